#include "cli/summary_table.hpp"

#include "../results/sample_result.hpp"
#include "cli/tables.hpp"
#include "results/metrics.hpp"

#include <gtest/gtest.h>
#include <sstream>

namespace spinewalk::cli {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

TEST(SummaryTable, HasARowForEachPhaseAndLevelWithin120Columns) {
  const auto lines = lines_of(to_table("r.h5", results::sample::result()));
  ASSERT_EQ(lines.size(), 2 + 2 + 3 * 5 + 1 + 2 + 3 * 5 + 6 + 2 + 3 + 2 + 3 * 5 + 2 + 3);
  EXPECT_EQ(lines[49], "peak [BW]      level  weight  inertia  impact  muscle = force    SD   shear  J a stride");
  EXPECT_TRUE(lines[55].starts_with("2 walking      L1L2 ")) << lines[55];
  EXPECT_TRUE(lines[55].ends_with("       0.030")) << lines[55];
  EXPECT_EQ(lines[66], "shocks over sacrum   T12 5 Hz    12 Hz 10-20 Hz head 5 Hz    12 Hz 10-20 Hz  resonance");
  EXPECT_EQ(lines[67], "1 standing               1.12     0.82     0.76     1.14     0.79     0.72       4.50");
  EXPECT_EQ(lines[44], "exercise              minutes    steps   cycles  MAD [g]    MET    kcal");
  EXPECT_TRUE(lines[46].starts_with("2 walking ")) << lines[46];
  EXPECT_TRUE(lines[46].ends_with("      130       65    0.200    3.4      36")) << lines[46];
  EXPECT_EQ(lines[0], "r.h5: Stand, walk, run (made up) (body weight 686 N)");
  for (const std::string& line : lines) EXPECT_LE(line.size(), 120u) << line;
  EXPECT_EQ(lines[3].size(), lines[4].size()) << "heading and rows stand under each other\n"
                                              << lines[3] << '\n'
                                              << lines[4];
  EXPECT_TRUE(lines[9].starts_with("2 walking      L1L2 ")) << lines[9];
  EXPECT_TRUE(lines[10].starts_with("  1.3 m/s      L2L3 ")) << lines[10];
  EXPECT_TRUE(lines[4].ends_with(" -")) << "a posture has no strides: " << lines[4];
  EXPECT_TRUE(lines[9].ends_with(" 2")) << lines[9];
}

TEST(SummaryTable, ShowsWhatMovedWaterAndSolutes) {
  results::Result result = results::sample::result();
  auto& standing = result.record.phases[0];
  standing.driven_mechanical[0] = 12.5e-9, standing.driven_osmotic[0] = -4.25e-9;
  standing.solute_convected[0] = {1e-9, -20e-9, 0, 0}, standing.solute_diffused[0] = {2e-9, 345e-9, -600e-9, 0.5e-9};
  const auto lines = lines_of(to_table("r.h5", result));
  const auto &head = lines[21], &row = lines[22];
  EXPECT_EQ(head.size(), row.size()) << head << '\n' << row;
  EXPECT_NE(lines[20].find("oxygen [nmol]"), std::string::npos) << lines[20];
  EXPECT_NE(row.find("    12.50     -4.25 "), std::string::npos) << row;
  EXPECT_NE(row.find("     -20      345 "), std::string::npos) << row;
  standing.solute_diffused[0][1] = std::nan("");
  EXPECT_NE(lines_of(to_table("r.h5", result))[22].find("     -20        - "), std::string::npos) << "not part of this run";
}

TEST(SummaryTable, AZeroHasNoSignOfItsOwn) {
  results::Result result = results::sample::result();
  result.record.phases[0].force_inertia[0] = -1e-9;
  const auto lines = lines_of(to_table("r.h5", result));
  EXPECT_NE(lines[50].find("   +0.00 "), std::string::npos) << lines[50];
}

TEST(SummaryTable, ForceIsInNewtonAndBodyWeight) {
  results::Result result = results::sample::result();
  result.body_weight = 500;
  result.record.phases[0].force_max[model::kL4L5] = 750;
  EXPECT_NE(lines_of(to_table("r.h5", result))[4 + model::kL4L5].find("  750  1.50"), std::string::npos);
}

TEST(SummaryTable, SaysIncompleteInItsFirstLine) {
  const auto lines = lines_of(to_table("r.h5", results::sample::result(false)));
  EXPECT_EQ(lines[0], "incomplete: smallest step reached at 4500 s, running, L4L5");
}

TEST(Tables, JsonKeepsTheOrderOfTheColumns) {
  const results::Table table{{{"level", ""}, {"force", "N"}}, {{"L4L5", 600.5}}};
  EXPECT_EQ(to_json(table).dump(), R"([{"level":"L4L5","force":600.5}])");
}

TEST(Tables, JsonOfAComparisonHoldsTheNumbersOfTheSummary) {
  const results::Result result = results::sample::result();
  const nlohmann::ordered_json rows = to_json(results::compare({{"r.h5", result}}));
  ASSERT_EQ(rows.size(), 15u);
  const auto& row = rows[5 + model::kL4L5];
  EXPECT_EQ(row["activity"], "walking");
  EXPECT_EQ(row["level"], "L4L5");
  EXPECT_DOUBLE_EQ(row["force_max"], result.record.phases[1].force_max[model::kL4L5]);
  EXPECT_DOUBLE_EQ(row["net_inflow"], result.record.phases[1].net_inflow[model::kL4L5]);
}

TEST(Tables, ColumnsStandUnderEachOther) {
  const results::Table table{{{"a", ""}, {"b", ""}}, {{"x", "1"}, {"longer", "2"}}};
  EXPECT_EQ(to_aligned_text(table), "x       1\nlonger  2\n");
}

}  // namespace
}  // namespace spinewalk::cli
