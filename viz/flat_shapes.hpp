/// Coloured polygons in the sagittal plane (x anterior, z cranial), made anew at every moment.
#pragma once

#include "viz/colour_map.hpp"
#include "viz/shape.hpp"

#include <vtkActor.h>
#include <vtkPolyData.h>
#include <vtkSmartPointer.h>

#include <vector>

class vtkRenderer;

namespace spinewalk::viz {

class FlatShapes {
 public:
  explicit FlatShapes(vtkRenderer& renderer);

  void clear();
  /// What comes later lies above. The corners go round a convex polygon.
  void add_polygon(const std::vector<Point>& corners, const Colour& colour);
  /// A bar with a head at `to`, `wide` half as thick as its head is wide.
  void add_arrow(Point from, Point to, double wide, const Colour& colour);
  /// To be called after the last shape.
  void finish();

 private:
  vtkSmartPointer<vtkPolyData> surface_;
  int layer_ = 0;
};

}  // namespace spinewalk::viz
