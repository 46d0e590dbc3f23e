// Steady nutrition of the UPF geometry in one dimension (disc.md 5.1), and its trends with supply and demand.
#include "disc/solutes_steady.hpp"
#include "model/errors.hpp"
#include "solutes_support.hpp"

#include <gtest/gtest.h>

namespace spinewalk::disc {
namespace {

using testing::Column;

constexpr double kSolubility = 0.010268;

/// Bath of the bone side, same on both sides: 5.1 kPa, 0.8 mM, 4.0 mM.
Nutrients<Surroundings<double>> bone(double conductance = kOpen) {
  const auto side = [&](double c) { return Surroundings<double>{{c, conductance}, {c, conductance}}; };
  return {side(5.1 * kSolubility), side(0.8), side(4.0)};
}

NutrientSetup<double> cells_of(const Column& column, Convention convention, double glucose_half,
                               const EndplateAccess& access) {
  NutrientSetup<double> setup;
  setup.convention = convention;
  setup.metabolism.glucose_half = glucose_half;
  setup.oxygen_by_porosity = true;  // as in the sources of the numbers below
  setup.solute = {make_small_solute(kOxygenDiffusivity, column.region, access),
                  make_small_solute(kLactateDiffusivity, column.region, access),
                  make_small_solute(kGlucoseDiffusivity, column.region, access)};
  for (Region region : column.region) setup.density.push_back(region == Region::nucleus ? 3.6 : 13.5);
  return setup;
}

Column upf_column(int nucleus_cells) {
  return testing::disc_column(0.53e-3, 13.23e-3, {20, nucleus_cells, 1.1}, 0.20, 0.34);
}

Nutrients<double> middle(const NutrientState<double>& state) {
  const std::size_t m = state.c[0].size() / 2;
  const auto at = [&](std::size_t s) { return 0.5 * (state.c[s][m - 1] + state.c[s][m]); };
  return {at(kOxygen), at(kLactate), at(kGlucose)};
}

TEST(Nutrition, UpfGeometryMeetsThePublishedState) {
  const Column column = upf_column(80);
  const auto setup = cells_of(column, Convention::tissue_volume, 0, {1, 1, 1});
  NutrientState<double> state;
  const auto report = solve_steady(setup, column.motion(), bone(), state);
  const auto c = middle(state);
  EXPECT_NEAR(c[kGlucose], 1.18, 0.03 * 1.18);
  EXPECT_NEAR(c[kOxygen] / kSolubility, 1.22, 0.03 * 1.22);
  EXPECT_NEAR(c[kLactate], 4.52, 0.03 * 4.52);
  EXPECT_NEAR(ph(c[kLactate]), 6.99, 0.03 * 6.99);
  // Interface: 3.17 mM, 3.88 kPa, 1.89 mM.
  const auto at = [&](std::size_t s) { return 0.5 * (state.c[s][19] + state.c[s][20]); };
  EXPECT_NEAR(at(kGlucose), 3.17, 0.03 * 3.17);
  EXPECT_NEAR(at(kOxygen) / kSolubility, 3.88, 0.03 * 3.88);
  EXPECT_NEAR(at(kLactate), 1.89, 0.03 * 1.89);
  EXPECT_LE(report.iterations, 15);
  std::printf(
      "UPF mid height: glucose %.4f mM, oxygen %.4f kPa, lactate %.4f mM, pH %.3f; interface %.3f %.3f "
      "%.3f\n",
      c[kGlucose], c[kOxygen] / kSolubility, c[kLactate], ph(c[kLactate]), at(kGlucose),
      at(kOxygen) / kSolubility, at(kLactate));
}

TEST(Nutrition, SteppingArrivesAtTheSteadyState) {
  const Column steady_column = upf_column(24);
  const auto setup = cells_of(steady_column, Convention::porosity, 0.179, {0.8, 1, 1});
  NutrientState<double> steady, state;
  solve_steady(setup, steady_column.motion(), bone(), steady);
  state.c = {std::vector<double>(steady_column.size(), 0.05), std::vector<double>(steady_column.size(), 0.8),
             std::vector<double>(steady_column.size(), 4.0)};
  NutrientStep<double> step(setup);
  Column column = steady_column;
  column.dt = 7200;
  for (int i = 0; i < 600; ++i) {
    state.viability.assign(column.size(), 1.0);  // nobody dies here: the steady state is that of living cells
    step.advance(column.motion(), bone(), state);
  }
  for (std::size_t s = 0; s < 3; ++s)
    for (std::size_t i = 0; i < column.size(); ++i)
      EXPECT_NEAR(state.c[s][i], steady.c[s][i], 1e-8 * steady.c[s][i] + 1e-12);
}

TEST(Nutrition, ThinnerDiscsMeetThePublishedStates) {
  // disc.md 5.1, endplate 0.6 mm, D per tissue volume: glucose, oxygen, lactate at mid height.
  const double published[2][4] = {{10e-3, 1.87, 1.84, 3.61}, {8e-3, 2.32, 2.40, 3.01}};
  for (const auto& row : published) {
    const Column column = testing::disc_column(0.6e-3, row[0], {20, 60, 1.1}, 0.20, 0.34);
    const auto setup = cells_of(column, Convention::tissue_volume, 0, {1, 1, 1});
    NutrientState<double> state;
    solve_steady(setup, column.motion(), bone(), state);
    const auto c = middle(state);
    EXPECT_NEAR(c[kGlucose], row[1], 0.006);
    EXPECT_NEAR(c[kOxygen] / kSolubility, row[2], 0.006);
    EXPECT_NEAR(c[kLactate], row[3], 0.006);
  }
}

double middle_glucose(Convention convention, const EndplateAccess& access, double conductance,
                      double scale = 1) {
  const Column column = testing::disc_column(0.7e-3, 10e-3, {20, 60, 1.1}, 0.193, 0.327);
  auto setup = cells_of(column, convention, 0.179, access);
  setup.metabolism.rate_scale = scale;
  NutrientState<double> state;
  solve_steady(setup, column.motion(), bone(conductance), state);
  return middle(state)[kGlucose];
}

TEST(Nutrition, ConventionsDifferAsKnown) {
  // disc.md 6.3: mid-plane glucose 1.96 (D per tissue volume) against 1.55 mM (porosity) for the same inputs.
  EXPECT_NEAR(middle_glucose(Convention::tissue_volume, {1, 1, 1}, kOpen), 1.96, 0.01);
  EXPECT_NEAR(middle_glucose(Convention::porosity, {1, 1, 1}, kOpen), 1.55, 0.01);
}

TEST(Nutrition, FallsWithSupplyAndRisesWithLessDemand) {
  const auto glucose = [](const EndplateAccess& access, double h, double scale = 1) {
    return middle_glucose(Convention::porosity, access, h, scale);
  };
  const double healthy = glucose({1, 1, 1}, kOpen);
  EXPECT_LT(glucose({0.5, 1, 1}, kOpen), healthy);
  EXPECT_LT(glucose({1, 0.3, 0.3}, kOpen), healthy);
  EXPECT_GT(glucose({1, 1, 1}, kOpen, 0.7), healthy);
  // disc.md 4.2: a bed of 1e-6 m/s takes little, a tenth of it much.
  EXPECT_GT(glucose({1, 1, 1}, 1e-6), 0.9 * healthy);
  EXPECT_LT(glucose({1, 1, 1}, 1e-7), 0.6 * healthy);
  EXPECT_GT(glucose({0.12, 1, 1}, kOpen), 0);  // starved, never negative
}

TEST(Nutrition, StarvedDiscKeepsItsGlucosePositiveOnlyWithTheLimiter) {
  const Column column = testing::disc_column(1e-3, 20e-3, {20, 40, 1.1}, 0.20, 0.34);
  const EndplateAccess poor{0.12, 0.3, 0.3};
  NutrientState<double> state;
  solve_steady(cells_of(column, Convention::porosity, 0.179, poor), column.motion(), bone(), state);
  for (double G : state.c[kGlucose]) EXPECT_GT(G, 0);
  EXPECT_LT(middle(state)[kGlucose], 1e-4);
  // The published law has no steady state here: its cells would use glucose that cannot come.
  try {
    solve_steady(cells_of(column, Convention::porosity, 0, poor), column.motion(), bone(), state);
    ADD_FAILURE() << "solved";
  } catch (const SolverError& error) {
    EXPECT_NE(std::string(error.what()).find("more than the endplates can supply"), std::string::npos)
        << error.what();
  }
}

}  // namespace
}  // namespace spinewalk::disc
