/// Cameras and lights.
#pragma once

#include "viz/look.hpp"
#include "viz/skeleton.hpp"

class vtkRenderer;

namespace spinewalk::viz {

void set_camera(vtkRenderer& renderer, const Skeleton::Frame& frame, const View& view);
/// From the left, square to the sagittal plane, at its origin.
void set_lateral_camera(vtkRenderer& renderer, double half_height);

/// A key light from the upper left and a weak fill, both fixed to the camera.
void add_lights(vtkRenderer& renderer);

}  // namespace spinewalk::viz
