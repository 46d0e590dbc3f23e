#include "results/metrics.hpp"

#include "sample_result.hpp"

#include <gtest/gtest.h>

namespace spinewalk::results {
namespace {

std::size_t column(const Table& table, const std::string& name) {
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].name == name) return i;
  throw std::runtime_error("no column " + name);
}

double number(const Table& table, std::size_t row, const std::string& name) {
  return std::get<double>(table.rows.at(row).at(column(table, name)));
}
std::string text(const Table& table, std::size_t row, const std::string& name) {
  return std::get<std::string>(table.rows.at(row).at(column(table, name)));
}

TEST(Compare, OneRowForEachResultPhaseAndLevel) {
  const Table table = compare({{"a.h5", sample::result()}, {"b.h5", sample::result(false)}});
  ASSERT_EQ(table.rows.size(), 2u * 3 * 5);
  const std::size_t walking_L4L5 = 5 + 3;
  EXPECT_EQ(text(table, walking_L4L5, "result"), "a.h5");
  EXPECT_EQ(text(table, walking_L4L5, "phase"), "2 walking");
  EXPECT_EQ(text(table, walking_L4L5, "activity"), "walking");
  EXPECT_EQ(text(table, walking_L4L5, "level"), "L4L5");
  EXPECT_EQ(number(table, walking_L4L5, "start"), 1800);
  EXPECT_EQ(number(table, walking_L4L5, "end"), 3600);
  EXPECT_EQ(number(table, walking_L4L5, "complete"), 1);
  EXPECT_EQ(text(table, 15, "result"), "b.h5");
  EXPECT_EQ(number(table, 15, "complete"), 0);
}

TEST(Compare, HoldsEveryNumberOfTheSummaryWithItsUnit) {
  const Result result = sample::result();
  const Table table = compare({{"a.h5", result}});
  const auto& running = result.record.phases[2];
  const std::size_t row = 10 + 4;
  EXPECT_EQ(number(table, row, "force_max"), running.force_max[4]);
  EXPECT_EQ(number(table, row, "force_mean"), running.force_mean[4]);
  EXPECT_EQ(number(table, row, "force_min"), running.force_min[4]);
  EXPECT_EQ(number(table, row, "force_max_bw"), running.force_max[4] / result.body_weight);
  EXPECT_EQ(number(table, row, "force_min_bw"), running.force_min[4] / result.body_weight);
  EXPECT_EQ(number(table, row, "pressure_mean"), running.pressure_mean[4]);
  EXPECT_EQ(number(table, row, "height_change"), running.height_change[4]);
  EXPECT_EQ(number(table, row, "inflow"), running.inflow[4]);
  EXPECT_EQ(number(table, row, "outflow"), running.outflow[4]);
  EXPECT_EQ(number(table, row, "net_inflow"), running.net_inflow[4]);
  EXPECT_EQ(number(table, row, "peaks_per_stride"), 2);
  EXPECT_EQ(table.columns[column(table, "height_change")].unit, "m");
  EXPECT_EQ(table.columns[column(table, "net_inflow")].unit, "m3");
  EXPECT_EQ(table.columns[column(table, "force_max")].unit, "N");
}

TEST(Completeness, SaysWhy) {
  EXPECT_EQ(completeness(sample::result()), "complete");
  EXPECT_EQ(completeness(sample::result(false)),
            "incomplete: smallest step reached at 4500 s, running, L4L5");
}

}  // namespace
}  // namespace spinewalk::results
