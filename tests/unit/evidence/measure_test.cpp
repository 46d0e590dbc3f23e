// Measures read off the made-up result of sample_result.hpp, whose numbers are known.
#include "evidence/measure.hpp"

#include "../results/sample_result.hpp"
#include "disc/force_law.hpp"
#include "evidence/law_measures.hpp"
#include "model/load_scenario.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace spinewalk::evidence {
namespace {

constexpr std::size_t L = model::kL4L5;

const Simulation& sample() {
  static const Simulation simulation = [] {
    Simulation made{model::load_scenario(SPINEWALK_SOURCE_DIR "/scenarios/stand_walk_run.yaml"), results::sample::result()};
    made.result.body_weight = 700;
    auto& rows = made.result.record.rows;  // the first phase ends and the second begins at 1800 s
    const auto change = std::find_if(rows.begin(), rows.end(), [](const auto& row) { return row.time == 1800; });
    rows.insert(change, *change)->discs[L].force_max += 1;
    return made;
  }();
  return simulation;
}

Quantity quantity_of(const std::string& text) { return read_quantity(model::parse_yaml(text, "study.yaml"), {"day"}); }
double value_of(const std::string& text) { return evaluate(quantity_of(text), {&sample()}); }

TEST(Measure, ReadsASummaryOfAPhaseAndLevel) {
  const auto& phase = sample().result.record.phases[1];
  EXPECT_EQ(value_of("{summary: pressure_mean, phase: 2}"), phase.pressure_mean[L]);
  EXPECT_EQ(value_of("{summary: pressure_mean, phase: 2, level: L1L2}"), phase.pressure_mean[0]);
  EXPECT_DOUBLE_EQ(value_of("{summary: force_max_bw, phase: 2}"), phase.force_max[L] / 700);
}

TEST(Measure, ReadsTheDiscAtAMomentOnEitherSideOfAPhasesEnd) {
  const auto& rows = sample().result.record.rows;
  EXPECT_EQ(value_of("{disc: height, at: 2 min}"), rows[2].discs[L].height);
  const double next = value_of("{disc: force_max, at: 30 min}");
  EXPECT_EQ(value_of("{disc: force_max, ending: 30 min}"), next + 1);
}

TEST(Measure, TakesTheMeanOverASpanOfTime) {
  const auto& rows = sample().result.record.rows;
  const auto height = [&](std::size_t i) { return rows[i].discs[L].height; };
  EXPECT_NEAR(value_of("{disc: height, from: 2 min, to: 4 min}"), (height(2) + 2 * height(3) + height(4)) / 4, 1e-15);
  // Where a phase ends and the next begins stand two rows: the jump between them has no width.
  const double late = value_of("{disc: force_max, ending: 30 min}"), next = value_of("{disc: force_max, at: 30 min}"),
               before = value_of("{disc: force_max, at: 29 min}"), after = value_of("{disc: force_max, at: 31 min}");
  EXPECT_NEAR(value_of("{disc: force_max, from: 29 min, to: 31 min}"), (before + late + next + after) / 4, 1e-9);
}

TEST(Measure, SumsTheLevels) {
  double sum = 0;
  for (const auto& disc : sample().result.record.rows[2].discs) sum += disc.height;
  EXPECT_DOUBLE_EQ(value_of("{disc: height, at: 2 min, level: sum}"), sum);
  EXPECT_DOUBLE_EQ(value_of("{law: volume, level: sum, over: {law: volume, level: sum}}"), 1);
}

TEST(Measure, ReducesTheCellsOfAProfile) {
  const auto& glucose = sample().result.record.rows[3].concentration[L][1];
  const std::string place = "{profile: concentration.glucose, at: 3 min, cells: ";
  EXPECT_EQ(value_of(place + "least}"), *std::min_element(glucose.begin(), glucose.end()));
  EXPECT_EQ(value_of(place + "most}"), *std::max_element(glucose.begin(), glucose.end()));
  EXPECT_EQ(value_of(place + "middle}"), 0.5 * (glucose[31] + glucose[32]));
}

TEST(Measure, CombinesTerms) {
  const double h0 = value_of("{disc: height, at: 0 min}"), h9 = value_of("{disc: height, at: 9 min}"),
               h20 = value_of("{disc: height, at: 20 min}");
  EXPECT_EQ(value_of("{disc: height, at: 9 min, less: {disc: height, at: 0 min}}"), h9 - h0);
  EXPECT_EQ(value_of("{disc: height, at: 9 min, less: {disc: height, at: 0 min}, "
                     "over: {disc: height, at: 20 min, less: {disc: height, at: 0 min}}}"),
            (h9 - h0) / (h20 - h0));
  EXPECT_EQ(value_of("{disc: height, at: 9 min, change_from: {disc: height, at: 0 min}}"), (h9 - h0) / h0);
  EXPECT_EQ(quantity_of("{disc: height, at: 9 min}").unit(), "m");
  EXPECT_EQ(quantity_of("{disc: height, at: 9 min, over: {law: volume}}").unit(), "1");
}

TEST(Measure, ReadsLawAndStrideFromTheModel) {
  const auto& disc = sample().scenario.model.discs[L];
  EXPECT_DOUBLE_EQ(value_of("{law: volume}"), disc.geometry.area * disc.geometry.height);
  const auto law = disc::force_law_constants(disc);
  EXPECT_DOUBLE_EQ(value_of("{law: pressure_ratio}"), law.f_A + law.f_N);
  EXPECT_EQ(value_of("{stride: force_peaks, phase: 2}"), 2);
  EXPECT_GT(value_of("{stride: peak_ground_force, phase: 3}"), value_of("{stride: peak_ground_force, phase: 2}"));
  const double rms = value_of("{stride: pelvis_rms, phase: 2}"), mean = value_of("{stride: mean_amplitude, phase: 2}");
  EXPECT_LT(mean, rms);
  EXPECT_GT(mean, 0.8 * rms);  // a sine has 0.9
  EXPECT_DOUBLE_EQ(value_of("{stride: total_rms, phase: 2}"), std::hypot(model::kGravity, rms));
  EXPECT_LT(value_of("{stride: active_peak, phase: 3}"), value_of("{stride: peak_ground_force, phase: 3}") * model::body_weight(sample().scenario.model.subject));
}

TEST(Measure, OxygenSlowsDownWithPorosityAlone) {
  model::Model model = sample().scenario.model;
  model.discs[L].annulus.solid_fraction = 0.2;
  const auto diffusivity = [](double J) { return std::pow((1 - 0.2 / J) / (1 + 0.2 / J), 2); };
  EXPECT_DOUBLE_EQ(law_measure("oxygen_slowdown", model, L), 1 - diffusivity(0.763) / diffusivity(0.953));
  model.discs[L].annulus.solid_fraction = 0.4;
  EXPECT_GT(law_measure("oxygen_slowdown", model, L), 1 - diffusivity(0.763) / diffusivity(0.953));
}

TEST(Measure, LoadTakesUptakeAwayAndNoLoadNothing) {
  model::Model model = sample().scenario.model;
  EXPECT_GT(law_measure("uptake_loss", model, L), 0.05);
  model.subject.mass = 1e-9;
  EXPECT_NEAR(law_measure("uptake_loss", model, L), 0, 1e-9);
}

void expect_refused(const std::string& text, const std::string& message, const std::string& hint) {
  try {
    value_of(text);
    ADD_FAILURE() << text << " was taken";
  } catch (const InputError& error) {
    EXPECT_NE(error.message().find(message), std::string::npos) << error.what();
    EXPECT_NE(error.hint().find(hint), std::string::npos) << error.what();
  }
}

TEST(Measure, SaysWhatIsWrong) {
  expect_refused("{phase: 2}", "nothing says what to measure", "give one of summary, disc, profile, stride, law, creep");
  expect_refused("{summary: pressure_meen, phase: 2}", "pressure_meen", "did you mean \"pressure_mean\"?");
  expect_refused("{summary: pressure_mean}", "phase is missing", "{summary: pressure_mean, phase: 2}");
  expect_refused("{summary: pressure_mean, phase: 0}", "\"0\" is not the number of a phase", "phases count from 1");
  expect_refused("{summary: pressure_mean, phase: 9}", "there is no phase 9", "the scenario has 3");
  expect_refused("{disc: height}", "the moment is missing or given twice", "either at: 4 h or ending: 4 h");
  expect_refused("{disc: height, from: 1 h}", "the moment is missing or given twice", "from: 0 h and to: 24 h");
  expect_refused("{disc: height, at: 1 h, to: 2 h}", "the moment is missing or given twice", "from: 0 h and to: 24 h");
  expect_refused("{disc: height, from: 2 h, to: 1 h}", "to is not after from", "from: 0 h and to: 24 h");
  expect_refused("{disc: height, from: 100 h, to: 101 h}", "the result has no row at 363600 s", "a multiple of record.every");
  expect_refused("{stride: step_frequency, phase: 2, level: sum}", "stride has no levels to add up", "leave level out");
  expect_refused("{law: volume, level: all}", "\"all\" is not known", "sum");
  expect_refused("{disc: height, at: 4}", "unit", "at: 4 h");
  expect_refused("{disc: height, at: 61 s}", "the result has no row at 61 s", "a multiple of record.every");
  expect_refused("{law: volume, less: {law: volume, over: {law: volume}}}", "unknown key \"over\"", "allowed");
  expect_refused("{law: volume, over: {law: volume}, change_from: {law: volume}}", "exclude each other", "give one");
  expect_refused("{stride: impact_peak, phase: 1}", "standing has no strides", "measure a gait");
}

TEST(Measure, ARigHasNoLevelsToAddUp) {
  Simulation bench{model::load_scenario(SPINEWALK_SOURCE_DIR "/scenarios/rigs/oconnell.yaml"), {}};
  EXPECT_THROW(evaluate(quantity_of("{disc: height, at: 0 h, level: sum}"), {&bench}), InputError);
}

TEST(Measure, NamesTheScenarioWhereThereAreTwo) {
  EXPECT_THROW(read_quantity(model::parse_yaml("{law: volume}", "s"), {"a", "b"}), InputError);
  EXPECT_EQ(read_quantity(model::parse_yaml("{law: volume, scenario: b}", "s"), {"a", "b"}).term.measure.scenario, 1U);
}

}  // namespace
}  // namespace spinewalk::evidence
