/// The numbers of a recording's table.
#pragma once

#include "loading/signal_columns.hpp"
#include "loading/timebase.hpp"

#include <vector>

namespace spinewalk::loading {

inline constexpr std::size_t kMostRows = 20'000'000;  ///< a day at 200 Hz has 17 million

struct RecordingRows {
  std::vector<double> time;                   ///< strictly rising; in the file's unit, timestamps in seconds
  std::vector<std::vector<double>> channels;  ///< as SignalColumns::signal, in the file's unit
};

/// All rows, at least two. Without a time column row k stands at k / rate.
/// @throws InputError for what is no number, time that does not increase, and more than kMostRows rows
RecordingRows read_rows(TableReader& table, const SignalColumns& columns, double rate);

}  // namespace spinewalk::loading
