// What the day of tools/bench costs, in counts that no machine changes, against a committed baseline (counts.csv). A count
// that rises by a fifth fails; one that falls as much asks for a new baseline: copy the line that the test prints.
#include "model/load_scenario.hpp"
#include "solve/run.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

namespace spinewalk {
namespace {

std::map<std::string, double> baseline() {
  std::ifstream in(SPINEWALK_SOURCE_DIR "/tests/verification/solve/counts.csv");
  std::map<std::string, double> counts;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) counts[line.substr(0, line.find(','))] = std::stod(line.substr(line.find(',') + 1));
  return counts;
}

std::size_t bytes_of(const solve::Record& record) {
  std::size_t numbers = 0;
  for (const auto& row : record.rows) {
    numbers += sizeof(row) / sizeof(double);
    for (std::size_t l = 0; l < model::kLevels; ++l) {
      numbers += row.void_ratio[l].size() + row.pressure[l].size();
      for (const auto& c : row.concentration[l]) numbers += c.size();
    }
  }
  return numbers * sizeof(double);
}

TEST(Counts, OfADayStayNearTheBaseline) {
  const auto scenario = model::load_scenario(SPINEWALK_SOURCE_DIR "/tests/bench/day.yaml", {});
  solve::Record record;
  solve::run(scenario, record, {});
  const auto& solver = record.solver;
  const std::map<std::string, double> now{{"steps", solver.steps},
                                          {"rejected", solver.rejected},
                                          {"evaluations", solver.evaluations},
                                          {"probes", solver.probes},
                                          {"column_solves", solver.column_solves},
                                          {"bytes_of_rows", bytes_of(record)}};
  const auto before = baseline();
  ASSERT_EQ(before.size(), now.size());
  for (const auto& [name, count] : now) {
    std::printf("%s,%.0f\n", name.c_str(), count);
    ASSERT_TRUE(before.count(name)) << name;
    EXPECT_LE(count, 1.2 * before.at(name)) << name;
    EXPECT_GE(count, 0.8 * before.at(name)) << name << ": better than the baseline, which should follow";
  }
}

}  // namespace
}  // namespace spinewalk
