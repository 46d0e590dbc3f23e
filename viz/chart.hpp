/// A chart in the scene: the curves of ChartData, with a cursor for every panel.
#pragma once

#include "viz/chart_data.hpp"
#include "viz/layout.hpp"

#include <vtkContextActor.h>
#include <vtkSmartPointer.h>

class vtkChartXY;
class vtkTable;

namespace spinewalk::viz {

class Chart {
 public:
  /// `area`: of the chart with its axes; `unit`: pixels of a picture 720 high; a cursor in each of these colours.
  Chart(const ChartData& data, const std::vector<Colour>& cursors, const Rectangle& area, double unit);

  vtkContextActor* actor() const { return actor_; }

  void move_cursor(std::size_t cursor, const Cursor& place);
  /// Gives a curve new values.
  void set_curve(std::size_t index, const Curve& curve);

 private:
  void add_band(const Curve& curve);
  void add_line(const Curve& curve);
  void add_cursor(const Colour& colour);
  void set_axes(const ChartData& data, const Rectangle& area);
  void add_legend();

  double unit_;
  Range height_;  // of the cursor lines
  std::vector<vtkSmartPointer<vtkTable>> lines_, cursor_lines_, cursor_dots_;
  vtkSmartPointer<vtkChartXY> chart_;
  vtkSmartPointer<vtkContextActor> actor_;
};

}  // namespace spinewalk::viz
