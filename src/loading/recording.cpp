#include "loading/recording.hpp"

#include "loading/filter.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace spinewalk::loading {

namespace {

constexpr double kStepCutoff = 2.5;  // [Hz]
// A step wave rises above its mean by this many of its sd, and by this share of the mean: standing sways
// less, walking at 0.6 m/s moves by 7 % (loads.md 3a). assumed.
constexpr double kArming = 0.25, kSmallestWave = 0.02;
constexpr double kUnloaded = 0.05;      // [1] of the mean force, above the noise of plates; assumed
constexpr double kLongestFlight = 0.2;  // [s] loads.md 3a: 1/f - tc is at most 0.12, at 5 m/s
constexpr double kDoubleSupport = 0.2;  // [s] measured: 0.157 at 1.13 m/s (walk_treadmill_subject01)
// Odd strides: duration off the median [1]; difference from the median stride over the usual one [1], unless
// it is under this share of the mean force. assumed: people vary by 2-3 % from stride to stride.
constexpr double kDurationBand = 0.15, kShapeBand = 3, kShapeFloor = 0.05;
constexpr double kConstant = 0.005;    // [1] range over mean under which nothing moved
constexpr std::size_t kSamples = 500;  // of the mean stride

using Force = std::vector<double>;

double mean_of(const Force& x) {
  return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
}

double median_of(Force x) {
  const auto middle = x.begin() + static_cast<std::ptrdiff_t>(x.size() / 2);
  std::nth_element(x.begin(), middle, x.end());
  return *middle;
}

/// Rows begin..end-1.
struct Span {
  std::size_t begin, end;
};

/// The parts of the recording in which all of the feet stand on plates.
std::vector<Span> find_whole_parts(const Force& force, double mean, double rate) {
  const auto longest_flight = static_cast<std::size_t>(kLongestFlight * rate);
  const auto margin = static_cast<std::size_t>(kDoubleSupport * rate);
  const std::size_t n = force.size();
  std::vector<Span> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < n;) {
    std::size_t end = i;
    while (end < n && force[end] < kUnloaded * mean) ++end;
    if (end - i > longest_flight) {  // off the plates from i to end
      if (i > begin + margin) parts.push_back({begin, i - margin});
      begin = end + margin;
    }
    i = std::max(end, i + 1);
  }
  if (begin < n) parts.push_back({begin, n});
  return parts;
}

double spread_of(const Force& x, double mean) {
  double squares = 0;
  for (double value : x) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / static_cast<double>(x.size()));
}

/// Step events of a part, in rows of the part with fractions: falls of the low-passed force through its mean.
std::vector<double> find_steps(const Force& part, double rate) {
  const Force smooth = zero_lag_low_pass(part, kStepCutoff, rate);
  const double level = mean_of(smooth),
               armed = level + std::max(kArming * spread_of(smooth, level), kSmallestWave * level);
  std::vector<double> falls;
  bool high = false;
  for (std::size_t i = 0; i < smooth.size(); ++i) {
    if (smooth[i] >= armed) high = true;
    if (!high || smooth[i] >= level) continue;
    high = false;
    falls.push_back(static_cast<double>(i - 1) + (smooth[i - 1] - level) / (smooth[i - 1] - smooth[i]));
  }
  return falls;
}

/// One stride cut out of the recording and stretched onto kSamples points.
struct Cut {
  double duration;  ///< [rows]
  Force force;
};

Cut cut_stride(const Force& force, double begin, double end) {
  Cut cut{end - begin, Force(kSamples)};
  for (std::size_t i = 0; i < kSamples; ++i) {
    const double row = begin + (end - begin) * static_cast<double>(i) / kSamples;
    const auto k = static_cast<std::size_t>(row);
    const double part = row - static_cast<double>(k);
    cut.force[i] = (1 - part) * force[k] + part * force[std::min(k + 1, force.size() - 1)];
  }
  return cut;
}

std::vector<Cut> cut_strides(const ForceRecording& recording, double mean) {
  std::vector<Cut> cuts;
  for (const Span& span : find_whole_parts(recording.force, mean, recording.rate)) {
    const auto first = recording.force.begin();
    const Force part(first + static_cast<std::ptrdiff_t>(span.begin),
                     first + static_cast<std::ptrdiff_t>(span.end));
    const std::vector<double> steps = find_steps(part, recording.rate);
    for (std::size_t i = 0; i + 2 < steps.size(); i += 2)
      cuts.push_back(cut_stride(part, steps[i], steps[i + 2]));
  }
  return cuts;
}

/// Removes strides that are no ordinary ones; returns how many.
int drop_outliers(std::vector<Cut>& cuts) {
  Force durations;
  for (const Cut& cut : cuts) durations.push_back(cut.duration);
  const double usual = median_of(durations);

  Force middle(kSamples);
  for (std::size_t i = 0; i < kSamples; ++i) {
    Force column;
    for (const Cut& cut : cuts) column.push_back(cut.force[i]);
    middle[i] = median_of(column);
  }
  auto distance = [&](const Cut& cut) {
    double squares = 0;
    for (std::size_t i = 0; i < kSamples; ++i) squares += std::pow(cut.force[i] - middle[i], 2);
    return std::sqrt(squares / kSamples);
  };
  Force distances;
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
    for (std::size_t i = 0; i < kSamples; ++i) stride.mean[i] += cut.force[i] / count;
  }
  for (std::size_t i = 0; i < kSamples && cuts.size() > 1; ++i) {
    for (const Cut& cut : cuts) stride.sd[i] += std::pow(cut.force[i] - stride.mean[i], 2) / (count - 1);
    stride.sd[i] = std::sqrt(stride.sd[i]);
  }
  stride.period = rows / stride.rate;
  stride.mean_force = mean_of(stride.mean);
  const auto low = std::count_if(stride.mean.begin(), stride.mean.end(),
                                 [&](double x) { return x < kUnloaded * stride.mean_force; });
  stride.flight = static_cast<double>(low) / kSamples;
}

void check_signal(const ForceRecording& recording, double mean) {
  const auto [low, high] = std::minmax_element(recording.force.begin(), recording.force.end());
  if (*high - *low <= kConstant * std::abs(mean))
    throw InputError(recording.columns, fmt::format("the vertical force is constant ({:.4g} N)", mean),
                     "nobody walks here: is it the right column, and were the plates recording?");
  if (mean <= 0)
    throw InputError(recording.columns,
                     fmt::format("the vertical force points down: its mean is {:.4g} N", mean),
                     "give the force of the ground on the foot, up positive");
}

}  // namespace

RecordedStride find_mean_stride(const ForceRecording& recording) {
  const double mean = mean_of(recording.force);
  check_signal(recording, mean);

  RecordedStride stride;
  stride.rate = recording.rate;
  stride.length = static_cast<double>(recording.force.size()) / recording.rate;
  stride.warnings = recording.warnings;
  stride.columns = recording.columns;
  std::vector<Cut> cuts = cut_strides(recording, mean);
  if (cuts.empty())
    throw InputError(recording.columns, fmt::format("no whole stride in {:.3g} s", stride.length),
                     "a stride is two steps with every foot on the plates: give a longer recording, and is "
                     "time in seconds?");
  stride.dropped = drop_outliers(cuts);
  average(cuts, stride);
  return stride;
}

RecordedStride read_recorded_stride(const std::filesystem::path& file) {
  return find_mean_stride(read_force_recording(file));
}

}  // namespace spinewalk::loading
