#include "loading/read_recording.hpp"

#include "loading/clipping.hpp"
#include "loading/column_names.hpp"
#include "loading/marker.hpp"
#include "loading/recording_bytes.hpp"
#include "loading/recording_rows.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace spinewalk::loading {

namespace {

using model::RecordingKind;

// [Hz] twice the 10 Hz of a step's harmonics (loads.md 3a) and some room; above: a time column in another unit.
// assumed
constexpr double kLowestRate = 25, kHighestRate = 1e5;
constexpr double kMostClipped =
    0.01;  // [1] assumed; the clipped files of ../shared/data/imu have 17 and 20 %

/// Time in seconds from the first row. Without a unit time is in seconds, unless that makes a rate at which no
/// gait was ever recorded and milliseconds make a usual one.
std::string scale_time(RecordingRows& rows, const SignalColumns& columns) {
  if (!columns.time) return "";
  const double first = rows.time.front(), span = rows.time.back() - first;
  double factor = columns.time->factor;
  std::string unit = columns.time->unit;
  if (unit.empty()) {
    const double rate = static_cast<double>(rows.time.size() - 1) / span;
    const bool milliseconds = rate < kLowestRate / 10 && rate * 1000 >= kLowestRate;
    unit = milliseconds ? "ms" : "s";
    factor = milliseconds ? 1e-3 : 1;
  }
  for (double& t : rows.time) t = (t - first) * factor;
  return unit;
}

/// Keeps the rows within [from, until].
void crop(RecordingRows& rows, const model::Measured& how, const Place& place) {
  const double until = std::isnan(how.until) ? rows.time.back() : how.until;
  const auto begin = std::lower_bound(rows.time.begin(), rows.time.end(), how.from) - rows.time.begin();
  const auto end = std::upper_bound(rows.time.begin(), rows.time.end(), until) - rows.time.begin();
  if (end - begin < 2)
    throw InputError(place,
                     fmt::format("nothing is recorded from {:g} s until {:g} s: the recording lasts {:.4g} s",
                                 how.from, until, rows.time.back()),
                     "from and until count from the first row; give from < until inside the recording");
  const auto cut = [&](std::vector<double>& x) {
    x.erase(x.begin() + end, x.end());
    x.erase(x.begin(), x.begin() + begin);
  };
  cut(rows.time);
  for (auto& channel : rows.channels) cut(channel);
}

void check_rate(double rate, const Place& place) {
  if (rate < kLowestRate)
    throw InputError(place, fmt::format("sampled at {:.3g} Hz, less than {:g} Hz", rate, kLowestRate),
                     "a step cannot be seen at this rate; is time in seconds? else give time_unit");
  if (rate > kHighestRate)
    throw InputError(place, fmt::format("sampled at {:.3g} Hz, more than {:g} Hz", rate, kHighestRate),
                     "is time in seconds? else give time_unit");
}

void note_clipping(Recording& recording, const RecordingRows& rows) {
  for (const auto& channel : rows.channels) {
    const Clipping clipping = find_clipping(channel);
    // The bottom of a force is the ground left, not the end of a range.
    const bool flight = recording.kind == RecordingKind::ground_reaction_force && std::abs(clipping.at) < 1;
    if (flight || clipping.fraction <= recording.clipped) continue;
    recording.clipped = clipping.fraction;
    recording.clipped_at = clipping.at;
  }
  if (recording.clipped > 0 && recording.clipped <= kMostClipped)
    recording.warnings.push_back(fmt::format("{:.2g} % of the samples are clipped at {:.4g}",
                                             100 * recording.clipped, recording.clipped_at));
}

void note_timebase(Recording& recording, const Timebase& base) {
  recording.gaps = base.gaps;
  recording.gap_time = base.gap_time;
  recording.resampled = base.uneven;
  if (base.gaps > 0)
    recording.warnings.push_back(
        fmt::format("{} {} of together {:.3g} s: strides are taken from the parts between", base.gaps,
                    base.gaps == 1 ? "gap" : "gaps", base.gap_time));
  if (base.uneven)
    recording.warnings.push_back(
        fmt::format("rows stand unevenly in time: resampled to {:.4g} Hz", recording.rate));
}

/// The signal of vertical columns: their sum in SI units.
Parts sum_columns(const RecordingRows& rows, const Timebase& base, const SignalColumns& columns) {
  std::vector<double> sum(rows.time.size(), 0);
  for (std::size_t c = 0; c < columns.signal.size(); ++c)
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += columns.signal[c].factor * rows.channels[c][i];
  Parts parts;
  for (const Span& span : base.parts) parts.push_back(evenly(sum, rows.time, span, base));
  return parts;
}

void set_acceleration(Recording& recording, const RecordingRows& rows, const Timebase& base,
                      const SignalColumns& columns) {
  const GravityQuestion question{recording.unit, recording.clipped > kMostClipped, recording.rate,
                                 recording.columns};
  std::vector<Axes> parts;
  Parts vertical;
  for (const Span& span : base.parts) {
    if (columns.three_axes)
      parts.push_back({evenly(rows.channels[0], rows.time, span, base),
                       evenly(rows.channels[1], rows.time, span, base),
                       evenly(rows.channels[2], rows.time, span, base)});
    else
      vertical.push_back(evenly(rows.channels[0], rows.time, span, base));
  }
  recording.parts = columns.three_axes ? find_vertical(parts, question, recording.gravity)
                                       : find_vertical(std::move(vertical), question, recording.gravity);
  recording.unit = recording.gravity.unit;
}

void set_heights(Recording& recording, const RecordingRows& rows, const Timebase& base,
                 const SignalColumns& columns) {
  if (recording.unit.empty())
    throw InputError(recording.columns, fmt::format("the unit of column {} is open", recording.used.front()),
                     "give unit: m, cm or mm, or name the column sacrum_y_m");
  for (const auto& heights : sum_columns(rows, base, columns))
    recording.parts.push_back(find_specific_force(heights, recording.rate));
}

}  // namespace

Recording read_recording(std::string_view bytes, const model::Measured& how) {
  TableReader table(bytes, how.file);
  const SignalColumns columns = find_signal_columns(table, how);
  RecordingRows rows = read_rows(table, columns, how.rate);

  Recording recording;
  recording.kind = how.kind;
  recording.columns = table.names_place();
  for (const SignalColumn& column : columns.signal) recording.used.push_back(table.names()[column.index]);
  recording.unit = columns.signal.front().unit;
  if (table.promised_rows() > static_cast<long>(rows.time.size()))
    recording.warnings.push_back(
        fmt::format("{}: the header promises {} rows, the file has {}; it may be cut off",
                    how.file.filename().string(), table.promised_rows(), rows.time.size()));

  recording.speed = how.speed;
  recording.time_unit = scale_time(rows, columns);
  check_rate(find_timebase(rows.time).rate, recording.columns);
  crop(rows, how, recording.columns);
  const Timebase base = find_timebase(rows.time);
  recording.rate = base.rate;
  for (const Span& span : base.parts) recording.starts.push_back(rows.time[span.begin]);
  note_timebase(recording, base);
  note_clipping(recording, rows);

  if (how.kind == RecordingKind::ground_reaction_force)
    recording.parts = sum_columns(rows, base, columns);
  else if (how.kind == RecordingKind::acceleration)
    set_acceleration(recording, rows, base, columns);
  else
    set_heights(recording, rows, base, columns);
  for (const auto& part : recording.parts)
    recording.length += static_cast<double>(part.size()) / recording.rate;
  return recording;
}

Recording read_recording(const model::Measured& how) {
  return read_recording(read_recording_bytes(how.file), how);
}

void check_clipping(const Recording& recording) {
  if (recording.clipped <= kMostClipped) return;
  throw InputError(
      recording.columns,
      fmt::format("clipped: {:.1f} % of the samples stand at {:.4g} {}, the end of the range; {:.0f} % is "
                  "allowed",
                  100 * recording.clipped, recording.clipped_at, recording.unit, 100 * kMostClipped),
      "what was cut off is missing from the mean and the peaks: record with a wider range, or give the "
      "signal before it was cut");
}

}  // namespace spinewalk::loading
