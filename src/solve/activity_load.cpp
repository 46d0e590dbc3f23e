#include "solve/activity_load.hpp"

#include "loading/statistics.hpp"

#include <algorithm>
#include <cmath>

namespace spinewalk::solve {

using loading::mean_of;

model::PerLevel<double> find_peak_spread(const loading::Stride& stride, const spine::CycleResponse& response) {
  model::PerLevel<double> spread;
  spread.fill(model::kNotGiven);
  const int strides = response.strides;
  for (std::size_t l = 0; strides > 1 && l < model::kLevels; ++l) {
    const auto& force = response.force[l];
    std::vector<double> peaks(static_cast<std::size_t>(strides), force.front());
    std::size_t n = 0;
    for (std::size_t i = 0; i < force.size(); ++i) {
      while (response.time[i] >= stride.replay.cuts[n + 1]) ++n;
      peaks[n] = std::max(peaks[n], force[i]);
    }
    spread[l] = loading::spread_of(peaks, mean_of(peaks)) * std::sqrt(strides / (strides - 1.0));
  }
  return spread;
}

ActivityLoad reduce(const spine::Chain& chain, const loading::Stride& stride, spine::CycleResponse response) {
  ActivityLoad load;
  load.split = chain.split_peak(stride, response);
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    const auto& force = response.force[l];
    const auto& x = response.compression[l];
    const double mean = mean_of(x);
    double variance = 0;
    for (double value : x) variance += (value - mean) * (value - mean) / static_cast<double>(x.size());
    load.mean.push_back({mean_of(force), variance, {}});
    const auto [low, high] = std::minmax_element(force.begin(), force.end());
    load.force_min[l] = *low, load.force_max[l] = *high;
    const auto [near, far] = std::minmax_element(x.begin(), x.end());
    load.ripple_min[l] = *near - mean, load.ripple_max[l] = *far - mean;
  }
  load.response = std::move(response);
  return load;
}

ActivityLoad find_activity_load(const spine::Chain& chain, const loading::Stride& stride, const spine::Waters& waters,
                                const std::vector<double>& guess) {
  return reduce(chain, stride,
                stride.steady() ? chain.solve_posture(stride, waters)
                                : chain.solve_periodic(stride, waters, kStrideSamples * stride.strides(), guess));
}

StrideHeat find_heat(const ActivityLoad& load) {
  StrideHeat heat;
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    heat.seepage[l] = load.seepage[l] / load.response.strides;
    heat.absorbed[l] = load.response.energy_absorbed[l] / load.response.strides + heat.seepage[l];
  }
  return heat;
}

}  // namespace spinewalk::solve
