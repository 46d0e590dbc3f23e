/// From a signed distance to a smooth-shaded surface.
#pragma once

#include "viz/shape.hpp"

#include <vtkSmartPointer.h>

#include <functional>

class vtkPolyData;

namespace spinewalk::viz {

struct Box {
  Point low, high;  ///< [mm]
};

/// Where a solid is.
struct Solid {
  std::function<double(Point)> distance;  ///< signed [mm]
  Box box;                                ///< that holds it
  bool mirrored;  ///< the right side is the left one in a mirror: the box begins at y = 0
};

/// Triangles of the zero surface with normals, and a colour at each point (array "shade"): `red, green, blue` in 0..1
/// darkened where the solid itself hides the sky (ambient occlusion), which is what makes bone look solid.
vtkSmartPointer<vtkPolyData> make_surface(const Solid& solid, double spacing, const double (&colour)[3]);

}  // namespace spinewalk::viz
