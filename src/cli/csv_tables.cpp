#include "cli/csv_tables.hpp"

#include <array>
#include <fmt/format.h>
#include <iterator>

namespace spinewalk::cli {
namespace {

using solve::DiscRow;

struct Column {
  std::string_view name, unit;
  double DiscRow::*value;
};

constexpr std::array<Column, 11> kColumns{{
    {"height", "m", &DiscRow::height},
    {"force_min", "N", &DiscRow::force_min},
    {"force_mean", "N", &DiscRow::force_mean},
    {"force_max", "N", &DiscRow::force_max},
    {"pressure_min", "Pa", &DiscRow::pressure_min},
    {"pressure_mean", "Pa", &DiscRow::pressure_mean},
    {"pressure_max", "Pa", &DiscRow::pressure_max},
    {"fluid_volume", "m3", &DiscRow::fluid_volume},
    {"stiffness", "N/m", &DiscRow::stiffness},
    {"bulge", "m3", &DiscRow::bulge},
    {"balance_residual", "1", &DiscRow::balance_residual},
}};

}  // namespace

std::string disc_table(const solve::Record& record) {
  std::string text = "time [s],level";
  const auto out = std::back_inserter(text);
  for (const Column& column : kColumns) fmt::format_to(out, ",{} [{}]", column.name, column.unit);
  for (const std::string_view direction : {"inflow", "outflow"})
    for (const std::string_view route : solve::kRouteNames) fmt::format_to(out, ",{}.{} [m3]", direction, route);
  text += '\n';
  for (const solve::Row& row : record.rows)
    for (std::size_t level = 0; level < model::kLevels; ++level) {
      const DiscRow& disc = row.discs[level];
      fmt::format_to(out, "{},{}", row.time, model::kLevelNames[level]);
      for (const Column& column : kColumns) fmt::format_to(out, ",{}", disc.*column.value);
      fmt::format_to(out, ",{},{}\n", fmt::join(disc.inflow, ","), fmt::join(disc.outflow, ","));
    }
  return text;
}

std::string burst_table(const solve::Burst& burst) {
  std::string text = "time [s],excitation [m/s2],level,force [N],pressure [Pa],height [m]\n";
  const auto out = std::back_inserter(text);
  for (std::size_t i = 0; i < burst.time.size(); ++i)
    for (std::size_t level = 0; level < model::kLevels; ++level)
      fmt::format_to(out, "{},{},{},{},{},{}\n", burst.time[i], burst.excitation[i], model::kLevelNames[level],
                     burst.force[level][i], burst.pressure[level][i], burst.height[level][i]);
  return text;
}

std::string quoted_csv(const std::string& text) {
  if (text.find_first_of(",\"\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

}  // namespace spinewalk::cli
