#include "viz/colour_scale.hpp"

#include "viz/theme.hpp"

#include <fmt/format.h>
#include <vtkLookupTable.h>
#include <vtkNew.h>
#include <vtkRenderer.h>
#include <vtkScalarBarActor.h>
#include <vtkTextActor.h>
#include <vtkTextProperty.h>

#include <cmath>
#include <sstream>

namespace spinewalk::viz {
namespace {

vtkSmartPointer<vtkLookupTable> make_table(const FieldInfo& field, const Range& range) {
  constexpr int steps = 256;
  auto table = vtkSmartPointer<vtkLookupTable>::New();
  table->SetNumberOfTableValues(steps);
  for (int i = 0; i < steps; ++i) {
    const Colour c = colour_of(field.map, double(i) / (steps - 1));
    table->SetTableValue(i, c[0], c[1], c[2]);
  }
  table->SetTableRange(field.factor * range.low, field.factor * range.high);
  return table;
}

/// A word a line, then the unit in brackets.
std::vector<std::string> title_lines(const FieldInfo& field) {
  std::vector<std::string> lines;
  std::istringstream words{std::string(field.title)};
  for (std::string word; words >> word;) {
    if (!lines.empty() && lines.back().size() + word.size() < 11)
      lines.back() += " " + word;
    else
      lines.push_back(word);
  }
  if (!field.unit.empty()) lines.push_back(fmt::format("({})", field.unit));
  return lines;
}

}  // namespace

void add_colour_scale(vtkRenderer& overlay, const Shot& shot, const Rectangle& area, double unit) {
  const FieldInfo& field = info_of(shot.look.field);
  vtkNew<vtkScalarBarActor> bar;
  bar->SetLookupTable(make_table(field, shot.scale.range));
  bar->SetUnconstrainedFontSize(true);
  bar->SetMaximumNumberOfColors(256);
  bar->SetNumberOfLabels(
      1 + static_cast<int>(std::lround((shot.scale.range.high - shot.scale.range.low) / shot.scale.step)));
  bar->SetLabelFormat(fmt::format("%.{}f", field.decimals).c_str());
  set_type(bar->GetLabelTextProperty(), 12, unit, kInk);
  bar->GetPositionCoordinate()->SetCoordinateSystemToDisplay();
  bar->GetPosition2Coordinate()->SetCoordinateSystemToDisplay();
  bar->SetPosition(area.x + 8 * unit, area.y + 10 * unit);
  bar->SetPosition2(area.width - 12 * unit, area.height - 92 * unit);
  bar->SetBarRatio(0.28);
  overlay.AddActor2D(bar);
  double y = area.y + area.height - 18 * unit;
  for (const std::string& line : title_lines(field)) {
    vtkNew<vtkTextActor> text;
    text->SetInput(drawable(line).c_str());
    text->SetPosition(area.x + 8 * unit, y -= 17 * unit);
    set_type(text->GetTextProperty(), 13, unit, kInk);
    overlay.AddActor2D(text);
  }
}

}  // namespace spinewalk::viz
