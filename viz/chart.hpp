/// The chart under the spines: compressive force of one level, with a cursor for every spine.
#pragma once

#include "viz/layout.hpp"
#include "viz/storyboard.hpp"

#include <vtkContextActor.h>
#include <vtkSmartPointer.h>

class vtkChartXY;
class vtkTable;

namespace spinewalk::viz {

class ForceChart {
 public:
  /// `area`: of the chart with its axes; `unit`: pixels of a picture 720 high.
  ForceChart(const Shot& shot, const Rectangle& area, double unit);

  vtkContextActor* actor() const { return actor_; }

  /// Puts the cursor of a panel at a clock.
  void move_cursor(std::size_t panel, double clock);

 private:
  void add_curve(const Panel& panel, double unit);
  void add_band(const Panel& panel, double unit);
  void add_cursor(const Panel& panel, double unit);
  void set_axes(const Rectangle& area, double unit);

  const Shot& shot_;
  double time_unit_;  // [s] of the time axis
  std::vector<vtkSmartPointer<vtkTable>> cursor_lines_, cursor_dots_;
  double highest_ = 0;
  vtkSmartPointer<vtkChartXY> chart_;
  vtkSmartPointer<vtkContextActor> actor_;
};

}  // namespace spinewalk::viz
