/// Where things stand in the picture. No VTK.
#pragma once

#include <cstddef>
#include <vector>

namespace spinewalk::viz {

/// [pixel] from the lower left corner
struct Rectangle {
  double x, y, width, height;
};

struct Layout {
  std::vector<Rectangle> panels;
  Rectangle chart, colour_scale;
  double title_y;  ///< base line of the title
};

/// One panel: at the left, as high as the picture, the chart at its right.
/// More: in a row over the chart, the colour scale at their right. `unit`: pixels of a picture 720 high.
inline Layout lay_out(std::size_t panels, double width, double height, double unit) {
  const double margin = 14 * unit, header = 54 * unit, chart = 196 * unit, scale = 108 * unit,
               gap = 10 * unit;
  Layout layout;
  layout.title_y = height - 36 * unit;
  if (panels == 1) {
    const double tall = height - header - margin, wide = 0.44 * width, right = margin + wide + gap;
    layout.panels = {{margin, margin, wide, tall}};
    layout.colour_scale = {right, margin, scale - gap, tall};
    layout.chart = {right + scale, margin, width - margin - right - scale, tall};
    return layout;
  }
  const double bottom = chart + margin / 2, tall = height - header - bottom;
  const double wide =
      (width - 2 * margin - scale - gap * static_cast<double>(panels - 1)) / static_cast<double>(panels);
  for (std::size_t i = 0; i < panels; ++i)
    layout.panels.push_back({margin + static_cast<double>(i) * (wide + gap), bottom, wide, tall});
  layout.chart = {margin, margin / 2, width - 2 * margin, chart - margin / 2};
  layout.colour_scale = {width - margin - scale + gap, bottom, scale - gap, tall};
  return layout;
}

}  // namespace spinewalk::viz
