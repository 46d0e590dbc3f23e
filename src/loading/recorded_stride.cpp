#include "loading/recorded_stride.hpp"

#include "loading/fourier.hpp"
#include "loading/run_spline.hpp"
#include "loading/statistics.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace spinewalk::loading {

namespace {

// Odd strides: duration off the median [1]; difference from the median stride over the usual one [1], unless
// it is under this share of the mean force. assumed: people vary by 2-3 % from stride to stride.
constexpr double kDurationBand = 0.15, kShapeBand = 3, kShapeFloor = 0.05;
constexpr std::size_t kSamples = 500;  // of the mean stride
// An accelerometer's flight: under a quarter of gravity below 10 Hz for a tenth of the stride. The skin moves, so
// that it does not read 0; walking at 2 m/s has its minimum at 0.35 (loads.md 3a). assumed.
constexpr double kFallingFree = 0.25, kLeastFlight = 0.1, kFlightCutoff = 10;  // [1], [1], [Hz]

using Signal = std::vector<double>;

/// One stride cut out of the recording and stretched onto kSamples points.
struct Cut {
  double duration;  ///< [rows]
  Signal signal;
};

Cut cut_stride(const Spline& signal, double begin, double end) {
  Cut cut{end - begin, Signal(kSamples)};
  for (std::size_t i = 0; i < kSamples; ++i)
    cut.signal[i] = signal(begin + (end - begin) * static_cast<double>(i) / kSamples);
  return cut;
}

std::vector<Cut> cut_strides(const Recording& recording) {
  std::vector<Cut> cuts;
  for (const StepRun& run : find_step_runs(recording)) {
    if (run.events.size() < 3) continue;
    const Spline spline = find_spline(recording, run);
    for (std::size_t i = 0; i + 2 < run.events.size(); i += 2)
      cuts.push_back(cut_stride(spline, run.events[i], run.events[i + 2]));
  }
  return cuts;
}

/// Removes strides that are no ordinary ones; returns how many.
int drop_outliers(std::vector<Cut>& cuts) {
  Signal durations;
  for (const Cut& cut : cuts) durations.push_back(cut.duration);
  const double usual = median_of(durations);

  Signal middle(kSamples);
  for (std::size_t i = 0; i < kSamples; ++i) {
    Signal column;
    for (const Cut& cut : cuts) column.push_back(cut.signal[i]);
    middle[i] = median_of(column);
  }
  auto distance = [&](const Cut& cut) {
    double squares = 0;
    for (std::size_t i = 0; i < kSamples; ++i) squares += std::pow(cut.signal[i] - middle[i], 2);
    return std::sqrt(squares / kSamples);
  };
  Signal distances;
  for (const Cut& cut : cuts) distances.push_back(distance(cut));
  const double usual_distance = median_of(distances);

  const auto odd = [&](const Cut& cut) {
    return std::abs(cut.duration - usual) > kDurationBand * usual ||
           distance(cut) > std::max(kShapeBand * usual_distance, kShapeFloor * mean_of(middle));
  };
  std::vector<Cut> kept;
  std::copy_if(cuts.begin(), cuts.end(), std::back_inserter(kept), [&](const Cut& cut) { return !odd(cut); });
  const auto dropped = static_cast<int>(cuts.size() - kept.size());
  cuts = std::move(kept);
  return dropped;
}

void average(const std::vector<Cut>& cuts, RecordedStride& stride) {
  const auto count = static_cast<double>(cuts.size());
  stride.strides = static_cast<int>(cuts.size());
  stride.mean.assign(kSamples, 0);
  stride.sd.assign(kSamples, 0);
  double rows = 0;
  for (const Cut& cut : cuts) {
    rows += cut.duration / count;
    for (std::size_t i = 0; i < kSamples; ++i) stride.mean[i] += cut.signal[i] / count;
  }
  for (std::size_t i = 0; i < kSamples && cuts.size() > 1; ++i) {
    for (const Cut& cut : cuts) stride.sd[i] += std::pow(cut.signal[i] - stride.mean[i], 2) / (count - 1);
    stride.sd[i] = std::sqrt(stride.sd[i]);
  }
  double squares = 0;
  for (const Cut& cut : cuts) squares += std::pow(cut.duration - rows, 2);
  stride.period = rows / stride.rate;
  stride.period_sd = cuts.size() > 1 ? std::sqrt(squares / (count - 1)) / stride.rate : 0;
  stride.mean_force = mean_of(stride.mean);
}

/// Share of the stride in which nothing carries the body.
double find_flight(const RecordedStride& stride) {
  const bool force = stride.kind == model::RecordingKind::ground_reaction_force;
  std::vector<double> signal = stride.mean;
  if (!force) {
    const FourierSeries series = fit_fourier(stride.mean, stride.period, static_cast<int>(4 * kFlightCutoff));
    signal = sampled(low_pass(series, kFlightCutoff), kSamples);
  }
  const double limit = (force ? kUnloaded : kFallingFree) * stride.mean_force;
  const auto low = std::count_if(signal.begin(), signal.end(), [&](double x) { return x < limit; });
  const double flight = static_cast<double>(low) / kSamples;
  return force || flight > kLeastFlight ? flight : 0;
}

}  // namespace

RecordedStride find_mean_stride(const Recording& recording) {
  RecordedStride stride;
  stride.kind = recording.kind;
  stride.rate = recording.rate;
  stride.speed = recording.speed;
  stride.length = recording.length;
  stride.warnings = recording.warnings;
  stride.columns = recording.columns;
  std::vector<Cut> cuts = cut_strides(recording);
  if (cuts.empty())
    throw InputError(recording.columns, fmt::format("no whole stride in {:.3g} s", stride.length),
                     "a stride is two steps with every foot on the plates: give a longer recording, and is "
                     "time in seconds?");
  stride.dropped = drop_outliers(cuts);
  average(cuts, stride);
  stride.flight = find_flight(stride);
  return stride;
}

RecordedStride read_recorded_stride(const model::Measured& how) {
  const Recording recording = read_recording(how);
  check_clipping(recording);
  return find_mean_stride(recording);
}

}  // namespace spinewalk::loading
