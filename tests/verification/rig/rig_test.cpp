// Rigs as a user runs them: the shipped ones, creep against the series, collapse, water balance.
#include "model/errors.hpp"
#include "model/load_scenario.hpp"
#include "solve/run.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace spinewalk {
namespace {

using std::numbers::pi;

struct BenchRun {
  model::Scenario scenario;
  solve::Record record;
};

model::Scenario shipped(const std::string& name, const std::vector<std::string>& sets = {}) {
  return model::load_scenario(SPINEWALK_SOURCE_DIR "/scenarios/rigs/" + name, sets);
}

BenchRun run(const std::string& name, const std::vector<std::string>& sets = {}) {
  BenchRun result{shipped(name, sets), {}};
  solve::run(result.scenario, result.record, {});
  return result;
}

/// T1 of disc.md 5.2: displacement over its final value at dimensionless time T.
double series(double T) {
  double sum = 0;
  for (int n = 0; n < 400; ++n) {
    const double m = 2 * n + 1;
    sum += 8 / (pi * pi * m * m) * std::exp(-m * m * pi * pi * T / 4);
  }
  return 1 - sum;
}

const std::vector<std::string> kLinear{"rig.column.solid={law: linear, aggregate_modulus: 1 MPa}", "rig.column.solute=none",
                                       "rig.load[0].traction=100 Pa", "solver.tolerance=1e-8"};

void expect_creep(std::vector<std::string> sets, double half_height) {
  sets.insert(sets.begin(), kLinear.begin(), kLinear.end());
  const BenchRun creep = run("column_creep.yaml", sets);
  int compared = 0;
  for (const auto& row : creep.record.rows) {
    const double T = 1e6 * 1e-15 * row.time / (half_height * half_height);
    if (T < 0.01) continue;
    EXPECT_NEAR((5e-3 - row.discs[0].height) / (5e-3 * 1e-4), series(T), 1e-3) << "T = " << T;
    ++compared;
  }
  EXPECT_GT(compared, 100);
}

TEST(ColumnRig, CreepsAsTheSeriesDrainedAtTheTop) { expect_creep({}, 5e-3); }
TEST(ColumnRig, CreepsAsTheSeriesDrainedAtBothEnds) { expect_creep({"rig.column.drained=both", "rig.column.cells=128"}, 2.5e-3); }
TEST(ColumnRig, CreepsAlikeWithAnOddNumberOfCells) {
  expect_creep({"rig.column.drained=both", "rig.column.cells=129"}, 2.5e-3);
}

TEST(ColumnRig, BothMouthsTakeInTheSameSolute) {
  const BenchRun both = run("column_creep.yaml", {"rig.column.drained=both", "rig.load[0].for=4 h"});
  const auto& c = both.record.rows.back().concentration[0][0];
  for (std::size_t i = 0; i < c.size() / 2; ++i) EXPECT_NEAR(c[i], c[c.size() - 1 - i], 1e-9);
  EXPECT_GT(c[c.size() / 2], 0.5);
  const auto& out = both.record.rows.back().discs[0].outflow;
  EXPECT_NEAR(out[0], out[1], 1e-9 * out[0]);
}

TEST(ColumnRig, SwellsToItsDonnanEquilibrium) {
  const BenchRun free = run("column_creep.yaml", {"rig.column.swelling={fixed_charge: 250 mM, bath: 150 mM, temperature: 310 K}",
                                             "rig.load[0].traction=0 MPa", "rig.load[0].for=100 h", "record.every=10 h"});
  const double J = free.record.rows.back().discs[0].height / 5e-3;
  const double cF = 250 * 0.8 / (J - 0.2);
  const double osmotic = 8.314462618 * 310 * (std::hypot(cF, 300.0) - 300.0), solid = 0.5e6 * (J - 1 / J);
  EXPECT_GT(J, 1.05);
  EXPECT_NEAR(osmotic, solid, 1e-4 * solid);
}

TEST(ColumnRig, WaterIsBalancedInEveryRow) {
  for (const char* name : {"column_creep.yaml", "oconnell.yaml"}) {
    const BenchRun bench = run(name);
    for (const auto& row : bench.record.rows) EXPECT_LT(std::abs(row.discs[0].balance_residual), 1e-10) << name;
  }
}

TEST(ColumnRig, GivesUpBeyondCollapseWithPlaceAndWhatThereIs) {
  const auto scenario = shipped("column_creep.yaml", {"rig.load[0].traction=5 MPa", "rig.column.solid_fraction=0.3"});
  solve::Record record;
  std::string said;
  try {
    solve::run(scenario, record, {});
  } catch (const SolverError& error) {
    said = error.what();
  }
  EXPECT_EQ(said.find("in phase 1 steady: the fluid of the column cannot be advanced at "), 0u) << said;
  EXPECT_NE(said.find("total pressure 5 MPa"), said.npos) << said;
  EXPECT_NE(said.find("lower the load or raise the modulus"), said.npos) << said;
  EXPECT_FALSE(record.complete);
  EXPECT_EQ(record.stop_reason, said);
  EXPECT_FALSE(record.rows.empty());
}

TEST(DiscRig, RunsOneLevelUnderThePrescribedForce) {
  const BenchRun bench = run("oconnell.yaml", {"rig.load[0].for=10 min", "rig.load[1].for=10 min"});
  EXPECT_TRUE(bench.record.complete);
  EXPECT_EQ(bench.record.labels.levels, std::vector<std::string>{"L4L5"});
  ASSERT_EQ(bench.record.phases.size(), 2u);
  EXPECT_EQ(bench.record.phases[0].label, "1 steady");
  EXPECT_DOUBLE_EQ(bench.record.phases[0].force_max[0], 1000);
  EXPECT_LT(bench.record.phases[0].height_change[0], 0);
  EXPECT_GT(bench.record.phases[1].height_change[0], 0);
  ASSERT_EQ(bench.record.rows.size(), 22u);
  EXPECT_EQ(bench.record.rows[10].time, 600);
  EXPECT_EQ(bench.record.rows[11].time, 600);  // a phase ends and the next begins
}

TEST(DiscRig, ResolvesEveryCycle) {
  const BenchRun bench = run("cyclic.yaml", {"rig.load[0].for=1 min", "rig.load[1].for=10.5 s", "record.bursts=2 strides"});
  ASSERT_EQ(bench.record.bursts.size(), 3u);
  EXPECT_EQ(bench.record.bursts[0].place, "first");
  EXPECT_EQ(bench.record.bursts[1].place, "middle");
  EXPECT_EQ(bench.record.bursts[2].place, "last");
  EXPECT_EQ(bench.record.bursts[0].time.size(), 160u);
  EXPECT_EQ(bench.record.bursts[2].time.size(), 120u);  // the last cycle is half a one
  const auto& phase = bench.record.phases[1];
  EXPECT_EQ(phase.label, "2 cyclic");
  EXPECT_NEAR(phase.force_min[0], 300, 1e-6);
  EXPECT_NEAR(phase.force_max[0], 700, 1e-6);
  EXPECT_GT(phase.pressure_max[0], phase.pressure_min[0] + 0.1e6);
}

TEST(Rigs, AllShippedOnesRunAtAShortHorizon) {
  for (const char* name : {"column_creep.yaml", "oconnell.yaml", "cyclic.yaml"}) {
    auto scenario = shipped(name);
    for (auto& load : scenario.rig->load) load.duration = std::min(load.duration, 3.0);
    solve::Record record;
    solve::run(scenario, record, {});
    EXPECT_TRUE(record.complete) << name;
    EXPECT_EQ(record.phases.size(), scenario.rig->load.size()) << name;
  }
}

}  // namespace
}  // namespace spinewalk
