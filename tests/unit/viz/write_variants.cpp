/// write_variants FOLDER: the sample result, and results that a player must survive: without bursts, with one row, with
/// not-a-numbers, with another number of cells, with hostile texts.
#include "results/sample_result.hpp"

#include <cmath>
#include <filesystem>

using spinewalk::results::Result;
namespace sample = spinewalk::results::sample;

namespace {

Result without_bursts() {
  Result result = sample::result();
  result.record.bursts.clear();
  return result;
}

Result with_one_row() {
  Result result = sample::result(false);
  result.record.rows.resize(1);
  result.record.phases.clear();
  result.record.bursts.clear();
  return result;
}

Result with_not_a_numbers() {
  Result result = sample::result();
  for (std::size_t i = 10; i < 40; ++i)
    for (auto& disc : result.record.rows[i].discs)
      disc.height = disc.force_mean = disc.pressure_mean = disc.bulge = NAN;
  for (auto& burst : result.record.bursts)
    for (auto& force : burst.force) force[5] = NAN;
  for (auto& value : result.record.rows[50].concentration[3][0]) value = NAN;
  return result;
}

Result with_few_cells() {
  constexpr std::size_t cells = 12;
  Result result = sample::result();
  for (std::size_t level = 0; level < spinewalk::model::kLevels; ++level) {
    result.record.cell_position[level].resize(cells);
    for (auto& row : result.record.rows) {
      row.void_ratio[level].resize(cells);
      row.pressure[level].resize(cells);
      for (auto& solute : row.concentration[level]) solute.resize(cells);
    }
  }
  return result;
}

/// Texts that would run in a page, or steer a terminal, if they were not escaped.
Result with_hostile_texts() {
  const std::string hostile = "</script><img src=x onerror=alert(1)>";
  Result result = sample::result();
  result.provenance.title = hostile + "\x1b[31m";
  result.provenance.scenario_written = "# --> " + hostile + "\ntitle: \xff\n";
  result.provenance.bibliography = "<script>alert(2)</script>";
  result.provenance.run["host"] = "' onmouseover='alert(3)";
  result.record.phases[1].activity = hostile;
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::filesystem::path folder = argv[1];
  spinewalk::results::write_result(folder / "sample.h5", sample::result());
  spinewalk::results::write_result(folder / "no_bursts.h5", without_bursts());
  spinewalk::results::write_result(folder / "one_row.h5", with_one_row());
  spinewalk::results::write_result(folder / "nan.h5", with_not_a_numbers());
  spinewalk::results::write_result(folder / "few_cells.h5", with_few_cells());
  spinewalk::results::write_result(folder / "hostile.h5", with_hostile_texts());
}
