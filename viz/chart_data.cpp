#include "viz/chart_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace spinewalk::viz {
namespace {

/// Okabe & Ito 2008, one a route.
constexpr std::array<Colour, solve::kRoutes> kRouteColours{{{0.0, 0.447, 0.698},
                                                            {0.337, 0.706, 0.914},
                                                            {0.835, 0.369, 0.0},
                                                            {0.902, 0.624, 0.0},
                                                            {0.8, 0.475, 0.655}}};
constexpr std::array<const char*, solve::kRoutes> kRouteTitles{
    "cranial endplate", "caudal endplate", "annulus endplates", "periphery", "nucleus to annulus"};

/// What a chart over time shows of a disc, in the unit of its axis.
struct Quantity {
  const char* title;
  const char* unit;
  double factor;
  double DiscState::*of_stride;
  double solve::DiscRow::*mean;
  double solve::DiscRow::*low;  ///< null: no band
  double solve::DiscRow::*high;
};

constexpr Quantity kForce{"force",
                          "N",
                          1,
                          &DiscState::force,
                          &solve::DiscRow::force_mean,
                          &solve::DiscRow::force_min,
                          &solve::DiscRow::force_max};
constexpr Quantity kPressure{"pressure",
                             "MPa",
                             1e-6,
                             &DiscState::pressure,
                             &solve::DiscRow::pressure_mean,
                             &solve::DiscRow::pressure_min,
                             &solve::DiscRow::pressure_max};
constexpr Quantity kHeight{"height change",         "mm",    1e3,    &DiscState::height,
                           &solve::DiscRow::height, nullptr, nullptr};

const Quantity& quantity_of(ChartKind kind) {
  return kind == ChartKind::force ? kForce : kind == ChartKind::pressure ? kPressure : kHeight;
}

/// Heights are shown as changes.
double offset(const Panel& panel, ChartKind kind, std::size_t level) {
  return kind == ChartKind::height ? panel.run->rows().front().discs[level].height : 0;
}

bool over_the_day(const Shot& shot, ChartKind kind) {
  return shot.gear == Gear::day || kind == ChartKind::fluid;
}

struct TimeUnit {
  double seconds;
  const char* name;
};
TimeUnit time_unit(double span) {
  if (span > 72 * 3600) return {86400, "days"};
  if (span > 3 * 3600) return {3600, "h"};
  if (span > 180) return {60, "min"};
  return {1, "s"};
}

struct Span {
  double start, end;
};
Span day_span(const Shot& shot) {
  Span span{INFINITY, -INFINITY};
  for (const Panel& panel : shot.panels)
    span = {std::min(span.start, panel.run->start()), std::max(span.end, panel.run->end())};
  return span;
}

Axis time_axis(const Shot& shot, ChartKind kind, double& seconds) {
  if (!over_the_day(shot, kind)) {
    seconds = 1;
    return {"Time within the recorded strides (s)", {0, shot.end > 0 ? shot.end : 1}};
  }
  const Span span = day_span(shot);
  const TimeUnit unit = time_unit(span.end - span.start);
  seconds = unit.seconds;
  const double start = span.start / seconds, end = span.end / seconds;
  return {fmt::format("Time since the start ({})", unit.name), {start, end > start ? end : start + 1}};
}

Curve stride_curve(const Shot& shot, const Panel& panel, ChartKind kind) {
  constexpr int points = 600;
  const Quantity& quantity = quantity_of(kind);
  Curve curve{"", panel.accent, 0, {}, {}, {}, {}};
  const double length = shot.end > 0 ? shot.end : 1, zero = offset(panel, kind, shot.look.level);
  for (int i = 0; i <= points; ++i) {
    const double clock = length * i / points;
    curve.x.push_back(clock);
    curve.y.push_back(quantity.factor *
                      (panel.state(shot.gear, clock).discs[shot.look.level].*quantity.of_stride - zero));
  }
  return curve;
}

Curve day_curve(const Shot& shot, const Panel& panel, ChartKind kind, double seconds) {
  const Quantity& quantity = quantity_of(kind);
  Curve curve{"", panel.accent, 0, {}, {}, {}, {}};
  const double zero = offset(panel, kind, shot.look.level);
  for (const solve::Row& row : panel.run->rows()) {
    const solve::DiscRow& disc = row.discs[shot.look.level];
    curve.x.push_back(row.time / seconds);
    curve.y.push_back(quantity.factor * (disc.*quantity.mean - zero));
    if (!quantity.low) continue;
    curve.low.push_back(quantity.factor * disc.*quantity.low);
    curve.high.push_back(quantity.factor * disc.*quantity.high);
  }
  return curve;
}

/// Of several panels the dash says which; the legend names the routes once.
std::vector<Curve> fluid_curves(const Shot& shot, std::size_t panel, double seconds) {
  std::vector<Curve> curves;
  constexpr std::size_t caudal = 1;  // often the same as the cranial one, which then shows between its dashes
  for (std::size_t route = 0; route < solve::kRoutes; ++route)
    curves.push_back({panel == 0 ? kRouteTitles[route] : "",
                      kRouteColours[route],
                      static_cast<int>((panel + (route == caudal)) % 3),
                      {},
                      {},
                      {},
                      {}});
  for (const solve::Row& row : shot.panels[panel].run->rows())
    for (std::size_t route = 0; route < solve::kRoutes; ++route) {
      const solve::DiscRow& disc = row.discs[shot.look.level];
      curves[route].x.push_back(row.time / seconds);
      curves[route].y.push_back(1e9 * (disc.inflow[route] - disc.outflow[route]));
    }
  return curves;
}

Range join_values(Range range, const std::vector<double>& values) {
  for (const double value : values)
    if (std::isfinite(value)) range = {std::min(range.low, value), std::max(range.high, value)};
  return range;
}

}  // namespace

double seconds_a_unit(const Shot& shot) {
  const Span span = day_span(shot);
  return time_unit(span.end - span.start).seconds;
}

Range value_range(const std::vector<Curve>& curves) {
  Range range{0, 0};
  for (const Curve& curve : curves)
    for (const auto* values : {&curve.y, &curve.low, &curve.high}) range = join_values(range, *values);
  const double room = 0.08 * (range.high - range.low);
  if (room == 0) return {0, 1};
  return {range.low < 0 ? range.low - room : 0, range.high > 0 ? range.high + room : 0};
}

Curve thin_out(const Curve& curve, std::size_t most) {
  const std::size_t stretch = 2 * curve.x.size() / most;
  if (stretch < 3) return curve;
  Curve thin{curve.name, curve.colour, curve.dash, {}, {}, {}, {}};
  for (std::size_t first = 0; first < curve.x.size(); first += stretch) {
    const std::size_t last = std::min(first + stretch, curve.x.size());
    std::size_t lowest = first, highest = first;
    for (std::size_t i = first; i < last; ++i) {
      if (curve.y[i] < curve.y[lowest]) lowest = i;
      if (curve.y[i] > curve.y[highest]) highest = i;
      if (!std::isnan(curve.y[i])) continue;
      lowest = highest = i;
      break;
    }
    for (const std::size_t i : {std::min(lowest, highest), std::max(lowest, highest)}) {
      thin.x.push_back(curve.x[i]);
      thin.y.push_back(curve.y[i]);
      if (curve.low.empty()) continue;
      const auto at = [&](const std::vector<double>& values, std::size_t k) {
        return values.begin() + static_cast<std::ptrdiff_t>(k);
      };
      thin.low.push_back(*std::min_element(at(curve.low, first), at(curve.low, last)));
      thin.high.push_back(*std::max_element(at(curve.high, first), at(curve.high, last)));
    }
  }
  return thin;
}

Curve profile_curve(const Shot& shot, const Panel& panel, double clock) {
  const std::size_t level = shot.look.level;
  const double factor = info_of(shot.look.field).factor;
  Curve curve{"", panel.accent, 0, {}, panel.column(shot.gear, clock, shot.look.field, level), {}, {}};
  for (double& value : curve.y) value *= factor;
  for (const double depth : panel.run->depths(level)) curve.x.push_back(1e3 * depth);
  return curve;
}

namespace {

ChartData profile_chart(const Shot& shot, double clock) {
  const FieldInfo& field = info_of(shot.look.field);
  Range range = shot.scale.range;
  ChartData chart{{"Depth from the cranial bone (mm)", {}}, {}, {}};
  for (const Panel& panel : shot.panels) {
    if (shot.gear == Gear::day || shot.look.field != Field::pressure)
      range = join(range, sampled_range(*panel.run, shot.look.field, 0));
    chart.curves.push_back(profile_curve(shot, panel, clock));
    if (const auto& x = chart.curves.back().x; !x.empty())
      chart.x.range.high = std::max(chart.x.range.high, x.back());
  }
  if (chart.x.range.high == 0) chart.x.range.high = 1;
  chart.x.range.high *= 1.01;
  const std::string unit = field.unit.empty() ? "" : fmt::format(" ({})", field.unit);
  chart.y = {fmt::format("{} {}{}", model::kLevelNames[shot.look.level], field.title, unit),
             {field.factor * range.low, field.factor * range.high}};
  return chart;
}

}  // namespace

ChartData make_chart(const Shot& shot, ChartKind kind, double clock) {
  if (kind == ChartKind::profile) return profile_chart(shot, clock);
  ChartData chart;
  double seconds = 1;
  chart.x = time_axis(shot, kind, seconds);
  for (std::size_t i = 0; i < shot.panels.size(); ++i) {
    if (kind == ChartKind::fluid)
      for (Curve& curve : fluid_curves(shot, i, seconds)) chart.curves.push_back(std::move(curve));
    else
      chart.curves.push_back(over_the_day(shot, kind) ? day_curve(shot, shot.panels[i], kind, seconds)
                                                      : stride_curve(shot, shot.panels[i], kind));
  }
  const auto level = model::kLevelNames[shot.look.level];
  if (kind == ChartKind::fluid) {
    chart.y.title = fmt::format("{} net inflow (\u00b5L)", level);
  } else {
    const Quantity& quantity = quantity_of(kind);
    chart.y.title = fmt::format("{} {} ({})", level, quantity.title, quantity.unit);
  }
  chart.y.range = value_range(chart.curves);
  // The legend has the foot of the chart to itself.
  if (kind == ChartKind::fluid) chart.y.range.low -= 0.6 * (chart.y.range.high - chart.y.range.low);
  return chart;
}

Cursor find_cursor(const Shot& shot, ChartKind kind, std::size_t index, double clock) {
  if (kind == ChartKind::profile) return {NAN, NAN};
  const Panel& panel = shot.panels[index];
  const DiscState disc = panel.state(shot.gear, clock).discs[shot.look.level];
  double seconds = 1;
  time_axis(shot, kind, seconds);
  const double time = over_the_day(shot, kind) ? panel.time(shot.gear, clock) : clock;
  if (kind == ChartKind::fluid) return {time / seconds, NAN};
  const Quantity& quantity = quantity_of(kind);
  return {time / seconds,
          quantity.factor * (disc.*quantity.of_stride - offset(panel, kind, shot.look.level))};
}

std::vector<ChartKind> charts_of(const Shot& shot) {
  if (!shot.look.charts.empty()) return shot.look.charts;
  const bool column_field = shot.look.field != Field::pressure && shot.look.field != Field::viability;
  const ChartKind second = column_field             ? ChartKind::profile
                           : shot.gear == Gear::day ? ChartKind::height
                                                    : ChartKind::pressure;
  if (shot.panels.size() == 1 && shot.look.cut) return {second};
  return {ChartKind::force, second};
}

}  // namespace spinewalk::viz
