/// Comma-separated tables of points (RFC 4180).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace spinewalk::sweep {

struct CsvTable {
  std::vector<std::string> header;
  std::vector<std::string> cells;  ///< [rows, columns]
  std::size_t rows() const { return header.empty() ? 0 : cells.size() / header.size(); }
};

/// `name` is for messages. @throws InputError with line and column: a row of another length, an open quote, no header
CsvTable parse_csv(std::string_view text, const std::string& name);

}  // namespace spinewalk::sweep
