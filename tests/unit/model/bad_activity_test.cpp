/// Broken activities, the rows of bad_activities.yaml.
#include "bad_scenario.hpp"

#include <yaml-cpp/yaml.h>

namespace spinewalk::model {
namespace {

TEST_P(BadScenario, SaysWhatWhereAndHowToMendIt) { expect_refusal(); }

/// The scenario of a row.
std::string scenario_of(const YAML::Node& row) {
  const std::string good = "walking: {for: 30 min, speed: 1.3 m/s}";
  const auto text = [&](const char* key) { return row[key].as<std::string>(); };
  if (row["phase"]) return with(good, text("phase"));
  if (row["walking"]) return with(good, "walking: {for: 1 min, speed: 1.3 m/s, " + text("walking") + "}");
  if (row["running"]) return with(good, "running: {for: 1 min, speed: 3 m/s, " + text("running") + "}");
  return with(row["replace"][0].as<std::string>(), row["replace"][1].as<std::string>());
}

std::vector<Case> cases() {
  std::vector<Case> cases;
  for (const auto& row : YAML::LoadFile(SPINEWALK_SOURCE_DIR "/tests/unit/model/bad_activities.yaml"))
    cases.push_back({row["name"].as<std::string>(), scenario_of(row), row["at"][0].as<int>(),
                     row["at"][1].as<int>(), row["message"].as<std::string>(),
                     row["hint"].as<std::string>()});
  return cases;
}

INSTANTIATE_TEST_SUITE_P(Activities, BadScenario, testing::ValuesIn(cases()),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace spinewalk::model
