#include "cli/summary_table.hpp"

#include "../results/sample_result.hpp"
#include "cli/csv_tables.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>

namespace spinewalk::cli {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::size_t columns(const std::string& line) { return 1 + std::count(line.begin(), line.end(), ','); }

TEST(SummaryTable, HasARowForEachPhaseAndLevelWithin120Columns) {
  const auto lines = lines_of(to_table("r.h5", results::sample::result()));
  ASSERT_EQ(lines.size(), 2 + 2 + 3 * 5 + 2);
  EXPECT_EQ(lines[0], "r.h5: Stand, walk, run (made up) (body weight 686 N)");
  for (const std::string& line : lines) EXPECT_LE(line.size(), 120u) << line;
  EXPECT_EQ(lines[3].size(), lines[4].size()) << "heading and rows stand under each other\n" << lines[3] << '\n' << lines[4];
  EXPECT_TRUE(lines[9].starts_with("2 walking      L1L2 ")) << lines[9];
  EXPECT_TRUE(lines[10].starts_with("  1.3 m/s      L2L3 ")) << lines[10];
  EXPECT_TRUE(lines[4].ends_with(" -")) << "a posture has no strides: " << lines[4];
  EXPECT_TRUE(lines[9].ends_with(" 2")) << lines[9];
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

TEST(SummaryTable, CsvHasAsManyFieldsAsItsHeader) {
  const auto rows = lines_of(to_csv("a, b.h5", results::sample::result()));
  ASSERT_EQ(rows.size(), 15u);
  EXPECT_NE(csv_header().find("force_max [N]"), std::string::npos);
  EXPECT_TRUE(rows[0].starts_with("\"a, b.h5\",1,1 standing,standing,L1L2,0,1800,")) << rows[0];
  EXPECT_EQ(columns(rows[0]), columns(csv_header()) + 1) << "one comma is quoted";
}

TEST(SummaryTable, JsonHoldsTheNumbersOfTheSummaryInSi) {
  const results::Result result = results::sample::result();
  const nlohmann::json json = to_json("r.h5", result);
  EXPECT_EQ(json["complete"], true);
  const nlohmann::json& walking = json["phases"][1];
  EXPECT_EQ(walking["activity"], "walking");
  EXPECT_DOUBLE_EQ(walking["levels"]["L4L5"]["force_max"], result.record.phases[1].force_max[model::kL4L5]);
  EXPECT_DOUBLE_EQ(walking["levels"]["L4L5"]["net_inflow"], result.record.phases[1].net_inflow[model::kL4L5]);
}

TEST(CsvTables, GroupHasARowForEachTimeAndAColumnForEachNumber) {
  const results::Result result = results::sample::result();
  const auto lines = lines_of(group_table(result, "/disc"));
  ASSERT_EQ(lines.size(), 1 + result.record.rows.size());
  EXPECT_TRUE(lines[0].starts_with("time [s],height.L1L2 [m],")) << lines[0];
  EXPECT_NE(lines[0].find(",inflow.L4L5.annulus_periphery [m3]"), std::string::npos);
  EXPECT_EQ(columns(lines[0]), 1u + 11 * 5 + 2 * 5 * 5);
  EXPECT_EQ(columns(lines.back()), columns(lines[0]));
  EXPECT_TRUE(lines.back().starts_with("5400,")) << lines.back();
}

TEST(CsvTables, BurstHasItsSamples) {
  const results::Result result = results::sample::result();
  const auto lines = lines_of(burst_table(result.record.bursts.front()));
  ASSERT_EQ(lines.size(), 1 + result.record.bursts.front().time.size());
  EXPECT_TRUE(lines[0].starts_with("time [s],excitation [m s-2],force.L1L2 [N]")) << lines[0];
}

}  // namespace
}  // namespace spinewalk::cli
