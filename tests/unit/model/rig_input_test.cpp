/// Rigs: what is read, and broken ones with place, message and hint.
#include "model/errors.hpp"
#include "scenario_files.hpp"

#include <gtest/gtest.h>

namespace spinewalk::model {
namespace {

const std::string kColumnRig = R"(schema: spinewalk/1
rig:
  column:
    height: 5 mm
    area: 1 mm2
    cells: 64
    drained: top
    solid: {law: neo_hookean, shear_modulus: 0.5 MPa}
    solid_fraction: 0.2
    permeability: {law: constant, k0: 1e-15 m4/N/s}
    swelling: none
  load:
    - {traction: 0.5 MPa, for: 16 h}
)";

const std::string kDiscRig = R"(schema: spinewalk/1
model: adult_male_50
rig:
  disc: L4L5
  load:
    - {force: 1000 N, for: 4 h}
    - {mean: 500 N, amplitude: 200 N, frequency: 1 Hz, for: 60 s}
)";

std::string changed(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("\"" + from + "\" is not there");
  return text.replace(at, from.size(), to);
}
std::string column(const std::string& from, const std::string& to) { return changed(kColumnRig, from, to); }
std::string disc(const std::string& from, const std::string& to) { return changed(kDiscRig, from, to); }

class Rigs : public ScenarioFiles {};

TEST_F(Rigs, ColumnIsReadInSi) {
  const Scenario scenario = load(column("swelling: none", "swelling: {fixed_charge: 250 mM, bath: 150 mM, temperature: 310 K}\n"
                                                          "    solute: {diffusivity: 2.7e-10 m2/s, bath: 5 mM}"));
  ASSERT_TRUE(scenario.rig);
  EXPECT_EQ(scenario.rig->name(), "column");
  const auto& c = std::get<RigColumn>(scenario.rig->specimen);
  EXPECT_DOUBLE_EQ(c.height, 5e-3);
  EXPECT_DOUBLE_EQ(c.area, 1e-6);
  EXPECT_EQ(c.cells, 64);
  EXPECT_EQ(aggregate_modulus(c.solid), 1e6);
  EXPECT_EQ(c.swelling->fixed_charge, 250);
  EXPECT_EQ(c.swelling->temperature, 310);
  EXPECT_DOUBLE_EQ(c.solute->diffusivity, 2.7e-10);
  ASSERT_EQ(scenario.rig->load.size(), 1u);
  EXPECT_FALSE(scenario.rig->load[0].cyclic());
  EXPECT_EQ(scenario.rig->load[0].steady, 0.5e6);
  EXPECT_EQ(scenario.rig->load[0].duration, 57600);
  EXPECT_TRUE(scenario.timeline.empty());
}

TEST_F(Rigs, DiscIsReadWithItsModel) {
  const Scenario scenario = load(kDiscRig);
  EXPECT_EQ(scenario.rig->name(), "L4L5");
  EXPECT_EQ(std::get<RigDisc>(scenario.rig->specimen).level, kL4L5);
  EXPECT_GT(scenario.model.discs[kL4L5].geometry.height, 0);
  const RigLoad& cycles = scenario.rig->load[1];
  EXPECT_TRUE(cycles.cyclic());
  EXPECT_EQ(cycles.mean, 500);
  EXPECT_EQ(cycles.amplitude, 200);
  EXPECT_EQ(cycles.frequency, 1);
}

TEST_F(Rigs, ResolvedFormIsAScenario) {
  for (const auto& text : {kColumnRig, kDiscRig}) {
    const std::string resolved = load(text).resolved;
    EXPECT_EQ(load(resolved).resolved, resolved);
  }
}

TEST_F(Rigs, SetReachesThem) {
  const Scenario scenario = load(kColumnRig, {"rig.column.height=2 mm", "rig.load[0].traction=0.1 MPa",
                                              "rig.column.permeability.law=schroeder", "rig.column.permeability.M=3"});
  EXPECT_DOUBLE_EQ(std::get<RigColumn>(scenario.rig->specimen).height, 2e-3);
  EXPECT_DOUBLE_EQ(scenario.rig->load[0].steady, 1e5);
}

struct Case {
  const char* name;
  std::string text;
  int line, column;
  std::string message, hint;  ///< parts of
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class BadRig : public ScenarioFiles, public testing::WithParamInterface<Case> {};

TEST_P(BadRig, SaysWhatWhereAndHowToMendIt) {
  const Case& c = GetParam();
  try {
    load(c.text);
    FAIL() << "was accepted";
  } catch (const InputError& error) {
    EXPECT_EQ(error.place().line, c.line) << error.what();
    EXPECT_EQ(error.place().column, c.column) << error.what();
    EXPECT_NE(error.message().find(c.message), std::string::npos) << error.what();
    EXPECT_NE(error.hint().find(c.hint), std::string::npos) << error.what();
  }
}

INSTANTIATE_TEST_SUITE_P(
    Column, BadRig,
    testing::Values(
        Case{"unknown_key", column("area:", "aera:"), 5, 5, "unknown key \"aera\" in rig.column", "did you mean \"area\""},
        Case{"unknown_beside", column("swelling: none", "sweling: none"), 11, 5, "unknown key \"sweling\"", "did you mean \"swelling\""},
        Case{"no_unit", column("height: 5 mm", "height: 5"), 4, 13, "\"5\" has no unit", "0.1 m"},
        Case{"wrong_unit", column("height: 5 mm", "height: 5 kg"), 4, 13, "rig.column.height: ", "0.1 m"},
        Case{"zero_area", column("area: 1 mm2", "area: 0 mm2"), 5, 11, "rig.column.area: 0 mm2 lies outside", "m2"},
        Case{"no_solid", column("solid_fraction: 0.2", "solid_fraction: 0"), 9, 21, "0 lies outside 0.01 to 0.95", "plain number"},
        Case{"all_solid", column("solid_fraction: 0.2", "solid_fraction: 1"), 9, 21, "1 lies outside 0.01 to 0.95", "plain number"},
        Case{"cells", column("cells: 64", "cells: 6.5"), 6, 12, "6.5 is not a whole number", "4 to 2000"},
        Case{"drained", column("drained: top", "drained: sides"), 7, 14, "\"sides\" is not known", "top, both"},
        Case{"charge", column("swelling: none", "swelling: {fixed_charge: -1 mM, bath: 150 mM, temperature: 310 K}"), 11, 30,
             "fixed_charge: -1 mM lies outside 0 mol/m3 to 600 mol/m3", "with a unit"},
        Case{"half_swelling", column("swelling: none", "swelling: {fixed_charge: 100 mM, bath: 150 mM}"), 4, 5,
             "rig.column.swelling.temperature is missing", "temperature of specimen and bath"},
        Case{"swelling", column("swelling: none", "swelling: much"), 11, 15, "rig.column.swelling: \"much\" is not known", "none"},
        Case{"unknown_solute", column("swelling: none", "swelling: none\n    solute: glucose"), 12, 13, "rig.column.solute: \"glucose\" is not known", "none"},
        Case{"no_modulus", column(", shear_modulus: 0.5 MPa", ""), 8, 12, "needs exactly one modulus", "twice the shear modulus"},
        Case{"two_moduli", column("shear_modulus: 0.5 MPa", "shear_modulus: 0.5 MPa, aggregate_modulus: 1 MPa"), 8, 12,
             "needs exactly one modulus", "twice the shear modulus"},
        Case{"no_M", column("law: constant", "law: van_der_voet"), 10, 19, "rig.column.permeability.M is missing", "van_der_voet"},
        Case{"alpha", column("law: constant", "alpha: 2, law: constant"), 10, 19, "alpha has no part in this law", "constant takes k0"},
        Case{"no_height", column("    height: 5 mm\n", ""), 4, 5, "rig.column.height is missing", "with a unit"},
        Case{"force", column("traction: 0.5 MPa", "force: 1 N"), 13, 8, "unknown key \"force\" in rig.load[0]", "traction"},
        Case{"no_load", column("    - {traction: 0.5 MPa, for: 16 h}\n", "    []\n"), 13, 5, "rig.load must be a list of loads", "traction"},
        Case{"no_duration", column(", for: 16 h", ""), 13, 7, "rig.load[0].for is missing", "duration"},
        Case{"model", kColumnRig + "model: adult_male_50\n", 14, 8, "model cannot stand beside a rig", "in the rig"},
        Case{"start", kColumnRig + "start: morning\n", 14, 8, "start cannot stand beside a rig", "reference state"}),
    [](const auto& tested) { return std::string(tested.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Disc, BadRig,
    testing::Values(
        Case{"level", disc("L4L5", "L4L6"), 4, 9, "\"L4L6\" is not known", "did you mean \"L4L5\""},
        Case{"both", disc("disc: L4L5", "disc: L4L5\n  column: {}"), 4, 3, "either a column or a disc", "disc: L4L5"},
        Case{"neither", disc("  disc: L4L5\n", ""), 4, 3, "either a column or a disc", "disc: L4L5"},
        Case{"timeline", kDiscRig + "timeline: [{lying: {for: 8 h}}]\n", 8, 11, "timeline cannot stand beside a rig", "takes its place"},
        Case{"no_model", disc("model: adult_male_50\n", ""), 1, 1, "the key \"model\" is missing", "adult_male_50"},
        Case{"mixed", disc("force: 1000 N", "force: 1000 N, mean: 5 N"), 6, 7, "neither a steady nor a sinusoidal load", "force alone"},
        Case{"no_frequency", disc(", frequency: 1 Hz", ""), 7, 7, "neither a steady nor a sinusoidal load", "mean, amplitude and frequency"},
        Case{"pulls", disc("amplitude: 200 N", "amplitude: 600 N"), 7, 32, "amplitude is above the mean", "below the mean"},
        Case{"method", kDiscRig + "solver: {method: resolved}\n", 8, 18, "a rig has no solver.method", "remove it"}),
    [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace spinewalk::model
