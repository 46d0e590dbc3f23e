#include "model/parameter_list.hpp"
#include "model/load_model.hpp"
#include "scenario_files.hpp"
#include "units/quantity.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace spinewalk::model {
namespace {

class ParameterList : public ScenarioFiles {
 protected:
  Model model = load_model(std::filesystem::path(SPINEWALK_SOURCE_DIR) / "models" / "adult_male_50.yaml");
  std::vector<ParameterInfo> list = parameter_list(model);

  const ParameterInfo& info(const std::string& path) const {
    const auto at =
        std::find_if(list.begin(), list.end(), [&](const auto& entry) { return entry.path == path; });
    if (at == list.end()) throw std::runtime_error(path + " is not listed");
    return *at;
  }
};

TEST_F(ParameterList, TellsAllAboutAConstant) {
  const ParameterInfo& k0 = info("model.discs.L4L5.nucleus.permeability.k0");
  EXPECT_EQ(k0.unit, "m4/N/s");
  EXPECT_EQ(k0.low, 1e-18);
  EXPECT_EQ(k0.high, 1e-12);
  EXPECT_EQ(units::to_si(k0.default_value, k0.unit), model.discs[kL4L5].nucleus.permeability.k0);
  EXPECT_EQ(k0.meaning, "hydraulic permeability at the reference volume");
  const ParameterInfo& mass = info("subject.mass");
  EXPECT_EQ(mass.status, "measured");
  EXPECT_EQ(mass.source, "ICRP 2002, table 2.9, reference man");
}

TEST_F(ParameterList, TellsAboutTheRest) {
  EXPECT_EQ(info("subject.mass").default_value, "73 kg");
  EXPECT_EQ(info("timeline[i].walking.speed").default_value, "");
  EXPECT_EQ(info("timeline[i].running.speed").high, 6);
  EXPECT_EQ(info("solver.tolerance").default_value, "0.0001");
  EXPECT_EQ(info("solver.method").choices, (std::vector<std::string>{"averaged", "resolved"}));
  EXPECT_EQ(info("record.bursts").default_value, "3 strides");
}

TEST_F(ParameterList, PathsAndMeaningsAreThereOnce) {
  std::set<std::string> paths;
  for (const auto& entry : list) {
    EXPECT_TRUE(paths.insert(entry.path).second) << entry.path;
    EXPECT_FALSE(entry.meaning.empty()) << entry.path;
    EXPECT_TRUE(entry.low <= entry.high) << entry.path;
  }
}

/// The path in the good scenario, or "" where it has no such activity.
std::string in_good_scenario(std::string path) {
  const std::string any = "timeline[i].";
  if (path.rfind(any, 0) != 0) return path;
  path.erase(0, any.size());
  if (path.rfind("standing.", 0) == 0) return "timeline[0]." + path;
  if (path.rfind("walking.", 0) == 0) return "timeline[1]." + path;
  return "";
}

/// The promise of the one table: what is listed can be set, by its path, to its listed default.
TEST_F(ParameterList, EveryListedDefaultCanBeSet) {
  std::vector<std::string> sets;
  for (const auto& entry : list)
    if (const auto path = in_good_scenario(entry.path); !path.empty() && !entry.default_value.empty())
      sets.push_back(path + "=" + entry.default_value);
  ASSERT_GT(sets.size(), 200u);
  const Scenario plain = load(kGood), all_set = load(kGood, sets);
  EXPECT_EQ(all_set.resolved, plain.resolved);
}

/// And beyond its range it cannot (of the discs, which share one declaration, L4L5).
TEST_F(ParameterList, EveryRangeIsKept) {
  for (const auto& entry : list) {
    const std::string path = in_good_scenario(entry.path);
    if (path.empty() || entry.unit.empty() || entry.default_value.empty()) continue;
    if (entry.path.find("discs.") != std::string::npos && entry.path.find("L4L5") == std::string::npos)
      continue;
    const double beyond = entry.high > 0 ? 1.01 * entry.high + 1e-12 : 1;
    const std::string set = path + "=" + units::format(beyond, entry.unit);
    EXPECT_THROW(load(kGood, {set}), InputError) << set;
  }
}

}  // namespace
}  // namespace spinewalk::model
