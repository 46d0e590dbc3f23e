#include "viz/chart.hpp"

#include "viz/theme.hpp"

#include <fmt/format.h>
#include <vtkAxis.h>
#include <vtkBrush.h>
#include <vtkChartXY.h>
#include <vtkContextScene.h>
#include <vtkDoubleArray.h>
#include <vtkNew.h>
#include <vtkPen.h>
#include <vtkPlotArea.h>
#include <vtkPlotLine.h>
#include <vtkPlotPoints.h>
#include <vtkTable.h>
#include <vtkTextProperty.h>

#include <cmath>

namespace spinewalk::viz {
namespace {

/// A table of equally long columns of doubles.
vtkSmartPointer<vtkTable> make_table(const std::vector<const char*>& names) {
  auto table = vtkSmartPointer<vtkTable>::New();
  for (const char* name : names) {
    vtkNew<vtkDoubleArray> column;
    column->SetName(name);
    table->AddColumn(column);
  }
  return table;
}

void add_row(vtkTable* table, const std::vector<double>& values) {
  for (std::size_t c = 0; c < values.size(); ++c)
    vtkDoubleArray::SafeDownCast(table->GetColumn(static_cast<vtkIdType>(c)))->InsertNextValue(values[c]);
}

void set_colour(vtkPen* pen, const Colour& colour, double opacity = 1) {
  pen->SetColorF(colour[0], colour[1], colour[2], opacity);
}

/// A range with round ticks, `most` at most: VTK's own crowd or end in odd numbers when the range is fixed.
void set_range(vtkAxis& axis, double low, double high, double most) {
  double step = std::pow(10, std::floor(std::log10((high - low) / most)));
  for (const double factor : {2.0, 2.5, 2.0})  // 2, 5, 10 times the power of ten
    if ((high - low) / step > most) step *= factor;
  vtkNew<vtkDoubleArray> ticks;
  for (double tick = step * std::ceil(low / step); tick <= high; tick += step) ticks->InsertNextValue(tick);
  axis.SetUnscaledRange(low, high);
  axis.SetCustomTickPositions(ticks);
}

struct TimeAxis {
  double unit;  ///< [s]
  const char* title;
};
TimeAxis time_axis(const Shot& shot) {
  if (shot.gear == Gear::stride) return {1, "Time within the recorded strides (s)"};
  if (shot.end - shot.start > 3 * 3600) return {3600, "Time since the start (h)"};
  if (shot.end - shot.start > 180) return {60, "Time since the start (min)"};
  return {1, "Time since the start (s)"};
}

}  // namespace

ForceChart::ForceChart(const Shot& shot, const Rectangle& area, double unit)
    : shot_(shot),
      time_unit_(time_axis(shot).unit),
      chart_(vtkSmartPointer<vtkChartXY>::New()),
      actor_(vtkSmartPointer<vtkContextActor>::New()) {
  for (const Panel& panel : shot.panels)
    shot.gear == Gear::day ? add_band(panel, unit) : add_curve(panel, unit);
  for (const Panel& panel : shot.panels) add_cursor(panel, unit);
  set_axes(area, unit);
  actor_->GetScene()->AddItem(chart_);
}

void ForceChart::add_curve(const Panel& panel, double unit) {
  constexpr int points = 600;
  const auto table = make_table({"time", "force"});
  const double length = shot_.end > 0 ? shot_.end : 1;
  for (int i = 0; i <= points; ++i) {
    const double clock = length * i / points, force = panel.state(shot_.gear, clock).discs[shot_.level].force;
    add_row(table, {clock, force});
    if (std::isfinite(force)) highest_ = std::max(highest_, force);
  }
  vtkPlot* line = chart_->AddPlot(vtkChart::LINE);
  line->SetInputData(table, 0, 1);
  set_colour(line->GetPen(), panel.accent);
  line->SetWidth(static_cast<float>(2.2 * unit));
}

void ForceChart::add_band(const Panel& panel, double unit) {
  const auto band = make_table({"time", "low", "high"}), mean = make_table({"time", "mean"});
  for (const solve::Row& row : panel.run->rows()) {
    const solve::DiscRow& disc = row.discs[shot_.level];
    if (!std::isfinite(disc.force_min + disc.force_mean + disc.force_max)) continue;
    add_row(band, {row.time / time_unit_, disc.force_min, disc.force_max});
    add_row(mean, {row.time / time_unit_, disc.force_mean});
    highest_ = std::max(highest_, disc.force_max);
  }
  auto* area = vtkPlotArea::SafeDownCast(chart_->AddPlot(vtkChart::AREA));
  area->SetInputData(band);
  area->SetInputArray(0, "time");
  area->SetInputArray(1, "low");
  area->SetInputArray(2, "high");
  area->GetBrush()->SetColorF(panel.accent[0], panel.accent[1], panel.accent[2], 0.25);
  area->GetPen()->SetLineType(vtkPen::NO_PEN);
  vtkPlot* line = chart_->AddPlot(vtkChart::LINE);
  line->SetInputData(mean, 0, 1);
  set_colour(line->GetPen(), panel.accent);
  line->SetWidth(static_cast<float>(2.2 * unit));
}

void ForceChart::add_cursor(const Panel& panel, double unit) {
  cursor_lines_.push_back(make_table({"time", "force"}));
  cursor_dots_.push_back(make_table({"time", "force"}));
  for (vtkTable* table : {cursor_lines_.back().Get(), cursor_dots_.back().Get()})
    for (int row = 0; row < 2; ++row) add_row(table, {0, 0});
  vtkPlot* line = chart_->AddPlot(vtkChart::LINE);
  line->SetInputData(cursor_lines_.back(), 0, 1);
  set_colour(line->GetPen(), kInk, 0.55);
  line->SetWidth(static_cast<float>(1.2 * unit));
  auto* dots = vtkPlotPoints::SafeDownCast(chart_->AddPlot(vtkChart::POINTS));
  dots->SetInputData(cursor_dots_.back(), 0, 1);
  dots->SetMarkerStyle(vtkPlotPoints::CIRCLE);
  dots->SetMarkerSize(static_cast<float>(11 * unit));
  set_colour(dots->GetPen(), panel.accent);
}

void ForceChart::set_axes(const Rectangle& area, double unit) {
  // Axes at fixed places, so that nothing jumps in a movie.
  chart_->SetAutoSize(false);
  chart_->SetLayoutStrategy(vtkChart::AXES_TO_RECT);
  const double left = 68 * unit, right = 14 * unit, bottom = 46 * unit, top = 10 * unit;
  chart_->SetSize(vtkRectf(static_cast<float>(area.x + left), static_cast<float>(area.y + bottom),
                           static_cast<float>(area.width - left - right),
                           static_cast<float>(area.height - bottom - top)));
  vtkAxis* time = chart_->GetAxis(vtkAxis::BOTTOM);
  vtkAxis* force = chart_->GetAxis(vtkAxis::LEFT);
  for (vtkAxis* axis : {time, force}) {
    set_type(axis->GetTitleProperties(), 13, unit, kInk);
    set_type(axis->GetLabelProperties(), 12, unit, kInk);
    axis->SetBehavior(vtkAxis::FIXED);
    set_colour(axis->GetGridPen(), kGrid);
    set_colour(axis->GetPen(), kFaint);
  }
  time->SetTitle(time_axis(shot_).title);
  force->SetTitle(fmt::format("{} force{} (N)", model::kLevelNames[shot_.level],
                              shot_.gear == Gear::day ? ", mean and range" : ""));
  const double start = shot_.start / time_unit_, end = shot_.end / time_unit_;
  set_range(*time, start, end > start ? end : start + 1, area.width / unit / 90);
  set_range(*force, 0, highest_ > 0 ? 1.08 * highest_ : 1, area.height / unit / 36);
}

void ForceChart::move_cursor(std::size_t panel, double clock) {
  const double x = clock / time_unit_,
               force = shot_.panels[panel].state(shot_.gear, clock).discs[shot_.level].force;
  const auto set = [](vtkTable* table, double time, double low, double high) {
    for (int row = 0; row < 2; ++row) {
      table->SetValue(row, 0, time);
      table->SetValue(row, 1, row == 0 ? low : high);
    }
    table->Modified();
  };
  set(cursor_lines_[panel], x, 0, 1.08 * highest_);
  set(cursor_dots_[panel], x, force, force);
}

}  // namespace spinewalk::viz
