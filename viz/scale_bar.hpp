/// A bar of a round length in the corner of a view.
#pragma once

#include "viz/screen_shapes.hpp"

#include <vtkTextActor.h>

namespace spinewalk::viz {

class ScaleBar {
 public:
  /// In the lower left corner of `area`, drawn by `overlay`.
  ScaleBar(vtkRenderer& overlay, const Rectangle& area, double unit);

  /// The longest of 1, 2, 5, 10, 20, 50 mm that fits into 90 pixels of a picture 720 high.
  void set_scale(double pixels_per_mm);

 private:
  Rectangle area_;
  double unit_;
  ScreenShapes bar_;
  vtkSmartPointer<vtkTextActor> text_;
};

}  // namespace spinewalk::viz
