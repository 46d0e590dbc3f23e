#include "solve/activity_load.hpp"

#include "solve/boundary_layer.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace spinewalk::solve {
namespace {

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

ActivityLoad reduce(spine::CycleResponse response) {
  ActivityLoad load;
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    const auto& force = response.force[l];
    const auto& x = response.compression[l];
    const double mean = mean_of(x);
    double variance = 0;
    for (double value : x) variance += (value - mean) * (value - mean) / static_cast<double>(x.size());
    load.mean.push_back({mean_of(force), variance, 0.0});
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
  return reduce(stride.steady() ? chain.solve_posture(stride, waters)
                                : chain.solve_periodic(stride, waters, kStrideSamples, guess));
}

void set_layer_shift(ActivityLoad& load, const std::vector<Element>& elements, const DiscStates& states) {
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    const auto& k = elements[l].constants();
    const disc::BasicForceLaw<double> law(k.law);
    const auto w = elements[l].water(states[l]);
    const auto& x = load.response.compression[l];
    const double offset = states[l].x - mean_of(x);
    std::vector<double> pressures;
    for (double value : x) pressures.push_back(law.pressures(value + offset, w).nucleus - k.column.venous_pressure);
    load.mean[l].layer_shift = find_layer_shift(k.column.tissue[0], pressures);
  }
}

double load_change(const ActivityLoad& older, const ActivityLoad& newer) {
  double change = 0;
  for (std::size_t l = 0; l < model::kLevels; ++l)
    change = std::max(change, std::abs(newer.mean[l].force / older.mean[l].force - 1));
  return change;
}

}  // namespace spinewalk::solve
