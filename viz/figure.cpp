#include "viz/figure.hpp"

#include "model/errors.hpp"
#include "viz/plain_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace spinewalk::viz {
namespace {

/// Okabe & Ito 2008 without yellow, which does not show on paper.
constexpr std::array<Colour, kMostCurves> kCurveColours{{{0.0, 0.447, 0.698},
                                                         {0.835, 0.369, 0.0},
                                                         {0.0, 0.620, 0.451},
                                                         {0.902, 0.624, 0.0},
                                                         {0.8, 0.475, 0.655},
                                                         {0.337, 0.706, 0.914},
                                                         {0.13, 0.16, 0.20}}};

const std::vector<solve::PhaseSummary>& phases(const Playback& run) { return run.result().record.phases; }

/// Titles, numbered where two runs have the same.
std::vector<std::string> run_names(const std::vector<Playback>& runs) {
  std::vector<std::string> names;
  for (const Playback& run : runs) {
    const std::string title = plain_text(run.result().provenance.title);
    const auto same = std::count_if(runs.begin(), runs.end(), [&](const Playback& other) {
      return other.result().provenance.title == run.result().provenance.title;
    });
    names.push_back(same > 1 ? fmt::format("{} ({})", title, names.size() + 1) : title);
    if (!run.result().record.complete) names.back() += " (incomplete)";
  }
  return names;
}

Shot day_of(const std::vector<Playback>& runs, std::size_t level) {
  Shot shot{Gear::day, {}, "", {}, runs.front().start(), runs.front().end()};
  shot.look.level = level;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    shot.panels.push_back({&runs[i], {}, "", {}, kCurveColours[i % kMostCurves]});
    shot.end = std::max(shot.end, runs[i].end());
  }
  return shot;
}

/// Of the run that lasts longest.
std::vector<Stretch> find_stretches(const std::vector<Playback>& runs, double seconds) {
  const auto& longest = *std::max_element(
      runs.begin(), runs.end(), [](const Playback& a, const Playback& b) { return a.end() < b.end(); });
  std::vector<Stretch> stretches;
  for (const auto& phase : phases(longest))
    stretches.push_back({phase.start / seconds, phase.end / seconds, plain_text(phase.activity)});
  return stretches;
}

/// The change of the water in the disc, of every run.
void set_water_curves(FigureChart& chart, const Shot& shot, double seconds) {
  chart.curves.clear();
  for (const Panel& panel : shot.panels) {
    Curve curve{"", panel.accent, 0, {}, {}, {}, {}};
    const auto water = [&](const solve::Row& row) { return row.discs[shot.look.level].fluid_volume; };
    for (const solve::Row& row : panel.run->rows()) {
      curve.x.push_back(row.time / seconds);
      curve.y.push_back(1e9 * (water(row) - water(panel.run->rows().front())));
    }
    chart.curves.push_back(std::move(curve));
  }
  chart.y.title = fmt::format("{} change of water (\u00b5L)", model::kLevelNames[shot.look.level]);
}

FigureChart time_course(const std::vector<Playback>& runs, const FigureWish& wish) {
  const Shot shot = day_of(runs, wish.level);
  const auto kind = static_cast<ChartKind>(wish.what);  // the first kinds are the same
  FigureChart chart{make_chart(shot, kind, shot.start), {}, {}};
  const double seconds = seconds_a_unit(shot);
  if (wish.what == PlotKind::fluid && runs.size() > 1) set_water_curves(chart, shot, seconds);
  chart.stretches = find_stretches(runs, seconds);
  return chart;
}

void check_phase_index(const Playback& run, std::size_t phase) {
  if (phase < phases(run).size()) return;
  throw InputError(
      {"--phase"},
      fmt::format("\"{}\" has no phase {}", plain_text(run.result().provenance.title), phase + 1),
      phases(run).empty() ? "this result has no phases" : fmt::format("choose 1 to {}", phases(run).size()));
}

double moment_of(const Playback& run, const FigureWish& wish) {
  if (wish.time) return *wish.time;
  if (!wish.phase) return run.end();
  check_phase_index(run, *wish.phase);
  return phases(run)[*wish.phase].end;
}

Curve profile_at(const Playback& run, const FigureWish& wish, double time) {
  Curve curve{"", {}, 0, {}, run.column(wish.field, wish.level, time), {}, {}};
  for (double& value : curve.y) value *= info_of(wish.field).factor;
  for (const double depth : run.depths(wish.level)) curve.x.push_back(1e3 * depth);
  return curve;
}

FigureChart profiles(const std::vector<Playback>& runs, const FigureWish& wish) {
  FigureChart chart{};
  const Playback& first = runs.front();
  if (runs.size() == 1 && !wish.time && !wish.phase && !phases(first).empty()) {
    for (std::size_t p = 0; p < std::min(phases(first).size(), kMostCurves); ++p) {
      chart.curves.push_back(profile_at(first, wish, phases(first)[p].end));
      chart.curves.back().name = "after " + plain_text(phase_heading(phases(first)[p]));
    }
  } else {
    for (const Playback& run : runs) chart.curves.push_back(profile_at(run, wish, moment_of(run, wish)));
  }
  const FieldInfo& field = info_of(wish.field);
  const std::string unit = field.unit.empty() ? "" : fmt::format(" ({})", field.unit);
  chart.x.title = "Depth from the cranial bone (mm)";
  chart.y.title = fmt::format("{} {}{}", model::kLevelNames[wish.level], field.title, unit);
  return chart;
}

/// The recorded strides of a phase, laid over one another.
Curve stride_of(const Playback& run, std::size_t phase, std::size_t level) {
  constexpr int points = 200;
  const solve::PhaseSummary& summary = phases(run)[phase];
  const double period = (summary.end - summary.start) / summary.dose.cycles;
  const std::vector<Clip> clips = run.clips(phase);
  Curve curve{plain_text(phase_heading(summary)), {}, 0, {}, {}, {}, {}};
  for (int i = 0; i <= points; ++i) {
    double sum = 0, count = 0, low = INFINITY, high = -INFINITY;
    for (const Clip& clip : clips) {
      const double strides = std::max(1.0, std::round(clip.length / period));
      for (double stride = 0; stride < strides; ++stride) {
        const double clock = clip.length * (stride + double(i) / points) / strides;
        const double force = run.during(clip, clock).discs[level].force;
        sum += force, ++count, low = std::min(low, force), high = std::max(high, force);
      }
    }
    curve.x.push_back(100.0 * i / points);
    curve.y.push_back(sum / count);
    curve.low.push_back(low);
    curve.high.push_back(high);
  }
  return curve;
}

std::vector<std::size_t> phases_with_strides(const Playback& run) {
  std::vector<std::size_t> found;
  for (std::size_t p = 0; p < phases(run).size(); ++p)
    if (!run.clips(p).empty()) found.push_back(p);
  return found;
}

FigureChart strides(const std::vector<Playback>& runs, const FigureWish& wish) {
  FigureChart chart{};
  for (const Playback& run : runs) {
    std::vector<std::size_t> chosen = phases_with_strides(run);
    if (wish.phase) check_phase_index(run, *wish.phase);
    if (chosen.empty() || (wish.phase && run.clips(*wish.phase).empty()))
      throw InputError(
          {"--what"}, fmt::format("\"{}\" has no strides to draw", plain_text(run.result().provenance.title)),
          "name a phase that walks or runs with --phase; record: {bursts: 3 strides} keeps strides");
    if (wish.phase)
      chosen = {*wish.phase};
    else if (runs.size() > 1)
      chosen = {chosen.back()};
    else if (chosen.size() > kMostCurves)
      chosen.resize(kMostCurves);
    for (const std::size_t phase : chosen) chart.curves.push_back(stride_of(run, phase, wish.level));
  }
  chart.x.title = "Share of the stride (%)";
  chart.y.title = fmt::format("{} force (N)", model::kLevelNames[wish.level]);
  return chart;
}

/// One number of the exercise in a phase.
struct DoseKind {
  const char* title;
  double (*of)(const solve::PhaseSummary&);
};
constexpr std::array<DoseKind, 4> kDoses{
    {{"Steps", [](const solve::PhaseSummary& phase) { return phase.dose.steps; }},
     {"Exercise (MET h)",
      [](const solve::PhaseSummary& phase) { return phase.dose.met * (phase.end - phase.start) / 3600; }},
     {"Energy (kJ)", [](const solve::PhaseSummary& phase) { return 1e-3 * phase.dose.energy; }},
     {"Mean |a| of pelvis (g)",
      [](const solve::PhaseSummary& phase) { return phase.dose.amplitude_deviation; }}}};

FigureChart dose_chart(const std::vector<Playback>& runs, const DoseKind& kind) {
  FigureChart chart{};
  for (const Playback& run : runs) {
    Curve curve{};
    for (const auto& phase : phases(run)) {
      if (curve.y.size() == chart.bars.size()) chart.bars.push_back(plain_text(phase.activity));
      curve.x.push_back(static_cast<double>(curve.x.size()));
      curve.y.push_back(kind.of(phase));
    }
    chart.curves.push_back(std::move(curve));
  }
  if (chart.bars.empty())
    throw InputError({"--what"}, "no phase has ended, so there is no dose to draw",
                     "choose force or pressure");
  chart.y.title = kind.title;
  return chart;
}

Range over(const std::vector<Curve>& curves, std::vector<double> Curve::*values) {
  Range range{INFINITY, -INFINITY};
  for (const Curve& curve : curves)
    for (const double value : curve.*values)
      if (std::isfinite(value)) range = {std::min(range.low, value), std::max(range.high, value)};
  return range.low <= range.high ? range : Range{0, 1};
}

void set_ranges(FigureChart& chart) {
  chart.y.range = value_range(chart.curves);
  chart.x.range = over(chart.curves, &Curve::x);
  if (!chart.bars.empty()) chart.x.range = {-0.6, static_cast<double>(chart.bars.size()) - 0.4};
  if (chart.x.range.high <= chart.x.range.low) chart.x.range.high = chart.x.range.low + 1;
}

/// Colours and names tell runs apart; where one run has several curves these have names already.
void tell_apart(FigureChart& chart, const std::vector<Playback>& runs, bool band) {
  if (band) {
    chart.curves = {median_and_range(chart.curves)};
    chart.curves[0].name = fmt::format("median of {} runs, lowest to highest", runs.size());
    chart.curves[0].colour = kCurveColours[0];
    return;
  }
  const std::vector<std::string> names = run_names(runs);
  for (std::size_t i = 0; i < chart.curves.size(); ++i) {
    Curve& curve = chart.curves[i];
    if (runs.size() > 1) curve.name = names[i] + (curve.name.empty() ? "" : ": " + curve.name);
    if (curve.colour == Colour{}) curve.colour = kCurveColours[i];
  }
}

void check_count(const std::vector<Playback>& runs, const FigureWish& wish) {
  if (wish.band && runs.size() < 3)
    throw InputError({"--band"}, "needs three results or more", "leave it out: each result then has a curve");
  if (wish.band && wish.what == PlotKind::dose)
    throw InputError({"--band"}, "has no meaning for bars", "leave it out");
  if (!wish.band && runs.size() > kMostCurves)
    throw InputError(
        {"RESULT"}, fmt::format("{} curves cannot be told apart", runs.size()),
        fmt::format("give {} results at most, or --band, which draws their median and range", kMostCurves));
}

}  // namespace

Figure make_figure(const std::vector<Playback>& runs, const FigureWish& wish) {
  check_count(runs, wish);
  Figure figure;
  if (wish.what == PlotKind::dose)
    for (const DoseKind& kind : kDoses) figure.push_back(dose_chart(runs, kind));
  else if (wish.what == PlotKind::profile)
    figure.push_back(profiles(runs, wish));
  else if (wish.what == PlotKind::stride)
    figure.push_back(strides(runs, wish));
  else
    figure.push_back(time_course(runs, wish));
  for (FigureChart& chart : figure) {
    tell_apart(chart, runs, wish.band);
    set_ranges(chart);
  }
  if (figure.size() > 1 && runs.size() > 1)  // room for the key over the bars
    figure[0].y.range.high *= 1 + 0.22 * static_cast<double>(runs.size());
  return figure;
}

}  // namespace spinewalk::viz
