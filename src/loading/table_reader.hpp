/// A text table read row by row from memory: OpenSim's tab or blank separated storage files, CSV, and the CSV of
/// GENEActiv devices (100 lines of header, no column names).
#pragma once

#include "model/errors.hpp"

#include <cstddef>
#include <filesystem>
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
  /// Reads up to the column names. The extension of `file` says the format; `bytes`, its content, must outlive
  /// the reader and may be anything. @throws InputError
  TableReader(std::string_view bytes, const std::filesystem::path& file);

  const std::vector<std::string>& names() const { return names_; }
  const Place& names_place() const { return names_place_; }
  bool opensim() const { return opensim_; }  ///< units are those of OpenSim: s, N, m
  /// nRows of an OpenSim header, 0 where none is given
  long promised_rows() const { return promised_rows_; }

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
  void read_names();
  void skip_device_header();

  std::string file_;
  std::string_view rest_;  ///< bytes not read yet
  int line_ = 0;
  bool opensim_;
  std::string_view separators_;
  std::vector<std::string> names_;
  Place names_place_;
  long promised_rows_ = 0;
};

}  // namespace spinewalk::loading
