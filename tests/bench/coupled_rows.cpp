// A walking stride of the coupled disc (column, annulus, branches, force law): five discs in lanes, 96 steps a stride, against
// five discs in SUNDIALS CVODE (cvode_disc.hpp), each at the loosest setting whose shortening is no worse.
#include "../verification/oracle/cvode_disc.hpp"
#include "model/load_model.hpp"
#include "solve/activity_load.hpp"
#include "solve/advance.hpp"
#include "solve/lanes.hpp"
#include "table.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numbers>

namespace spinewalk::bench {
namespace {

constexpr int kStrides = 20, kCompared = 8;  ///< places of a stride that are compared, after the first two
constexpr double kPeriod = 1.1;
using Curve = std::vector<double>;  ///< [m]

double force_at(double t) {
  const double phase = 2 * std::numbers::pi * t / kPeriod;
  return 700 - 150 * std::cos(phase) - 150 * std::cos(2 * phase);
}

model::Disc sample() {
  return model::load_model(SPINEWALK_SOURCE_DIR "/models/adult_male_50.yaml").discs[model::kL4L5];
}

Curve by_cvode(double tolerance) {
  std::vector<solve::Element> elements{solve::Element(disc::element_constants(sample(), {}))};
  Oracle oracle(elements, force_at, tolerance);
  oracle.limit_step(kPeriod / 20);
  Curve x;
  for (int k = 2 * kCompared + 1; k <= kStrides * kCompared; ++k)
    x.push_back(oracle.at(k * kPeriod / kCompared)[0].x);
  return x;
}

Curve in_lanes() {
  const solve::ElementConstantsList discs(model::kLevels, disc::element_constants(sample(), {}));
  const auto stepper =
      solve::choose_lanes().make_stepper(discs, 1e-1);  // a step a sample once the jump is over
  solve::DiscStates states(discs.size(), solve::Element(discs[0]).reference());
  solve::DiscLoads loads(discs.size());
  const auto system = [&](double t) -> const solve::DiscLoads& {
    loads.assign(loads.size(), {force_at(t), 0, {}});
    return loads;
  };
  Curve x;
  double t = 0, dt = solve::kFirstStep;
  for (int k = 1; k <= kStrides * solve::kStrideSamples; ++k) {
    const double sample = k * kPeriod / solve::kStrideSamples;
    while (t < sample) solve::step_fluid(*stepper, system, states, t, dt, sample);
    t = sample;
    dt = std::max(dt, kPeriod / solve::kStrideSamples);
    if (k % (solve::kStrideSamples / kCompared) == 0 && k > 2 * solve::kStrideSamples)
      x.push_back(states[0].x);
  }
  return x;
}

double worst(const Curve& a, const Curve& b) {
  double largest = 0;
  for (std::size_t i = 0; i < b.size(); ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
  return largest;
}

}  // namespace

void measure_coupled(Table& table) {
  const Curve exact = by_cvode(1e-10);
  const double own = worst(in_lanes(), exact);
  double tolerance = 1e-3;
  while (tolerance > 1e-9 && worst(by_cvode(tolerance), exact) > own) tolerance /= 2;
  const double theirs = best_time(2, [&] {
    for (std::size_t i = 0; i < model::kLevels; ++i) by_cvode(tolerance);
  });
  const double ours = best_time(3, [] { in_lanes(); });
  table.add("coupled walking stride, five discs in lanes, 96 steps: shortening off by", 1e3 * own, "mm");
  table.add(fmt::format("  CVODE at relative tolerance {:.1e}", tolerance),
            1e3 * worst(by_cvode(tolerance), exact), "mm");
  table.add("  a stride, in lanes", 1e3 * ours / kStrides, "ms");
  table.add("  CVODE over lanes, processor time", theirs / ours);
}

}  // namespace spinewalk::bench
