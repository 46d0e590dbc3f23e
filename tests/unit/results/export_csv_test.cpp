#include "results/export_csv.hpp"

#include "model/errors.hpp"
#include "results/table.hpp"
#include "sample_result.hpp"
#include "temp_dir.hpp"

#include <fmt/core.h>
#include <sstream>

namespace spinewalk::results {
namespace {

using ExportCsv = TempDir;

std::vector<std::string> lines_of(const std::filesystem::path& file) {
  std::vector<std::string> lines;
  std::istringstream text(read_text(file));
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream text(line);
  for (std::string field; std::getline(text, field, ',');) fields.push_back(field);
  return fields;
}

TEST_F(ExportCsv, DirectoryGetsATableAGroup) {
  const Result result = sample::result();
  export_csv(result, at("out"));
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(at("out"))) ++files;
  EXPECT_EQ(files, 5u + result.record.bursts.size());
  EXPECT_EQ(lines_of(at("out/disc.csv")).size(), 1 + 91 * 5u);
  EXPECT_EQ(lines_of(at("out/profile.csv")).size(), 1 + 91 * 5 * 64u);
  EXPECT_EQ(lines_of(at("out/playback.csv")).size(), 1 + 91u);
  EXPECT_EQ(lines_of(at("out/phases.csv")).size(), 1 + 3u);
  EXPECT_EQ(lines_of(at("out/summary.csv")).size(), 1 + 3 * 5u);
  EXPECT_EQ(lines_of(at("out/burst_0.csv")).size(), 1 + 300 * 5u);
}

TEST_F(ExportCsv, HeadersCarryUnitsAndRowsTheirValues) {
  const Result result = sample::result();
  export_csv(result, at("disc.csv"));
  const auto lines = lines_of(at("disc.csv"));
  std::string head =
      "time [s],level,height [m],force_min [N],force_mean [N],force_max [N],pressure_min [Pa],pressure_mean [Pa],"
      "pressure_max [Pa],fluid_volume [m3],stiffness [N m-1],bulge [m3],balance_residual [1]";
  for (const char* volume : {"inflow", "outflow", "driven_mechanical", "driven_osmotic"})
    for (const auto& route : solve::kRouteNames) head += fmt::format(",{}.{} [m3]", volume, route);
  for (const char* amount : {"solute_convected", "solute_diffused"})
    for (const auto& solute : solve::kSoluteNames)
      for (const auto& route : solve::kRouteNames) head += fmt::format(",{}.{}.{} [mol]", amount, solute, route);
  for (const auto& solute : solve::kSoluteNames) head += fmt::format(",solute_made.{} [mol]", solute);
  EXPECT_EQ(lines[0], head + ",viability_min [1],reference_height [m]");
  const auto fields = fields_of(lines[1 + 90 * 5 + 3]);
  const auto& disc = result.record.rows[90].discs[3];
  EXPECT_EQ(fields[0], "5400");
  EXPECT_EQ(fields[1], "L4L5");
  EXPECT_EQ(std::stod(fields[2]), disc.height);
  EXPECT_EQ(std::stod(fields[5]), disc.force_max);
  EXPECT_EQ(std::stod(fields[17]), disc.inflow[4]);
  EXPECT_EQ(std::stod(fields[18]), disc.outflow[0]);
  EXPECT_EQ(std::stod(fields[28]), disc.driven_osmotic[0]);
  EXPECT_EQ(std::stod(fields[33 + 5 + 4]), disc.solute[1].convected[4]);
  EXPECT_EQ(std::stod(fields[53 + 15]), disc.solute[3].diffused[0]);
  EXPECT_EQ(std::stod(fields[73 + 2]), disc.solute[2].made);
  EXPECT_EQ(std::stod(fields[77]), disc.viability_min);
  EXPECT_EQ(std::stod(fields[78]), result.reference_height[3]);
}

TEST_F(ExportCsv, ProfileRepeatsWhatDoesNotChangeWithTime) {
  const Result result = sample::result();
  export_csv(result, at("out"));
  const auto lines = lines_of(at("out/profile.csv"));
  EXPECT_EQ(lines[0], "time [s],level,cell [1],void_ratio [1],pressure [Pa],concentration.oxygen [mol m-3],"
            "concentration.glucose [mol m-3],concentration.lactate [mol m-3],concentration.macromolecule [mol m-3],"
            "position [m]");
  const auto fields = fields_of(lines[1 + (7 * 5 + 2) * 64 + 9]);
  EXPECT_EQ(fields[0], "420");
  EXPECT_EQ(fields[1], "L3L4");
  EXPECT_EQ(fields[2], "9");
  EXPECT_EQ(std::stod(fields[4]), result.record.rows[7].pressure[2][9]);
  EXPECT_EQ(std::stod(fields[6]), result.record.rows[7].concentration[2][1][9]);
  EXPECT_EQ(std::stod(fields[9]), result.record.cell_position[2][9]);
}

TEST_F(ExportCsv, BurstsHaveTheirOwnClock) {
  const Result result = sample::result();
  export_csv(result, at("out"));
  const auto lines = lines_of(at("out/burst_4.csv"));
  EXPECT_EQ(fields_of(lines[0])[2], "excitation [m s-2]");
  const auto fields = fields_of(lines[1 + 100 * 5 + 1]);
  EXPECT_EQ(std::stod(fields[0]), result.record.bursts[4].time[100]);
  EXPECT_EQ(fields[1], "L2L3");
  EXPECT_EQ(std::stod(fields[3]), result.record.bursts[4].force[1][100]);
}

TEST_F(ExportCsv, TextWithCommasAndQuotesIsQuoted) {
  const Table table{{{"a", ""}, {"b", "m"}}, {{std::string("x, \"y\""), 0.1}}};
  EXPECT_EQ(to_csv(table), "a,b [m]\n\"x, \"\"y\"\"\",0.1\n");
}

TEST_F(ExportCsv, UnwritablePlaceIsNamed) {
  write_text(at("file"), "");
  const auto into_file = message_of<IoError>([&] { export_csv(sample::result(), at("file/out")); });
  EXPECT_NE(into_file.find("file/out: making the directory failed"), into_file.npos) << into_file;
  const auto nowhere = message_of<IoError>([&] { export_csv(sample::result(), at("none/disc.csv")); });
  EXPECT_NE(nowhere.find("none/disc.csv: writing failed"), nowhere.npos) << nowhere;
}

}  // namespace
}  // namespace spinewalk::results
