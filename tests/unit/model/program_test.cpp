// Programs of weeks: repeats that grow, stop rules, adaptation (repeat.hpp, scenario.hpp).
#include "bad_scenario.hpp"

#include "units/quantity.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace spinewalk::model {
namespace {

using testing::Values;

const std::string kRepeat =
    R"(repeat: {times: 6, progression: [{path: "timeline[0].walking.for", from: 5 min, to: 15 min, over: 3,)"
    R"( instead_of: "timeline[1].sitting.for"}], timeline: [{walking: {for: 5 min, speed: 1 m/s}}, {sitting: {for: 1 h}}]})";

std::string program(const std::string& from, const std::string& to) {
  std::string repeat = kRepeat;
  const auto at = repeat.find(from);
  if (at == std::string::npos) throw std::logic_error(from);
  return with("standing: {for: 30 min}", repeat.replace(at, from.size(), to));
}

using Program = ScenarioFiles;

TEST_F(Program, GrowsAndHoldsAndKeepsItsLength) {
  const Scenario s = load(program("times", "times"));
  const std::vector<double> minutes{5, 10, 15, 15, 15, 15};
  for (std::size_t n = 0; n < minutes.size(); ++n) {
    EXPECT_NEAR(s.timeline[2 * n].duration, 60 * minutes[n], 1e-9);
    EXPECT_NEAR(s.timeline[2 * n].duration + s.timeline[2 * n + 1].duration, 65 * 60, 1e-6);
  }
}

TEST_F(Program, TakesStopRulesAndAdaptation) {
  const Scenario s =
      load(with("standing: {for: 30 min}", "standing: {for: 30 min, stop: {pressure_above: 0.9 MPa}}") +
           "adaptation: {endurance: banister}\n");
  EXPECT_EQ(s.timeline[0].stop.pressure_above, 9e5);
  EXPECT_TRUE(std::isnan(s.timeline[0].stop.height_loss_above));
  EXPECT_TRUE(s.adaptation.any());
  EXPECT_EQ(s.adaptation.body_mass, MassLaw::none);
}

TEST_P(BadScenario, SaysWhatWhereAndHowToMendIt) { expect_refusal(); }

INSTANTIATE_TEST_SUITE_P(
    Programs, BadScenario,
    Values(
        Case{"beyond_a_gait",
             program(
                 "walking.for\", from: 5 min, to: 15 min, over: 3, instead_of: \"timeline[1].sitting.for\"",
                 "walking.speed\", from: 1 m/s, to: 3 m/s, over: 3"),
             5, 91, "timeline[4].walking.speed: 3 m/s lies outside",
             "0.5 m/s to 2.2 m/s; running takes 1.8 m/s"},
        Case{"no_such_phase", program("timeline[0]", "timeline[7]"), 5, 45, "timeline has no entry 7",
             "it has 2, counted from 0"},
        Case{"another_activity", program("timeline[0].walking", "timeline[0].running"), 5, 45,
             "timeline[0] is not running", "it is walking"},
        Case{"two_units", program("to: 15 min", "to: 0.25 h"), 5, 89, "from and to have different units",
             "the same unit"},
        Case{"nothing_left", program("{for: 1 h}", "{for: 5 min}"), 5, 118,
             "nothing is left of timeline[1].sitting.for", "give that phase more time"},
        Case{"no_end", program("to: 15 min, ", ""), 5, 38, "progression has no to", "write: progression"},
        Case{"once", program("over: 3", "over: 1"), 5, 103, "progression.over: 1 is not a possible count",
             "from 2"},
        Case{"unknown_metric", with("for: 30 min", "for: 30 min, stop: {height_los_above: 1 mm}"), 5, 36,
             "unknown key \"height_los_above\" in timeline[0].standing.stop",
             "did you mean \"height_loss_above\"? allowed: pressure_above, height_loss_above"},
        Case{"no_such_law", kGood + "adaptation: {endurance: banster}\n", 7, 25,
             "adaptation.endurance: \"banster\" is not known", "did you mean \"banister\"?"}));

}  // namespace
}  // namespace spinewalk::model
