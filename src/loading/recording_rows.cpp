#include "loading/recording_rows.hpp"

#include "loading/timestamp.hpp"

#include <fmt/core.h>

namespace spinewalk::loading {

namespace {

double read_time(const TableReader& table, const std::vector<Cell>& row, std::size_t index) {
  const auto stamp = parse_timestamp(row[index].text);
  return stamp ? *stamp : table.number(row, index);
}

void check_order(const RecordingRows& rows, double time, const Place& place) {
  if (rows.time.empty() || time > rows.time.back()) return;
  throw InputError(place, fmt::format("time does not increase: {:g} after {:g}", time, rows.time.back()),
                   "sort the rows, remove repeated ones, or print time with more digits");
}

}  // namespace

RecordingRows read_rows(TableReader& table, const SignalColumns& columns, double rate) {
  RecordingRows rows;
  rows.channels.resize(columns.signal.size());
  std::vector<Cell> row;
  while (table.next(row)) {
    if (rows.time.size() == kMostRows)
      throw InputError(table.here(), fmt::format("more than {} rows", kMostRows),
                       "cut out the minutes of gait, or export at a lower rate: 100 Hz is enough");
    if (columns.time) {
      const double time = read_time(table, row, columns.time->index);
      check_order(rows, time, table.here(row[columns.time->index].column));
      rows.time.push_back(time);
    } else {
      rows.time.push_back(static_cast<double>(rows.time.size()) / rate);
    }
    for (std::size_t c = 0; c < columns.signal.size(); ++c)
      rows.channels[c].push_back(table.number(row, columns.signal[c].index));
  }
  if (rows.time.size() < 2)
    throw InputError(
        table.names_place(),
        rows.time.empty() ? "the recording has column names but no rows" : "the recording has a single row",
        "export the recording again");
  return rows;
}

}  // namespace spinewalk::loading
