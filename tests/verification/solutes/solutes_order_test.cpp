// Observed orders in time: passive, deforming, and reacting columns.
#include "disc/solutes_nutrients.hpp"
#include "solutes_support.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <numbers>

namespace spinewalk::disc {
namespace {

using std::numbers::pi;
using testing::Column;

/// J_i(t) of a breathing column, smooth in time and space; the base is sealed, the top is the source of the
/// water.
double breathing(double z, double t) { return 1 + 0.15 * std::sin(2 * pi * t) * (0.4 + std::cos(pi * z)); }

void breathe(Column& column, double t0, double t1, double unit) {
  const std::size_t n = column.size();
  column.dt = (t1 - t0) * unit;
  for (std::size_t i = 0; i < n; ++i) {
    const double z = (i + 0.5) / n;
    column.J0[i] = breathing(z, t0);
    column.J1[i] = breathing(z, t1);
  }
  column.flux[n] = 0;
  for (std::size_t i = n; i-- > 0;)
    column.flux[i] = column.flux[i + 1] + column.thickness[i] * (column.J1[i] - column.J0[i]) / column.dt;
}

double largest_difference(const std::vector<double>& a, const std::vector<double>& b) {
  double worst = 0;
  for (std::size_t i = 0; i < a.size(); ++i) worst = std::max(worst, std::abs(a[i] - b[i]));
  return worst;
}

/// Orders from errors against the last, finest run.
void expect_second_order(const std::function<std::vector<double>(int)>& run, double finest_error) {
  const auto reference = run(4096);
  double last = 0;
  for (int steps : {64, 128, 256, 512}) {
    const double error = largest_difference(run(steps), reference);
    std::printf("  %4d steps: error %.3e\n", steps, error);
    if (last > 0) {
      EXPECT_NEAR(std::log2(last / error), 2, 0.2) << steps << " steps";
    }
    last = error;
  }
  EXPECT_LT(last, finest_error);
}

TEST(SoluteOrder, BreathingColumnIsSecondOrderInTime) {
  constexpr double kUnit = 4000;
  expect_second_order(
      [](int steps) {
        Column column = testing::uniform_column(2e-3, 32, 0.2);
        const auto solute = make_small_solute(kGlucoseDiffusivity, column.region, {});
        SoluteStep<double> step(column.size());
        std::vector<double> c;
        for (std::size_t i = 0; i < column.size(); ++i)
          c.push_back(4 - std::pow((i + 0.5) / column.size(), 2));
        for (int k = 0; k < steps; ++k) {
          breathe(column, double(k) / steps, double(k + 1) / steps, kUnit);
          step_passive(step, column.motion(), solute, {{4.0}, {0.0, 0.0}}, Convention::porosity, c);
        }
        return c;
      },
      1e-3);
}

/// After a change at the bone, cells some 18 um thin pass on many times what they hold in a step of two hours; the solute stays
/// positive, so that nothing limits it. A limit on what leaves a cell is blind to what enters it: it would err by 22 mM here.
TEST(SoluteOrder, ThinCellsAtTheBoneAreNotLimitedWhereNothingIsNegative) {
  const auto half_a_day = [](int steps) {
    Column column = testing::disc_column(6e-4, 8e-3, {}, 0.2, 0.4);
    column.dt = 43200.0 / steps;
    const auto solute = make_small_solute(kGlucoseDiffusivity, column.region, {});
    SoluteStep<double> step(column.size());
    std::vector<double> c(column.size(), 2.0);
    for (int k = 0; k < steps; ++k)
      step_passive(step, column.motion(), solute, {{4.0, 4.0}, {0.0, 0.0}}, Convention::porosity, c);
    return c;
  };
  EXPECT_LT(largest_difference(half_a_day(6), half_a_day(1024)), 2e-3);  // [mM]
}

std::vector<double> reacting(int steps, double unit) {
  Column column = testing::uniform_column(4e-3, 24, 0.2);
  NutrientSetup<double> setup;
  setup.solute = {make_small_solute(kOxygenDiffusivity, column.region, {}),
                  make_small_solute(kLactateDiffusivity, column.region, {}),
                  make_small_solute(kGlucoseDiffusivity, column.region, {})};
  setup.density.assign(column.size(), 8.0);
  NutrientStep<double> step(setup);
  NutrientState<double> state;
  state.c = {std::vector<double>(24, 0.05), std::vector<double>(24, 0.8), std::vector<double>(24, 4.0)};
  state.viability.assign(24, 1.0);
  const Nutrients<Surroundings<double>> around{
      Surroundings<double>{{0.05}, {0, 0}}, {{0.8}, {0, 0}}, {{4.0}, {0, 0}}};
  for (int k = 0; k < steps; ++k) {
    breathe(column, double(k) / steps, double(k + 1) / steps, unit);
    step.advance(column.motion(), around, state);
  }
  std::vector<double> all;
  const Nutrients<double> scale{0.05, 4, 4};
  for (std::size_t s = 0; s < 3; ++s)
    for (double value : state.c[s]) all.push_back(value / scale[s]);
  return all;
}

TEST(SoluteOrder, ReactingColumnIsSecondOrderInTime) {
  expect_second_order([](int steps) { return reacting(steps, 2e4); }, 1e-3);
}

TEST(SoluteOrder, ErrorEstimateFollowsTheThirdOrderOfAStep) {
  const auto estimate = [](double dt) {
    Column column = testing::uniform_column(4e-3, 32, 0.2);
    column.dt = dt;
    const auto solute = testing::plain_solute(32, 1e-9);
    std::vector<double> c;
    for (int i = 0; i < 32; ++i) c.push_back(2 + std::cos(pi * (i + 0.5) / 32));
    SoluteStep<double> step(32);
    const auto start = c;
    step_passive(step, column.motion(), solute, {{0, 0}, {0, 0}}, Convention::porosity, c);
    return step.error(start);
  };
  EXPECT_NEAR(std::log2(estimate(100) / estimate(50)), 3, 0.2);
  // Slowest mode: e^{-lambda t}, local error of TR-BDF2 about kError (lambda dt)^3.
  const double x = pi * pi * 1e-9 / (4e-3 * 4e-3) * 50;
  EXPECT_NEAR(estimate(50) / (0.0404 * x * x * x), 1, 0.3);
}

}  // namespace
}  // namespace spinewalk::disc
