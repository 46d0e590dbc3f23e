/// What `tolerance` means: the error that a day of the default model has at each, against the finest. L4L5: change of height
/// and of water since the first row, least glucose, at the ends of four hours of standing, two of sitting, six of lying.
#pragma once

#include "model/load_model.hpp"
#include "solve/run.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace spinewalk::study {

constexpr std::size_t kMoments = 3, kQuantities = 3;
constexpr std::array<const char*, kQuantities> kQuantityNames{"height change", "water change", "least glucose"};

struct Day {
  double tolerance = 0;
  long steps = 0;
  std::array<double, kMoments * kQuantities> values{};  ///< [m], [m3], [mM], moment by moment
};

inline Day simulate_day(double tolerance) {
  model::Scenario scenario;
  scenario.model = model::load_model(SPINEWALK_SOURCE_DIR "/models/adult_male_50.yaml");
  scenario.start = model::SupineEquilibrium{};
  scenario.timeline = {{model::Standing{}, 4 * 3600, "{}"}, {model::Sitting{}, 2 * 3600, "{}"}, {model::Lying{}, 6 * 3600, "{}"}};
  scenario.solver.tolerance = tolerance;
  scenario.record.every = 12 * 3600;
  solve::Record record;
  solve::run(scenario, record, {});
  Day day{tolerance, record.solver.steps, {}};
  const auto& first = record.rows.front();
  for (std::size_t m = 0; m < kMoments; ++m) {
    const auto& row = *std::find_if(record.rows.begin(), record.rows.end(),
                                    [&](const solve::Row& r) { return r.time >= record.phases[m].end; });
    const auto &now = row.discs[model::kL4L5], &then = first.discs[model::kL4L5];
    const auto& glucose = row.concentration[model::kL4L5][1];
    day.values[m * kQuantities] = now.height - then.height;
    day.values[m * kQuantities + 1] = now.fluid_volume - then.fluid_volume;
    day.values[m * kQuantities + 2] = *std::min_element(glucose.begin(), glucose.end());
  }
  return day;
}

/// Largest relative difference of a quantity over the moments, by its largest value.
inline double error_of(const Day& day, const Day& exact, std::size_t quantity) {
  double worst = 0, range = 0;
  for (std::size_t m = 0; m < kMoments; ++m) {
    const std::size_t i = m * kQuantities + quantity;
    worst = std::max(worst, std::abs(day.values[i] - exact.values[i]));
    range = std::max(range, std::abs(exact.values[i]));
  }
  return worst / range;
}

}  // namespace spinewalk::study
