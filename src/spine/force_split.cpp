#include "spine/force_split.hpp"

#include "spine/chain.hpp"
#include "spine/drive.hpp"
#include "spine/dynamics.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace spinewalk::spine {

namespace {

// Weights by which N equidistant samples of a period give the low-passed value at sample 0: Dirichlet's kernel.
std::vector<double> low_pass_weights(std::size_t count, double period) {
  std::vector<double> weights(count, 1.0);
  const auto harmonics = std::min<double>(std::floor(kImpactBand.low * period), static_cast<double>((count - 1) / 2));
  for (std::size_t n = 1; n < count; ++n) {
    const double half = std::numbers::pi * static_cast<double>(n) / static_cast<double>(count);
    weights[n] = std::sin((2 * harmonics + 1) * half) / std::sin(half);
  }
  weights[0] = 2 * harmonics + 1;
  for (double& weight : weights) weight /= static_cast<double>(count);
  return weights;
}

}  // namespace

ForceSplit Chain::split_peak(const loading::Stride& stride, const CycleResponse& response) const {
  const Drive drive(constants_, stride);
  const std::size_t count = response.time.size();
  const auto weights = low_pass_weights(count, response.period);
  ForceSplit split;
  for (std::size_t level = 0; level < model::kLevels; ++level) {
    const auto& force = response.force[level];
    const auto& muscle = response.muscle[level];
    const auto peak = static_cast<std::size_t>(std::max_element(force.begin(), force.end()) - force.begin());
    double slow = 0;
    for (std::size_t n = 0; n < count; ++n) {
      const std::size_t i = (peak + n) % count;
      slow += weights[n] * (force[i] - muscle[i]);
    }
    const double net = force[peak] - muscle[peak];
    split.weight[level] = drive.weight_above[level_of_joint(level)];
    split.inertia[level] = slow - split.weight[level];
    split.impact[level] = net - slow;
    split.muscle[level] = muscle[peak];
    split.shear[level] = net * std::sin(constants_.disc_slope[level]);
  }
  return split;
}

}  // namespace spinewalk::spine
