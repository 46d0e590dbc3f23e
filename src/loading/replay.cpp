#include "loading/replay.hpp"

#include "loading/gait.hpp"
#include "loading/measured.hpp"
#include "loading/run_spline.hpp"
#include "loading/statistics.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace spinewalk::loading {

namespace {

constexpr double kLongest = 600;     // [s] chosen: at 2,000 samples a second it takes some seconds to prepare
constexpr double kBlend = 0.1;       // [s] of (1), chosen: a tenth of a stride
constexpr double kTrunkBand = 12.5;  // [Hz] of (3): six harmonics of the step, which has one
constexpr double kLeastRate = 4 * kPelvisBand;

std::size_t strides_of(const StepRun& run) { return run.events.empty() ? 0 : (run.events.size() - 1) / 2; }

StepRun find_longest_run(const Recording& recording) {
  const auto runs = find_step_runs(recording);
  const auto longest = std::max_element(
      runs.begin(), runs.end(), [](const auto& a, const auto& b) { return strides_of(a) < strides_of(b); });
  return longest == runs.end() ? StepRun{} : *longest;
}

/// Cut to whole strides. @throws InputError when there is too little or too much
StepRun find_run(const Recording& recording) {
  StepRun run = find_longest_run(recording);
  const std::size_t strides = strides_of(run);
  if (strides < 2)
    throw InputError(
        recording.columns,
        fmt::format("replay: raw needs two whole strides in a row, and the recording has {}", strides),
        "remove replay: the mean stride is all that it holds");
  run.events.resize(2 * strides + 1);
  const double length = (run.events.back() - run.events.front()) / recording.rate;
  if (length > kLongest)
    throw InputError(recording.columns,
                     fmt::format("{:.4g} s of strides in a row are too many to replay, {:.0f} s are allowed",
                                 length, kLongest),
                     "give from and until of the part to replay");
  return run;
}

/// [s] after the first event.
std::vector<double> event_times(const StepRun& run, double rate) {
  std::vector<double> times;
  for (const double event : run.events) times.push_back((event - run.events.front()) / rate);
  return times;
}

/// (1); returns the step at the seam.
double close_seam(std::vector<double>& signal, double step, double period) {
  const auto n = static_cast<double>(signal.size());
  const double blend = std::min(kBlend, period / 2);
  for (std::size_t i = 0; i < signal.size(); ++i) {
    const double u = 1 - (1 - static_cast<double>(i) / n) * period / blend;
    if (u > 0) signal[i] -= step * u * u * (3 - 2 * u);
  }
  return step;
}

/// The recorded signal over the run, equidistant, its seam closed.
struct Loop {
  std::vector<double> signal;
  double seam;
};

Loop find_loop(const Recording& recording, const StepRun& run, double period) {
  const Spline spline = find_spline(recording, run);
  const double begin = run.events.front(), end = run.events.back();
  Loop loop;
  loop.signal.resize(static_cast<std::size_t>(std::ceil(period * std::max(recording.rate, kLeastRate))));
  for (std::size_t i = 0; i < loop.signal.size(); ++i)
    loop.signal[i] =
        spline(begin + (end - begin) * static_cast<double>(i) / static_cast<double>(loop.signal.size()));
  loop.seam = close_seam(loop.signal, spline(end) - spline(begin), period);
  return loop;
}

/// (3): a series of the mean stride, whose t = 0 lies `start` [s] after its first event, from event to event.
FourierSeries stretch(const FourierSeries& mean, double start, const std::vector<double>& events) {
  const double period = events.back();
  const auto samples = static_cast<std::size_t>(std::ceil(period * kLeastRate));
  std::vector<double> values(samples);
  std::size_t step = 0;
  for (std::size_t i = 0; i < samples; ++i) {
    const double t = period * static_cast<double>(i) / static_cast<double>(samples);
    while (t >= events[step + 1]) ++step;
    const double steps = static_cast<double>(step) + (t - events[step]) / (events[step + 1] - events[step]);
    values[i] = mean(steps * mean.period / 2 - start);
  }
  return fit_fourier(values, period, static_cast<int>(kTrunkBand * period));
}

double rms_difference(const FourierSeries& a, const FourierSeries& b) {
  return std::sqrt(std::max(0.0, a.rms() * a.rms() - b.rms() * b.rms()));
}

}  // namespace

int count_strides_in_a_row(const Recording& recording) {
  return static_cast<int>(strides_of(find_longest_run(recording)));
}

Stride make_replay(const Recording& recording, const model::Model& model) {
  RecordedStride recorded = find_mean_stride(recording);
  const auto [mean, start] = align_measured(recorded, model);
  const StepRun run = find_run(recording);
  const std::vector<double> events = event_times(run, recording.rate);

  Stride replay = mean;
  replay.period = events.back();
  replay.steps = static_cast<int>(events.size()) - 1;
  for (std::size_t i = 0; i < events.size(); i += 2) replay.replay.cuts.push_back(events[i]);
  const Loop loop = find_loop(recording, run, replay.period);
  recorded.strides = replay.strides();
  recorded.mean_force = mean_of(loop.signal);
  check_weight(recorded, model.subject);

  const double weight = model::body_weight(model.subject), to_newton = weight / recorded.mean_force;
  replay.replay.seam = to_newton * loop.seam;
  replay.ground_force = fit_fourier(loop.signal, replay.period,
                                    static_cast<int>(ground_force_band(recording.rate) * replay.period));
  scale(replay.ground_force, to_newton);
  replay.force_peaks = static_cast<int>(
      std::lround(1.0 * count_force_peaks(replay.ground_force, weight, replay.strides()) / replay.strides()));

  FourierSeries pelvis = truncated(replay.ground_force, kPelvisBand);
  scale(pelvis, 1 / model.subject.mass);
  pelvis.mean = 0;
  replay.pelvis_acceleration = high_pass(pelvis, replay.strides() / (2 * replay.period));
  replay.replay.drift = rms_difference(pelvis, replay.pelvis_acceleration);
  replay.pitch = stretch(mean.pitch, start, events);
  replay.phasic = stretch(mean.phasic, start, events);
  return replay;
}

Stride read_replay(const model::Measured& how, const model::Model& model) {
  const Recording recording = read_recording(how);
  check_clipping(recording);
  return make_replay(recording, model);
}

}  // namespace spinewalk::loading
