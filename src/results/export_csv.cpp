#include "results/export_csv.hpp"

#include "model/errors.hpp"
#include "results/tabulate.hpp"

#include <fmt/core.h>

#include <fstream>

namespace spinewalk::results {
namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, const Table& table) {
  std::ofstream out(file, std::ios::binary);
  out << to_csv(table);
  out.close();
  if (!out)
    throw IoError(fmt::format(
        "{}: writing failed\n  hint: does the directory exist, is there space, may you write there?",
        file.string()));
}

}  // namespace

void export_csv(const Result& result, const fs::path& out) {
  if (out.extension() == ".csv") return write(out, tabulate(result, "/disc"));
  std::error_code error;
  fs::create_directories(out, error);
  if (error) throw IoError(fmt::format("{}: making the directory failed: {}", out.string(), error.message()));
  for (const auto& group : tabulated_groups())
    write(out / (group.substr(1) + ".csv"), tabulate(result, group));
  for (std::size_t n = 0; n < result.record.bursts.size(); ++n)
    write(out / fmt::format("burst_{}.csv", n), tabulate(result.record.bursts[n], result.record.labels));
}

}  // namespace spinewalk::results
