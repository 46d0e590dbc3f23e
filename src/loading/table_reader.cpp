#include "loading/table_reader.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace spinewalk::loading {

namespace {

constexpr std::size_t kLongestLine = 1 << 20;  // far above any table
constexpr int kLongestHeader = 1000;           // lines
constexpr double kLargestNumber = 1e18;        // microseconds since 1970 have 16 digits; squares stay finite

constexpr std::string_view kBlank = " \t";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kDevice = "Device Type,GENEActiv";
constexpr int kDeviceHeader = 100;  // lines

std::string_view trim(std::string_view text, std::string_view what = kBlank) {
  const auto first = text.find_first_not_of(what);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(what) - first + 1);
}

bool is_opensim(const std::filesystem::path& file) {
  const auto extension = file.extension();
  return extension == ".mot" || extension == ".sto";
}

/// The number after "nRows=" or "datarows ", the two spellings of OpenSim; 0 when the line says something
/// else.
long row_count(std::string_view line) {
  for (std::string_view key : {"nRows=", "datarows "}) {
    if (line.substr(0, key.size()) != key) continue;
    const std::string_view digits = trim(line.substr(key.size()));
    long rows = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), rows);
    return rows;
  }
  return 0;
}

}  // namespace

TableReader::TableReader(std::string_view bytes, const std::filesystem::path& file)
    : file_(file.string()),
      rest_(bytes),
      opensim_(is_opensim(file)),
      separators_(opensim_ ? kBlank : std::string_view(",")) {
  if (!opensim_ && file.extension() != ".csv")
    throw InputError(
        {file_},
        fmt::format("recordings are .mot, .sto or .csv files, not \"{}\"", file.extension().string()),
        "export as OpenSim storage or CSV, or correct the extension");
  if (rest_.substr(0, kByteOrderMark.size()) == kByteOrderMark) rest_.remove_prefix(kByteOrderMark.size());
  if (opensim_) read_opensim_header();
  read_names();
}

void TableReader::read_names() {
  std::string_view line;
  do {
    if (!next_line(line)) throw InputError({file_}, "the recording is empty", "export the recording again");
  } while (trim(line).empty());
  names_place_ = here();
  if (!opensim_ && line.substr(0, kDevice.size()) == kDevice) return skip_device_header();
  if (!opensim_ && line.find(',') == std::string_view::npos)
    separators_ = line.find(';') != std::string_view::npos ? ";" : "\t";
  std::vector<Cell> cells;
  split(line, cells);
  for (const Cell& cell : cells) names_.emplace_back(cell.text);
}

void TableReader::skip_device_header() {
  std::string_view line;
  while (line_ < kDeviceHeader)
    if (!next_line(line))
      throw InputError(here(),
                       fmt::format("the GENEActiv file ends within its header of {} lines", kDeviceHeader),
                       "export the recording again");
  names_ = {"time", "x_g", "y_g", "z_g", "light", "button", "temperature"};
}

void TableReader::read_opensim_header() {
  std::string_view line;
  while (line_ < kLongestHeader && next_line(line)) {
    line = trim(line);
    if (line == "endheader") return;
    if (const long rows = row_count(line); rows > 0) promised_rows_ = rows;
  }
  if (line_ == 0) throw InputError({file_}, "the recording is empty", "export the recording again");
  throw InputError(here(), "the header of the OpenSim file has no line \"endheader\"",
                   "the line before the column names must read endheader");
}

bool TableReader::next_line(std::string_view& text) {
  do {
    if (rest_.empty()) return false;
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    text = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    ++line_;
    if (text.size() > kLongestLine)
      throw InputError(here(),
                       fmt::format("line longer than {} characters: not a table of text", kLongestLine),
                       "recordings are text, one row a line");
    if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
  } while (!opensim_ && !text.empty() && text.front() == '#');
  return true;
}

void TableReader::split(std::string_view text, std::vector<Cell>& cells) const {
  cells.clear();
  if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos)
    throw InputError(here(static_cast<int>(zero) + 1), "a zero byte: this is no text file",
                     "recordings are text, one row a line; c3d, xlsx or UTF-16 must be exported as CSV");
  std::size_t start = 0;
  while (start <= text.size()) {
    const std::size_t end = std::min(text.find_first_of(separators_, start), text.size());
    const std::string_view cell = trim(text.substr(start, end - start));
    // OpenSim pads names with blanks and ends lines with tabs: there, nothing between separators is no cell.
    if (!opensim_ || !cell.empty()) {
      const std::size_t at = cell.empty() ? start : static_cast<std::size_t>(cell.data() - text.data());
      cells.push_back({cell, static_cast<int>(at) + 1});
    }
    start = end + 1;
  }
}

bool TableReader::next(std::vector<Cell>& row) {
  std::string_view line;
  do {
    if (!next_line(line)) return false;
  } while (trim(line).empty());
  split(line, row);
  if (row.size() != names_.size())
    throw InputError(here(),
                     fmt::format("this row has {} values, but line {} names {} columns", row.size(),
                                 names_place_.line, names_.size()),
                     row.size() < names_.size()
                         ? "the file may be cut off here: export it again or delete the row"
                         : "check the separators of this row");
  return true;
}

double TableReader::number(const std::vector<Cell>& row, std::size_t index) const {
  const auto& [text, column] = row[index];
  double value = NAN;
  const std::string_view digits = text.substr(0, 1) == "+" ? text.substr(1) : text;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(value))
    throw InputError(here(column),
                     fmt::format("\"{}\" in column {} is not a finite number", text, names_[index]),
                     "fill or cut out samples that are missing; a gap cannot be guessed");
  if (std::abs(value) > kLargestNumber)
    throw InputError(here(column),
                     fmt::format("{} in column {} is too large for a measurement", text, names_[index]),
                     "delete the row, or mend its separators");
  return value;
}

}  // namespace spinewalk::loading
