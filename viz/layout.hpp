/// Where things stand in the picture. No VTK.
#pragma once

#include <cstddef>
#include <vector>

namespace spinewalk::viz {

/// [pixel] from the lower left corner
struct Rectangle {
  double x, y, width, height;

  bool holds(double px, double py) const { return px >= x && px < x + width && py >= y && py < y + height; }
};

struct Layout {
  std::vector<Rectangle> panels, cuts, charts;  ///< a cut for each panel or none
  Rectangle colour_scale, controls;
  double title_y;  ///< base line of the title
};

struct LayoutWish {
  std::size_t panels, charts;
  bool cut, controls;
};

/// One panel: at the left, as high as the picture, the cut and the charts in a stack at its right.
/// More: in a row, each over its cut, the charts in a row below, the colour scale at the right. Controls at the foot.
/// `unit`: pixels of a picture 720 high.
Layout lay_out(const LayoutWish& wish, double width, double height, double unit);

}  // namespace spinewalk::viz
