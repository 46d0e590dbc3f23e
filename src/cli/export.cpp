#include "cli/commands.hpp"
#include "cli/csv_tables.hpp"
#include "cli/summary_table.hpp"
#include "cli/terminal.hpp"
#include "model/errors.hpp"

#include <fmt/format.h>
#include <fstream>

namespace spinewalk::cli {
namespace {

namespace fs = std::filesystem;

void write_text(const fs::path& path, const std::string& text) {
  std::ofstream file(path);
  file << text << std::flush;
  if (!file) throw IoError(fmt::format("cannot write {}\n  hint: does its folder exist, with space left?", path.string()));
}

}  // namespace

void export_result(const ExportOptions& options, Terminal& terminal) {
  const results::Result result = results::read_result(options.result, options.unsealed);
  if (!result.record.complete)
    terminal.warning(fmt::format("{} is incomplete: {}", options.result.string(), result.record.stop_reason));
  if (options.output.extension() == ".csv") {
    write_text(options.output, disc_table(result.record));
    return;
  }
  std::error_code error;
  fs::create_directories(options.output, error);
  write_text(options.output / "disc.csv", disc_table(result.record));
  write_text(options.output / "summary.csv", csv_header() + to_csv(options.result.string(), result));
  for (std::size_t i = 0; i < result.record.bursts.size(); ++i)
    write_text(options.output / fmt::format("burst_{}.csv", i), burst_table(result.record.bursts[i]));
}

}  // namespace spinewalk::cli
