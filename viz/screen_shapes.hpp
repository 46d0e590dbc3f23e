/// Coloured rectangles over the picture, in pixels.
#pragma once

#include "viz/colour_map.hpp"
#include "viz/layout.hpp"

#include <vtkPolyData.h>
#include <vtkSmartPointer.h>

class vtkRenderer;
class vtkActor2D;

namespace spinewalk::viz {

class ScreenShapes {
 public:
  explicit ScreenShapes(vtkRenderer& overlay, double opacity = 1);

  void clear();
  /// What comes later lies above.
  void add(const Rectangle& area, const Colour& colour);
  void finish();
  void set_visible(bool visible);

 private:
  vtkSmartPointer<vtkPolyData> shapes_;
  vtkSmartPointer<vtkActor2D> actor_;
};

}  // namespace spinewalk::viz
