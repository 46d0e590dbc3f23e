#include "results/metrics.hpp"

#include "disc/metabolism.hpp"
#include "results/tabulate.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace spinewalk::results {
namespace {

bool is_force(const Column& column) { return column.name.rfind("force_", 0) == 0; }

/// Columns of compare() made from those of /phases and of /summary, which begins with phase and level.
std::vector<Column> columns_of(const Table& phases, const Table& summary) {
  std::vector<Column> out{{"result", ""}, {"complete", "1"}};
  for (const auto& column : phases.columns)
    if (column.name != "parameters") out.push_back(column);
  out.insert(out.end(), summary.columns.begin() + 1, summary.columns.end());
  for (const auto& column : summary.columns)
    if (is_force(column)) out.push_back({column.name + "_bw", "1"});
  return out;
}

/// NaN for a column on the bench, which belongs to no body.
double over_body_weight(double force, const Result& result) {
  return result.body_weight > 0 ? force / result.body_weight : model::kNotGiven;
}

void append_rows(Table& out, const NamedResult& named, const Table& phases, const Table& summary) {
  for (std::size_t i = 0; i < summary.rows.size(); ++i) {
    const std::size_t phase = i / named.result.record.labels.levels.size();
    std::vector<Cell> row{named.name, named.result.record.complete ? 1.0 : 0.0};
    for (std::size_t column = 0; column < phases.columns.size(); ++column)
      if (phases.columns[column].name != "parameters") row.push_back(phases.rows.at(phase).at(column));
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
    const Table phases = tabulate(named.result, "/phases"), summary = tabulate(named.result, "/summary");
    out.columns = columns_of(phases, summary);
    append_rows(out, named, phases, summary);
  }
  return out;
}

double ph_of_lactate(double lactate) { return disc::ph(lactate); }

std::string completeness(const Result& result) {
  return result.record.complete ? "complete" : fmt::format("incomplete: {}", result.record.stop_reason);
}

}  // namespace spinewalk::results
