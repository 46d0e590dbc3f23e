/// Broken activities, the rows of bad_activities.yaml.
#include "bad_scenario.hpp"
#include "read_yaml.hpp"

namespace spinewalk::model {
namespace {

TEST_P(BadScenario, SaysWhatWhereAndHowToMendIt) { expect_refusal(); }

/// The scenario of a row.
std::string scenario_of(const YamlNode& row) {
  const std::string good = "walking: {for: 30 min, speed: 1.3 m/s}";
  if (row.find("phase")) return with(good, text_of(row, "phase"));
  if (row.find("walking")) return with(good, "walking: {for: 1 min, speed: 1.3 m/s, " + text_of(row, "walking") + "}");
  if (row.find("running")) return with(good, "running: {for: 1 min, speed: 3 m/s, " + text_of(row, "running") + "}");
  const auto& replace = row.find("replace")->items;
  return with(replace.at(0).scalar, replace.at(1).scalar);
}

std::vector<Case> cases() {
  std::vector<Case> cases;
  for (const auto& row : read_yaml(SPINEWALK_SOURCE_DIR "/tests/unit/model/bad_activities.yaml").items) {
    const auto& at = row.find("at")->items;
    cases.push_back({text_of(row, "name"), scenario_of(row), std::stoi(at.at(0).scalar), std::stoi(at.at(1).scalar),
                     text_of(row, "message"), text_of(row, "hint")});
  }
  return cases;
}

INSTANTIATE_TEST_SUITE_P(Activities, BadScenario, testing::ValuesIn(cases()),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace spinewalk::model
