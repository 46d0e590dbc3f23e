#include "viz/chart.hpp"

#include "viz/theme.hpp"

#include <vtkAxis.h>
#include <vtkBrush.h>
#include <vtkChartLegend.h>
#include <vtkChartXY.h>
#include <vtkContextScene.h>
#include <vtkDoubleArray.h>
#include <vtkNew.h>
#include <vtkPen.h>
#include <vtkPlotArea.h>
#include <vtkPlotLine.h>
#include <vtkPlotPoints.h>
#include <vtkRenderer.h>
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
  const double step = tick_step({low, high}, most);
  vtkNew<vtkDoubleArray> ticks;
  for (double number = std::ceil(low / step); number * step <= high; ++number)
    ticks->InsertNextValue(number * step);
  axis.SetUnscaledRange(low, high);
  axis.SetCustomTickPositions(ticks);
}

void fill(vtkTable* table, const Curve& curve) {
  table->SetNumberOfRows(static_cast<vtkIdType>(curve.x.size()));
  for (std::size_t i = 0; i < curve.x.size(); ++i) {
    vtkDoubleArray::SafeDownCast(table->GetColumn(0))->SetValue(static_cast<vtkIdType>(i), curve.x[i]);
    vtkDoubleArray::SafeDownCast(table->GetColumn(1))->SetValue(static_cast<vtkIdType>(i), curve.y[i]);
  }
  table->Modified();
}

constexpr std::array<int, 3> kDashes{vtkPen::SOLID_LINE, vtkPen::DASH_LINE, vtkPen::DOT_LINE};

}  // namespace

Chart::Chart(const ChartData& data, const std::vector<Colour>& cursors, const Rectangle& area, double unit)
    : unit_(unit),
      height_(data.y.range),
      chart_(vtkSmartPointer<vtkChartXY>::New()),
      actor_(vtkSmartPointer<vtkContextActor>::New()),
      height_title_(vtkSmartPointer<vtkTextActor>::New()) {
  constexpr std::size_t most = 2000;  // points: several for each pixel of a chart
  std::vector<Curve> curves;
  for (const Curve& curve : data.curves) curves.push_back(thin_out(curve, most));
  for (const Curve& curve : curves)
    if (!curve.low.empty()) add_band(curve);
  for (const Curve& curve : curves) add_line(curve);
  for (const Colour& colour : cursors) add_cursor(colour);
  set_axes(data, area);
  write_height_title(data.y.title, area);
  add_legend();
  actor_->GetScene()->AddItem(chart_);
}

void Chart::add_band(const Curve& curve) {
  const auto band = make_table({"x", "low", "high"});
  for (std::size_t i = 0; i < curve.x.size(); ++i)
    if (std::isfinite(curve.low[i] + curve.high[i])) add_row(band, {curve.x[i], curve.low[i], curve.high[i]});
  auto* area = vtkPlotArea::SafeDownCast(chart_->AddPlot(vtkChart::AREA));
  area->SetInputData(band);
  area->SetInputArray(0, "x");
  area->SetInputArray(1, "low");
  area->SetInputArray(2, "high");
  area->SetLegendVisibility(false);
  area->GetBrush()->SetColorF(curve.colour[0], curve.colour[1], curve.colour[2], 0.25);
  area->GetPen()->SetLineType(vtkPen::NO_PEN);
}

void Chart::add_line(const Curve& curve) {
  lines_.push_back(make_table({"x", "y"}));
  fill(lines_.back(), curve);
  vtkPlot* line = chart_->AddPlot(vtkChart::LINE);
  line->SetInputData(lines_.back(), 0, 1);
  line->SetLabel(curve.name);
  line->SetLegendVisibility(!curve.name.empty());
  set_colour(line->GetPen(), curve.colour);
  line->GetPen()->SetLineType(kDashes[static_cast<std::size_t>(curve.dash)]);
  line->SetWidth(static_cast<float>(2.2 * unit_));
}

void Chart::add_cursor(const Colour& colour) {
  for (auto* tables : {&cursor_lines_, &cursor_dots_}) {
    tables->push_back(make_table({"x", "y"}));
    for (int row = 0; row < 2; ++row) add_row(tables->back(), {NAN, NAN});
  }
  vtkPlot* line = chart_->AddPlot(vtkChart::LINE);
  line->SetInputData(cursor_lines_.back(), 0, 1);
  line->SetLegendVisibility(false);
  set_colour(line->GetPen(), kInk, 0.55);
  line->SetWidth(static_cast<float>(1.2 * unit_));
  auto* dots = vtkPlotPoints::SafeDownCast(chart_->AddPlot(vtkChart::POINTS));
  dots->SetInputData(cursor_dots_.back(), 0, 1);
  dots->SetLegendVisibility(false);
  dots->SetMarkerStyle(vtkPlotPoints::CIRCLE);
  dots->SetMarkerSize(static_cast<float>(11 * unit_));
  set_colour(dots->GetPen(), colour);
}

void Chart::set_axes(const ChartData& data, const Rectangle& area) {
  // Axes at fixed places, so that nothing jumps in a movie.
  chart_->SetAutoSize(false);
  chart_->SetLayoutStrategy(vtkChart::AXES_TO_RECT);
  const double left = 68 * unit_, right = 14 * unit_, bottom = 46 * unit_, top = 10 * unit_;
  chart_->SetSize(vtkRectf(static_cast<float>(area.x + left), static_cast<float>(area.y + bottom),
                           static_cast<float>(area.width - left - right),
                           static_cast<float>(area.height - bottom - top)));
  vtkAxis* x = chart_->GetAxis(vtkAxis::BOTTOM);
  vtkAxis* y = chart_->GetAxis(vtkAxis::LEFT);
  for (vtkAxis* axis : {x, y}) {
    set_type(axis->GetTitleProperties(), 13, unit_, kInk);
    set_type(axis->GetLabelProperties(), 12, unit_, kInk);
    axis->SetBehavior(vtkAxis::FIXED);
    set_colour(axis->GetGridPen(), kGrid);
    set_colour(axis->GetPen(), kFaint);
  }
  x->SetTitle(drawable(data.x.title));
  y->SetTitle("");
  set_range(*x, data.x.range.low, data.x.range.high, area.width / unit_ / 90);
  set_range(*y, data.y.range.low, data.y.range.high, area.height / unit_ / 36);
}

/// At the left edge: vtkAxis puts it so many pixels from the labels, however large they are.
void Chart::write_height_title(const std::string& title, const Rectangle& area) {
  height_title_->SetInput(drawable(title).c_str());
  height_title_->SetPosition(area.x + 2 * unit_, area.y + area.height / 2 + 8 * unit_);
  vtkTextProperty* type = height_title_->GetTextProperty();
  set_type(type, 13, unit_, kInk);
  type->SetOrientation(90);
  type->SetJustificationToCentered();
  type->SetVerticalJustificationToTop();
}

void Chart::add_to(vtkRenderer& renderer) const {
  renderer.AddActor(actor_);
  renderer.AddActor2D(height_title_);
}

void Chart::add_legend() {
  bool named = false;
  for (vtkIdType i = 0; i < chart_->GetNumberOfPlots(); ++i)
    named |= chart_->GetPlot(i)->GetLegendVisibility();
  if (!named) return;
  chart_->SetShowLegend(true);
  vtkChartLegend* legend = chart_->GetLegend();
  set_type(legend->GetLabelProperties(), 12, unit_, kInk);
  legend->SetHorizontalAlignment(vtkChartLegend::LEFT);
  legend->SetVerticalAlignment(vtkChartLegend::BOTTOM);
  legend->GetBrush()->SetColorF(1, 1, 1, 0.8);
  legend->GetPen()->SetLineType(vtkPen::NO_PEN);
}

void Chart::set_curve(std::size_t index, const Curve& curve) { fill(lines_[index], curve); }

void Chart::move_cursor(std::size_t cursor, const Cursor& place) {
  const auto set = [&](vtkTable* table, double low, double high) {
    for (int row = 0; row < 2; ++row) {
      table->SetValue(row, 0, place.x);
      table->SetValue(row, 1, row == 0 ? low : high);
    }
    table->Modified();
  };
  set(cursor_lines_[cursor], height_.low, height_.high);
  set(cursor_dots_[cursor], place.y, place.y);
}

}  // namespace spinewalk::viz
