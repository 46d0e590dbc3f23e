#include "results/export_sto.hpp"

#include "model/errors.hpp"
#include "results/bursts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace spinewalk::results {
namespace {

/// Columns as names and values over the same times.
struct Columns {
  std::vector<std::string> names{"time"};
  std::vector<std::vector<double>> values;

  void add(const std::string& name, std::vector<double> column) {
    names.push_back(name);
    values.push_back(std::move(column));
  }
};

Columns day_columns(const solve::Record& record) {
  Columns columns;
  columns.values.emplace_back();
  for (const solve::Row& row : record.rows) columns.values[0].push_back(row.time);
  const auto add = [&](const char* what, double solve::DiscRow::*member) {
    for (std::size_t level = 0; level < record.labels.levels.size(); ++level) {
      std::vector<double> column;
      for (const solve::Row& row : record.rows) column.push_back(row.discs[level].*member);
      columns.add(record.labels.levels[level] + "_" + what, std::move(column));
    }
  };
  add("force", &solve::DiscRow::force_mean);
  add("pressure", &solve::DiscRow::pressure_mean);
  add("height", &solve::DiscRow::height);
  return columns;
}

Columns stride_columns(const solve::Burst& burst, const solve::Labels& labels) {
  Columns columns;
  columns.values.push_back(burst.time);
  for (double& time : columns.values[0]) time -= burst.time.front();
  for (const auto& [what, of] :
       {std::pair{"force", &burst.force}, {"pressure", &burst.pressure}, {"height", &burst.height}})
    for (std::size_t level = 0; level < labels.levels.size(); ++level)
      columns.add(labels.levels[level] + "_" + what, (*of)[level]);
  for (std::size_t segment = 0; segment < labels.segments.size(); ++segment)
    columns.add(labels.segments[segment] + "_position", burst.position[segment]);
  return columns;
}

std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < ' '; }, ' ');
  return text;
}

std::string to_storage(const Columns& columns, const std::string& name, const std::string& about) {
  const std::size_t rows = columns.values[0].size();
  std::string text = fmt::format("{}\nversion=1\nnRows={}\nnColumns={}\ninDegrees=no\n{}\nendheader\n", name,
                                 rows, columns.names.size(), about);
  for (std::size_t c = 0; c < columns.names.size(); ++c) text += (c ? "\t" : "") + columns.names[c];
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t c = 0; c < columns.values.size(); ++c)
      text += fmt::format("{}{:.10g}", c ? "\t" : "\n", columns.values[c][row]);
  return text + "\n";
}

}  // namespace

void export_sto(const Result& result, int phase, const std::filesystem::path& file) {
  const solve::Record& record = result.record;
  const Columns columns =
      phase == 0 ? day_columns(record) : stride_columns(find_burst(result, phase), record.labels);
  const std::string what =
      phase == 0 ? "stride means" : "phase " + record.phases[static_cast<std::size_t>(phase - 1)].label;
  std::ofstream out(file, std::ios::binary);
  out << to_storage(columns, file.filename().string(),
                    fmt::format("SI units; {}, {}.", what, one_line(result.provenance.title)));
  out.close();
  if (!out)
    throw IoError(fmt::format(
        "{}: writing failed\n  hint: does the directory exist, is there space, may you write there?",
        file.string()));
}

}  // namespace spinewalk::results
