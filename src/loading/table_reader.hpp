/// A text table read line by line: OpenSim's tab or blank separated storage files and CSV.
#pragma once

#include "model/errors.hpp"

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace spinewalk::loading {

/// One cell of a row with its place in the line (1-based).
struct Cell {
  std::string_view text;
  int column;
};

class TableReader {
 public:
  /// Opens the file and reads up to the column names. @throws InputError
  explicit TableReader(const std::filesystem::path& file);

  const std::vector<std::string>& names() const { return names_; }
  const Place& names_place() const { return names_place_; }
  long promised_rows() const {
    return promised_rows_;
  }  ///< nRows of an OpenSim header, 0 where none is given

  /// The next row with as many cells as there are names, or false at the end. The cells hold until the next
  /// call.
  /// @throws InputError for a row with too few or too many cells
  bool next(std::vector<Cell>& row);

  /// The cell as a finite number. @throws InputError
  double number(const std::vector<Cell>& row, std::size_t index) const;

  Place here(int column = 1) const { return {file_, line_, column}; }

 private:
  bool next_line(std::string_view& text);
  void split(std::string_view text, std::vector<Cell>& cells) const;
  void read_opensim_header();

  std::string file_;
  std::ifstream stream_;
  std::vector<char> buffer_;
  int line_ = 0;
  bool opensim_;
  std::vector<std::string> names_;
  Place names_place_;
  long promised_rows_ = 0;
};

}  // namespace spinewalk::loading
