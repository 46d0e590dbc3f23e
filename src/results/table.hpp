/// Tables for people: rows of text and numbers under "name [unit]".
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace spinewalk::results {

struct Column {
  std::string name;
  std::string unit;  ///< UDUNITS, SI; empty for text
};

using Cell = std::variant<std::string, double>;

struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
};

/// A text as RFC 4180 has it: quoted where it has to be.
std::string csv_cell(const std::string& text);

/// RFC 4180; numbers with as many digits as it takes to read back the same number.
std::string to_csv(const Table& table);

}  // namespace spinewalk::results
