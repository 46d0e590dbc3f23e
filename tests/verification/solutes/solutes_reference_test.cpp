// Rig E of ../shared/reference without load: uptake of a neutral solute into a 5 mm column from 5 mM.
#include "solutes_support.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

namespace spinewalk::disc {
namespace {

struct Row {
  double time, uptake, bottom;  ///< [s], [mol/m2], [mM], independent reference of the file
};

std::vector<Row> read_reference(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  std::vector<Row> rows;
  while (std::getline(file, line)) {
    std::istringstream fields(line);
    std::vector<double> values;
    for (std::string field; std::getline(fields, field, ',');) values.push_back(std::stod(field));
    rows.push_back({values.at(0), values.at(3) * 1e-3, values.at(4)});  // nmol/mm2 = 1e-3 mol/m2
  }
  return rows;
}

TEST(ReferenceColumn, RigEWithoutLoadWithinThreePerMille) {
  const auto rows = read_reference(SPINEWALK_SHARED_DIR "/reference/column/E_noload_fine_KLU.csv");
  ASSERT_GT(rows.size(), 100u);
  const Grid grid = make_uniform_tissue_grid(5e-3, 64, 1.06);
  testing::Column column = testing::still_column(grid.region, grid.thickness, 0.2, 0.2);
  const auto solute = testing::plain_solute(column.size(), 2.7e-10);
  SoluteStep<double> step(column.size());
  std::vector<double> c(column.size(), 0.0);
  double time = 0, entered = 0, worst_uptake = 0, worst_bottom = 0;
  for (const Row& row : rows) {
    // Layers grow as the root of time: steps in proportion to it.
    while (time < row.time * (1 - 1e-12)) {
      column.dt = std::min(row.time - time, std::max(0.05, 0.05 * time));
      entered += step_passive(step, column.motion(), solute, {{5.0}, {0.0, 0.0}}, Convention::porosity, c).total();
      time += column.dt;
    }
    const double uptake = stored<double>(column.motion(), column.J1, solute, c, Convention::porosity);
    EXPECT_NEAR(uptake, entered, 1e-12 * uptake);
    EXPECT_NEAR(uptake, row.uptake, 0.003 * row.uptake) << row.time << " s";
    worst_uptake = std::max(worst_uptake, std::abs(uptake / row.uptake - 1));
    if (row.bottom < 0.05) continue;
    EXPECT_NEAR(c.back(), row.bottom, 0.003 * 5) << row.time << " s";
    worst_bottom = std::max(worst_bottom, std::abs(c.back() - row.bottom));
  }
  std::printf("rig E, no load: uptake within %.2e, bottom within %.1e mM\n", worst_uptake, worst_bottom);
}

}  // namespace
}  // namespace spinewalk::disc
