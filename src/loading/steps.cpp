#include "loading/steps.hpp"

#include "loading/filter.hpp"
#include "loading/statistics.hpp"
#include "loading/timebase.hpp"

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
constexpr double kLongestFlight = 0.2;  // [s] loads.md 3a: 1/f - tc is at most 0.12, at 5 m/s
constexpr double kDoubleSupport = 0.2;  // [s] measured: 0.157 at 1.13 m/s (walk_treadmill_subject01)
constexpr double kShortestStep = 0.2, kLongestStep = 1.3;  // [s] assumed: 5 and 0.77 steps a second
constexpr double kConstant = 0.005;                        // [1] range over mean under which nothing moved

using Signal = std::vector<double>;

/// The spans in which all of the feet stand on plates.
std::vector<Span> find_whole_spans(const Signal& force, double mean, double rate) {
  const auto longest_flight = static_cast<std::size_t>(kLongestFlight * rate);
  const auto margin = static_cast<std::size_t>(kDoubleSupport * rate);
  const std::size_t n = force.size();
  std::vector<Span> spans;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < n;) {
    std::size_t end = i;
    while (end < n && force[end] < kUnloaded * mean) ++end;
    if (end - i > longest_flight) {  // off the plates from i to end
      if (i > begin + margin) spans.push_back({begin, i - margin});
      begin = end + margin;
    }
    i = std::max(end, i + 1);
  }
  if (begin < n) spans.push_back({begin, n});
  return spans;
}

/// Falls of the low-passed signal through its mean, in samples.
std::vector<double> find_falls(const Signal& signal, double rate) {
  const Signal smooth = zero_lag_low_pass(signal, kStepCutoff, rate);
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

/// Splits where the next step does not follow in time.
void append_runs(std::vector<StepRun>& runs, std::size_t part, const std::vector<double>& events,
                 double rate) {
  for (std::size_t i = 0; i < events.size(); ++i) {
    const double step = i > 0 ? (events[i] - events[i - 1]) / rate : 0;
    if (step < kShortestStep || step > kLongestStep) runs.push_back({part, {}});
    runs.back().events.push_back(events[i]);
  }
}

double check_signal(const Recording& recording) {
  double sum = 0, low = INFINITY, high = -INFINITY;
  std::size_t count = 0;
  for (const Signal& part : recording.parts) {
    sum = std::accumulate(part.begin(), part.end(), sum);
    count += part.size();
    const auto ends = std::minmax_element(part.begin(), part.end());
    low = std::min(low, *ends.first);
    high = std::max(high, *ends.second);
  }
  const double mean = sum / static_cast<double>(count);
  const bool force = recording.kind == model::RecordingKind::ground_reaction_force;
  const char* what = force ? "vertical force" : "vertical acceleration";
  const char* unit = force ? "N" : "m/s2 with gravity";
  if (high - low <= kConstant * std::abs(mean))
    throw InputError(recording.columns, fmt::format("the {} is constant ({:.4g} {})", what, mean, unit),
                     "nobody walks here: is it the right column, and was the device recording?");
  if (mean <= 0)
    throw InputError(recording.columns,
                     fmt::format("the {} points down: its mean is {:.4g} {}", what, mean, unit),
                     "give the force of the ground on the foot, up positive");
  return mean;
}

}  // namespace

std::vector<StepRun> find_step_runs(const Recording& recording) {
  const double mean = check_signal(recording);
  std::vector<StepRun> runs;
  for (std::size_t p = 0; p < recording.parts.size(); ++p) {
    const Signal& part = recording.parts[p];
    std::vector<Span> spans{{0, part.size()}};
    if (recording.kind == model::RecordingKind::ground_reaction_force)
      spans = find_whole_spans(part, mean, recording.rate);
    for (const Span& span : spans) {
      const Signal signal(part.begin() + static_cast<std::ptrdiff_t>(span.begin),
                          part.begin() + static_cast<std::ptrdiff_t>(span.end));
      std::vector<double> falls = find_falls(signal, recording.rate);
      for (double& fall : falls) fall += static_cast<double>(span.begin);
      append_runs(runs, p, falls, recording.rate);
    }
  }
  return runs;
}

}  // namespace spinewalk::loading
