#include "viz/playback.hpp"

#include "model/errors.hpp"
#include "results/metrics.hpp"

#include <algorithm>
#include <cmath>

namespace spinewalk::viz {
namespace {

/// [m2] disc.md 1.1, L1L2 .. L5S1 (composite, recalled): turns a height change at fixed water into a bulge volume,
/// which bursts do not carry.
constexpr model::PerLevel<double> kDiscArea{1450e-6, 1550e-6, 1650e-6, 1750e-6, 1700e-6};

double mix(double a, double b, double share) { return a + share * (b - a); }

using PerRoute = std::array<double, solve::kRoutes>;

PerRoute mix(const PerRoute& a, const PerRoute& b, double share) {
  PerRoute mixed{};
  for (std::size_t route = 0; route < solve::kRoutes; ++route) mixed[route] = mix(a[route], b[route], share);
  return mixed;
}

PerRoute net(const solve::DiscRow& row) {
  PerRoute in{};
  for (std::size_t route = 0; route < solve::kRoutes; ++route)
    in[route] = row.inflow[route] - row.outflow[route];
  return in;
}

DiscState mix(const solve::DiscRow& a, const solve::DiscRow& b, double share) {
  return {mix(a.height, b.height, share),
          mix(a.bulge, b.bulge, share),
          mix(a.pressure_mean, b.pressure_mean, share),
          mix(a.force_mean, b.force_mean, share),
          mix(a.viability_min, b.viability_min, share),
          mix(net(a), net(b), share),
          {}};
}

/// A column of one row.
std::vector<double> column_of(const solve::Row& profile, const solve::DiscRow& disc, Field field,
                              std::size_t level) {
  std::vector<double> column = profile.void_ratio[level];
  const auto& solutes = profile.concentration[level];
  switch (field) {
    case Field::pressure:
      return profile.pressure[level];
    case Field::water:  // share of the pores in the volume
      for (double& value : column) value /= 1 + value;
      return column;
    case Field::oxygen:
      return solutes[0];
    case Field::glucose:
      return solutes[1];
    case Field::lactate:
      return solutes[2];
    case Field::ph:
      std::transform(solutes[2].begin(), solutes[2].end(), column.begin(), results::ph_of_lactate);
      return column;
    case Field::viability:
      std::fill(column.begin(), column.end(), disc.viability_min);
      return column;
  }
  return column;
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

Playback::Playback(results::Result result) : in_memory_(std::move(result)) { check(); }

Playback::Playback(std::shared_ptr<const results::OpenResult> result) : on_disk_(std::move(result)) {
  check();
}

void Playback::check() const {
  if (rows().empty())
    throw IoError(
        "the result has no rows, so there is nothing to show\n  hint: it stopped before the first row was "
        "written; run the scenario again");
  if (result().record.labels.levels.size() != model::kLevels)
    throw IoError(
        "the result is that of a rig, which has no spine to show\n  hint: plot its tables: spinewalk export "
        "R.h5 "
        "--to csv -o DIR");
}

std::size_t Playback::phase_at(double time) const {
  const auto& phases = result().record.phases;
  std::size_t found = 0;
  for (std::size_t i = 0; i < phases.size(); ++i)
    if (phases[i].start <= time) found = i;
  return found;
}

Playback::Rows Playback::rows_at(double time) const {
  const auto later = std::upper_bound(rows().begin(), rows().end(), time,
                                      [](double t, const solve::Row& row) { return t < row.time; });
  const auto after = later == rows().end() ? later - 1 : later;
  const auto before = later == rows().begin() ? later : later - 1;
  const double span = after->time - before->time;
  const auto index = [&](auto row) { return static_cast<std::size_t>(row - rows().begin()); };
  return {index(before), index(after), span > 0 ? std::clamp((time - before->time) / span, 0.0, 1.0) : 0.0};
}

State Playback::at(double time) const {
  const Rows place = rows_at(time);
  const solve::Row &before = rows()[place.before], &after = rows()[place.after];
  State state{std::clamp(time, start(), end()), {}, {}};
  for (std::size_t level = 0; level < model::kLevels; ++level)
    state.discs[level] = mix(before.discs[level], after.discs[level], place.share);
  for (std::size_t body = 0; body < model::kSegments; ++body)
    state.position[body] = mix(before.position[body], after.position[body], place.share);
  add_flux(state, place);
  return state;
}

/// At the end, that of the last interval; of a single row none.
void Playback::add_flux(State& state, Rows place) const {
  if (place.before == place.after && place.before > 0) --place.before;
  const solve::Row &before = rows()[place.before], &after = rows()[place.after];
  const double span = after.time - before.time;
  if (!(span > 0)) return;
  for (std::size_t level = 0; level < model::kLevels; ++level) {
    const PerRoute then = net(before.discs[level]), now = net(after.discs[level]);
    for (std::size_t route = 0; route < solve::kRoutes; ++route)
      state.discs[level].flux[route] = (now[route] - then[route]) / span;
  }
}

const solve::Row& Playback::profile(std::size_t row) const {
  if (!on_disk_) return rows()[row];
  constexpr std::size_t most_kept = 8;
  const auto found = read_.find(row);
  if (found != read_.end()) return found->second;
  if (read_.size() >= most_kept) read_.clear();
  ++profiles_read_;
  return read_.emplace(row, on_disk_->profile(row)).first->second;
}

std::vector<double> Playback::column(Field field, std::size_t level, double time) const {
  const Rows place = rows_at(time);
  auto column = column_of(profile(place.before), rows()[place.before].discs[level], field, level);
  if (place.share == 0) return column;
  const auto after = column_of(profile(place.after), rows()[place.after].discs[level], field, level);
  for (std::size_t cell = 0; cell < column.size(); ++cell)
    column[cell] = mix(column[cell], after[cell], place.share);
  return column;
}

double Playback::column_mean(const std::vector<double>& column, std::size_t level) const {
  const auto& depth = depths(level);
  double sum = 0, weight = 0, edge = 0;
  for (std::size_t cell = 0; cell < column.size(); ++cell) {
    const double thickness = 2 * (depth[cell] - edge);  // positions are middles
    edge += thickness;
    if (std::isfinite(column[cell])) sum += thickness * column[cell], weight += thickness;
  }
  return weight > 0 ? sum / weight : NAN;
}

std::vector<Clip> Playback::clips(std::size_t phase) const {
  const auto& bursts = result().record.bursts;
  std::vector<Clip> found;
  for (std::size_t i = 0; i < bursts.size(); ++i) {
    const auto& time = bursts[i].time;
    if (bursts[i].phase == phase && plays(bursts[i]))
      found.push_back({phase, i, time.front(), time.back() - time.front() + sample_step(bursts[i])});
  }
  return found;
}

Clip Playback::clip(std::size_t phase) const {
  const auto rank = [&](const Clip& clip) {
    const std::string& place = result().record.bursts[*clip.burst].place;
    return place == "middle" ? 2 : place == "last" ? 1 : 0;
  };
  const std::vector<Clip> found = clips(phase);
  const auto chosen = std::max_element(found.begin(), found.end(),
                                       [&](const Clip& a, const Clip& b) { return rank(a) < rank(b); });
  if (chosen != found.end()) return *chosen;
  const auto& summary = result().record.phases[phase];
  return {phase, std::nullopt, (summary.start + summary.end) / 2, 0};
}

State Playback::during(const Clip& clip, double clock) const {
  State state = at(clip.start);
  if (!clip.burst) return state;
  const solve::Burst& burst = result().record.bursts[*clip.burst];
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
  const solve::Burst& burst = result().record.bursts[*clip.burst];
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

Reading start_reading(std::vector<std::filesystem::path> files) {
  return std::async(std::launch::async,
                    [files = std::move(files)] {
                      Runs runs;
                      for (const auto& file : files)
                        runs.emplace_back(std::make_shared<results::OpenResult>(file));
                      return runs;
                    })
      .share();
}

}  // namespace spinewalk::viz
