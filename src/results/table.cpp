#include "results/table.hpp"

#include <fmt/core.h>

namespace spinewalk::results {
std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == text.npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

namespace {

std::string to_text(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return csv_cell(*text);
  return fmt::format("{}", std::get<double>(cell));
}

}  // namespace

std::string to_csv(const Table& table) {
  std::string out;
  const auto end_cell = [&](std::size_t i) { out += i + 1 < table.columns.size() ? "," : "\n"; };
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto& [name, unit] = table.columns[i];
    out += csv_cell(unit.empty() ? name : fmt::format("{} [{}]", name, unit));
    end_cell(i);
  }
  for (const auto& row : table.rows)
    for (std::size_t i = 0; i < row.size(); ++i) {
      out += to_text(row[i]);
      end_cell(i);
    }
  return out;
}

}  // namespace spinewalk::results
