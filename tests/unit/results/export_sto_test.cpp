#include "results/export_sto.hpp"

#include "model/errors.hpp"
#include "sample_result.hpp"
#include "temp_dir.hpp"

#include <sstream>

namespace spinewalk::results {
namespace {

using ExportSto = TempDir;

/// What OpenSim reads: a header up to "endheader", names, rows of numbers, tabs between them.
struct Storage {
  std::vector<std::string> header, names;
  std::vector<std::vector<double>> rows;

  explicit Storage(const std::filesystem::path& file) {
    std::istringstream text(read_text(file));
    std::string line;
    while (std::getline(text, line) && line != "endheader") header.push_back(line);
    std::getline(text, line);
    std::istringstream heading(line);
    for (std::string name; std::getline(heading, name, '\t');) names.push_back(name);
    while (std::getline(text, line)) {
      std::istringstream row(line);
      rows.emplace_back();
      for (double number; row >> number;) rows.back().push_back(number);
    }
  }
  double at(std::size_t row, const std::string& name) const {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? NAN : rows.at(row).at(static_cast<std::size_t>(found - names.begin()));
  }
};

TEST_F(ExportSto, TheDayHoldsEveryRow) {
  const Result result = sample::result();
  export_sto(result, 0, at("x.sto"));
  const Storage read(at("x.sto"));
  EXPECT_EQ(read.header[0], "x.sto");
  EXPECT_EQ(read.header[2], "nRows=91");
  EXPECT_EQ(read.header[3], "nColumns=16");
  ASSERT_EQ(read.rows.size(), 91u);
  EXPECT_EQ(read.at(40, "time"), result.record.rows[40].time);
  EXPECT_NEAR(read.at(40, "L4L5_pressure"), result.record.rows[40].discs[3].pressure_mean, 1e-3);
}

TEST_F(ExportSto, APhaseHoldsItsFirstStridesFromTimeZero) {
  const Result result = sample::result();
  export_sto(result, 2, at("x.sto"));
  const Storage read(at("x.sto"));
  const solve::Burst& burst = result.record.bursts[0];
  ASSERT_EQ(read.rows.size(), burst.time.size());
  EXPECT_EQ(read.at(0, "time"), 0);
  EXPECT_NEAR(read.at(7, "L5S1_force"), burst.force[4][7], 1e-6);
  EXPECT_NEAR(read.at(7, "head_position"), burst.position[model::kSegments - 1][7], 1e-9);
}

TEST_F(ExportSto, APhaseWithoutStridesIsRefused) {
  try {
    export_sto(sample::result(), 1, at("x.sto"));
    FAIL();
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find("with strides: 2 walking, 3 running"), std::string::npos) << error.what();
  }
  EXPECT_FALSE(std::filesystem::exists(at("x.sto")));
}

}  // namespace
}  // namespace spinewalk::results
