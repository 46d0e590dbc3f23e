/// What the chain asks of the discs from moment to moment of a stride.
#pragma once

#include "solve/discs.hpp"
#include "spine/chain.hpp"

#include <algorithm>
#include <cmath>

namespace spinewalk::solve {

/// Loads within one stride: linear between the samples of the chain and its end, the dashpot's part taken off, and with it.
class StrideLoads {
 public:
  StrideLoads(const spine::CycleResponse& response, const std::vector<Element>& elements, double start)
      : start_(start), step_(response.period / static_cast<double>(response.time.size())), loads_(model::kLevels) {
    for (std::size_t l = 0; l < model::kLevels; ++l) {
      total_[l] = response.force[l];
      total_[l].push_back(response.end_force[l]);
      force_[l] = total_[l];
      const double dashpot = elements[l].constants().law.dashpot;
      for (std::size_t k = 0; k + 1 < force_[l].size(); ++k) force_[l][k] -= dashpot * response.shortening_rate[l][k];
      force_[l].back() -= dashpot * response.end_shortening_rate[l];
    }
  }

  /// @pre t lies in the period
  const DiscLoads& at(double t) { return interpolate(force_, t); }
  const DiscLoads& with_dashpot(double t) { return interpolate(total_, t); }
  double step() const { return step_; }

 private:
  const DiscLoads& interpolate(const model::PerLevel<std::vector<double>>& force, double t) {
    const double s = (t - start_) / step_;
    const std::size_t n = force[0].size() - 1;
    const auto k = static_cast<std::size_t>(std::clamp(std::floor(s + 1e-9), 0.0, double(n - 1)));
    const double u = s - double(k);
    for (std::size_t l = 0; l < model::kLevels; ++l)
      loads_[l] = {(1 - u) * force[l][k] + u * force[l][k + 1], 0.0, 0.0};
    return loads_;
  }

  double start_, step_;
  model::PerLevel<std::vector<double>> force_, total_;
  DiscLoads loads_;
};

}  // namespace spinewalk::solve
