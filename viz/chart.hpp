/// A chart in the scene: the curves of ChartData, with a cursor for every panel.
#pragma once

#include "viz/chart_data.hpp"
#include "viz/layout.hpp"

#include <vtkContextActor.h>
#include <vtkSmartPointer.h>
#include <vtkTextActor.h>

class vtkChartXY;
class vtkRenderer;
class vtkTable;

namespace spinewalk::viz {

class Chart {
 public:
  /// `area`: of the chart with its axes; `unit`: pixels of a picture 720 high; a cursor in each of these colours.
  Chart(const ChartData& data, const std::vector<Colour>& cursors, const Rectangle& area, double unit);

  void add_to(vtkRenderer& renderer) const;

  void move_cursor(std::size_t cursor, const Cursor& place);
  /// Gives a curve new values.
  void set_curve(std::size_t index, const Curve& curve);

 private:
  void add_band(const Curve& curve);
  void add_line(const Curve& curve);
  void add_cursor(const Colour& colour);
  void set_axes(const ChartData& data, const Rectangle& area);
  void write_height_title(const std::string& title, const Rectangle& area);
  void add_legend();

  double unit_;
  Range height_;  // of the cursor lines
  std::vector<vtkSmartPointer<vtkTable>> lines_, cursor_lines_, cursor_dots_;
  vtkSmartPointer<vtkChartXY> chart_;
  vtkSmartPointer<vtkContextActor> actor_;
  vtkSmartPointer<vtkTextActor> height_title_;
};

}  // namespace spinewalk::viz
