// The committed column convergence study (column_cells.csv, written by column_study): recomputed where cheap, and held
// to its purpose: the default grid within 0.5 % of the finest in height, first-hour share and mid-disc glucose.
#include "column_study.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

namespace spinewalk::study {
namespace {

std::map<int, Outcome> committed() {
  std::ifstream in(SPINEWALK_SOURCE_DIR "/tests/verification/study/column_cells.csv");
  std::map<int, Outcome> rows;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::replace(line.begin(), line.end(), ',', ' ');
    std::istringstream fields(line);
    Outcome row{};
    fields >> row.cells >> row.height_change >> row.first_hour_share >> row.glucose;
    row.height_change *= 1e-3;
    rows[row.cells] = row;
  }
  return rows;
}

double worst_difference(const Outcome& a, const Outcome& b) {
  return std::max({std::abs(a.height_change / b.height_change - 1),
                   std::abs(a.first_hour_share / b.first_hour_share - 1),
                   std::abs(a.glucose / b.glucose - 1)});
}

TEST(ColumnStudy, DefaultGridIsWithinHalfAPercentOfTheFinest) {
  const auto rows = committed();
  ASSERT_EQ(rows.rbegin()->first, 128);
  EXPECT_EQ(grid_of(64).endplate_cells, disc::GridOptions{}.endplate_cells);
  EXPECT_EQ(grid_of(64).nucleus_cells, disc::GridOptions{}.nucleus_cells);
  EXPECT_DOUBLE_EQ(grid_of(64).endplate_ratio, disc::GridOptions{}.endplate_ratio);
  const double difference = worst_difference(rows.at(64), rows.at(128));
  std::printf("64 against 128 cells: %.3f %%\n", 100 * difference);
  EXPECT_LT(difference, 0.005);
  EXPECT_LT(difference, worst_difference(rows.at(32), rows.at(128)));
}

TEST(ColumnStudy, TableIsWhatTheProgramGivesToday) {
  const auto rows = committed();
  for (const int cells : {8, 16})
    EXPECT_LT(worst_difference(simulate(cells), rows.at(cells)), 1e-4) << cells << " cells";
}

}  // namespace
}  // namespace spinewalk::study
