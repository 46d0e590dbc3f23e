#include "cli/tables.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace spinewalk::cli {
namespace {

std::string text_of(const results::Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  return fmt::format("{}", std::get<double>(cell));
}

}  // namespace

nlohmann::ordered_json to_json(const results::Table& table) {
  auto array = nlohmann::ordered_json::array();
  for (const auto& row : table.rows) {
    nlohmann::ordered_json object;
    for (std::size_t i = 0; i < row.size(); ++i)
      std::visit([&](const auto& value) { object[table.columns[i].name] = value; }, row[i]);
    array.push_back(std::move(object));
  }
  return array;
}

std::string to_aligned_text(const results::Table& table) {
  std::vector<std::size_t> widths(table.columns.size(), 0);
  for (const auto& row : table.rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], text_of(row[i]).size());
  std::string text;
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i)
      text += fmt::format("{:<{}}  ", text_of(row[i]), widths[i]);
    text += text_of(row.back()) + "\n";
  }
  return text;
}

}  // namespace spinewalk::cli
