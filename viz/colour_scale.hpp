/// The colour bar beside the spines.
#pragma once

#include "viz/layout.hpp"
#include "viz/storyboard.hpp"

class vtkRenderer;

namespace spinewalk::viz {

/// Title, unit and labels at round values. `unit`: pixels of a picture 720 high.
void add_colour_scale(vtkRenderer& overlay, const Shot& shot, const Rectangle& area, double unit);

}  // namespace spinewalk::viz
