#include "viz/playback.hpp"

#include "model/errors.hpp"

#include <algorithm>
#include <cmath>

namespace spinewalk::viz {
namespace {

/// [m2] disc.md 1.1, L1L2 .. L5S1 (composite, recalled): turns a height change at fixed water into a bulge volume,
/// which bursts do not carry.
constexpr model::PerLevel<double> kDiscArea{1450e-6, 1550e-6, 1650e-6, 1750e-6, 1700e-6};

double mix(double a, double b, double share) { return a + share * (b - a); }

DiscState mix(const solve::DiscRow& a, const solve::DiscRow& b, double share) {
  return {mix(a.height, b.height, share), mix(a.bulge, b.bulge, share),
          mix(a.pressure_mean, b.pressure_mean, share), mix(a.force_mean, b.force_mean, share)};
}

/// Seconds between samples; the last one is followed by the first of the next pass.
double sample_step(const solve::Burst& burst) {
  return (burst.time.back() - burst.time.front()) / static_cast<double>(burst.time.size() - 1);
}

/// A place between two samples of a burst that repeats.
struct Between {
  std::size_t before, after;
  double share;

  double of(const std::vector<double>& values) const { return mix(values[before], values[after], share); }
};

Between find_between(const solve::Burst& burst, double clock, double length) {
  const double wrapped = clock - length * std::floor(clock / length);
  const double at = wrapped / sample_step(burst);
  const std::size_t before = std::min(static_cast<std::size_t>(at), burst.time.size() - 1);
  return {before, (before + 1) % burst.time.size(), at - static_cast<double>(before)};
}

bool plays(const solve::Burst& burst) {
  return burst.time.size() > 1 && burst.time.back() > burst.time.front();
}

}  // namespace

Playback::Playback(results::Result result) : result_(std::move(result)) {
  if (rows().empty())
    throw IoError(
        "the result has no rows, so there is nothing to show\n  hint: it stopped before the first row was "
        "written; run the scenario again");
  if (result_.record.labels.levels.size() != model::kLevels)
    throw IoError(
        "the result is that of a rig, which has no spine to show\n  hint: plot its tables: spinewalk export R.h5 "
        "--to csv -o DIR");
}

std::size_t Playback::phase_at(double time) const {
  const auto& phases = result_.record.phases;
  std::size_t found = 0;
  for (std::size_t i = 0; i < phases.size(); ++i)
    if (phases[i].start <= time) found = i;
  return found;
}

State Playback::at(double time) const {
  const auto later = std::upper_bound(rows().begin(), rows().end(), time,
                                      [](double t, const solve::Row& row) { return t < row.time; });
  const auto after = later == rows().end() ? later - 1 : later;
  const auto before = later == rows().begin() ? later : later - 1;
  const double span = after->time - before->time;
  const double share = span > 0 ? std::clamp((time - before->time) / span, 0.0, 1.0) : 0.0;
  State state{std::clamp(time, start(), end()), {}, {}};
  for (std::size_t level = 0; level < model::kLevels; ++level)
    state.discs[level] = mix(before->discs[level], after->discs[level], share);
  for (std::size_t body = 0; body < model::kSegments; ++body)
    state.position[body] = mix(before->position[body], after->position[body], share);
  return state;
}

Clip Playback::clip(std::size_t phase) const {
  const auto& bursts = result_.record.bursts;
  std::optional<std::size_t> chosen;
  const auto rank = [](const std::string& place) { return place == "middle" ? 2 : place == "last" ? 1 : 0; };
  for (std::size_t i = 0; i < bursts.size(); ++i)
    if (bursts[i].phase == phase && plays(bursts[i]) &&
        (!chosen || rank(bursts[i].place) > rank(bursts[*chosen].place)))
      chosen = i;
  if (chosen) {
    const solve::Burst& burst = bursts[*chosen];
    return {phase, chosen, burst.time.front(), burst.time.back() - burst.time.front() + sample_step(burst)};
  }
  const auto& summary = result_.record.phases[phase];
  return {phase, std::nullopt, (summary.start + summary.end) / 2, 0};
}

State Playback::during(const Clip& clip, double clock) const {
  State state = at(clip.start);
  if (!clip.burst) return state;
  const solve::Burst& burst = result_.record.bursts[*clip.burst];
  const Between between = find_between(burst, clock, clip.length);
  state.time = clip.start + clock;
  for (std::size_t level = 0; level < model::kLevels; ++level) {
    DiscState& disc = state.discs[level];
    const double height = between.of(burst.height[level]);
    disc.bulge += kDiscArea[level] * (disc.height - height);
    disc.height = height;
    disc.pressure = between.of(burst.pressure[level]);
    disc.force = between.of(burst.force[level]);
  }
  for (std::size_t body = 0; body < model::kSegments; ++body)
    state.position[body] = between.of(burst.position[body]);
  return state;
}

double Playback::peak_clock(const Clip& clip, std::size_t level) const {
  if (!clip.burst) return 0;
  const solve::Burst& burst = result_.record.bursts[*clip.burst];
  const std::vector<double>& force = burst.force[level];
  const double nearly_peak = 0.999 * *std::max_element(force.begin(), force.end());
  const double middle = clip.length / 2;
  double chosen = INFINITY;
  for (std::size_t i = 0; i < force.size(); ++i) {
    const double clock = burst.time[i] - clip.start;
    if (force[i] >= nearly_peak && std::abs(clock - middle) < std::abs(chosen - middle)) chosen = clock;
  }
  return std::isfinite(chosen) ? chosen : 0;
}

namespace {

/// Empty until something finite is added.
struct Gathered {
  Range range{INFINITY, -INFINITY};

  void add(double value) {
    if (!std::isfinite(value)) return;
    range.low = std::min(range.low, value);
    range.high = std::max(range.high, value);
  }
  Range get() const { return range.low <= range.high ? range : Range{}; }
};

}  // namespace

Range pressure_range(const Playback& run, const Clip& clip) {
  Gathered gathered;
  for (const DiscState& disc : run.at(clip.start).discs) gathered.add(disc.pressure);
  if (clip.burst)
    for (const auto& pressures : run.result().record.bursts[*clip.burst].pressure)
      for (const double pressure : pressures) gathered.add(pressure);
  return gathered.get();
}

Range pressure_range(const Playback& run) {
  Gathered gathered;
  for (const solve::Row& row : run.rows())
    for (const solve::DiscRow& disc : row.discs) gathered.add(disc.pressure_mean);
  return gathered.get();
}

Range join(const Range& a, const Range& b) { return {std::min(a.low, b.low), std::max(a.high, b.high)}; }

}  // namespace spinewalk::viz
