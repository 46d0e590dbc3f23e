#include "results/metrics.hpp"

#include "results/tabulate.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace spinewalk::results {
namespace {

const Cell& cell(const Table& table, std::size_t row, const std::string& name) {
  const auto column = std::find_if(table.columns.begin(), table.columns.end(),
                                   [&](const Column& candidate) { return candidate.name == name; });
  return table.rows.at(row).at(static_cast<std::size_t>(column - table.columns.begin()));
}

bool is_force(const Column& column) { return column.name.rfind("force_", 0) == 0; }

/// Columns of compare() made from those of /summary, which begin with phase and level.
std::vector<Column> columns_of(const Table& summary) {
  std::vector<Column> out{{"result", ""},   {"complete", "1"}, {"phase", ""},
                          {"activity", ""}, {"start", "s"},    {"end", "s"}};
  out.insert(out.end(), summary.columns.begin() + 1, summary.columns.end());
  for (const auto& column : summary.columns)
    if (is_force(column)) out.push_back({column.name + "_bw", "1"});
  return out;
}

/// NaN for a column on the bench, which belongs to no body.
double over_body_weight(double force, const Result& result) {
  return result.body_weight > 0 ? force / result.body_weight : model::kNotGiven;
}

void append_rows(Table& out, const NamedResult& named, const Table& summary) {
  const Table phases = tabulate(named.result, "/phases");
  for (std::size_t i = 0; i < summary.rows.size(); ++i) {
    const std::size_t phase = i / named.result.record.labels.levels.size();
    std::vector<Cell> row{named.name, named.result.record.complete ? 1.0 : 0.0};
    for (const char* name : {"phase", "activity", "start", "end"}) row.push_back(cell(phases, phase, name));
    row.insert(row.end(), summary.rows[i].begin() + 1, summary.rows[i].end());
    for (std::size_t column = 0; column < summary.columns.size(); ++column)
      if (is_force(summary.columns[column]))
        row.push_back(over_body_weight(std::get<double>(summary.rows[i][column]), named.result));
    out.rows.push_back(std::move(row));
  }
}

}  // namespace

Table compare(const std::vector<NamedResult>& results) {
  Table out;
  for (const auto& named : results) {
    const Table summary = tabulate(named.result, "/summary");
    out.columns = columns_of(summary);
    append_rows(out, named, summary);
  }
  return out;
}

std::string completeness(const Result& result) {
  return result.record.complete ? "complete" : fmt::format("incomplete: {}", result.record.stop_reason);
}

}  // namespace spinewalk::results
