#include "viz/layout.hpp"

namespace spinewalk::viz {
namespace {

/// Rectangles of one size in a row or, from the top down, in a stack.
std::vector<Rectangle> split(const Rectangle& area, std::size_t count, double gap, bool row) {
  std::vector<Rectangle> parts;
  const auto n = static_cast<double>(count);
  const double wide = row ? (area.width - gap * (n - 1)) / n : area.width;
  const double tall = row ? area.height : (area.height - gap * (n - 1)) / n;
  for (std::size_t i = 0; i < count; ++i) {
    const auto k = static_cast<double>(i);
    parts.push_back({area.x + (row ? k * (wide + gap) : 0),
                     row ? area.y : area.y + area.height - tall - k * (tall + gap), wide, tall});
  }
  return parts;
}

}  // namespace

Layout lay_out(const LayoutWish& wish, double width, double height, double unit) {
  const double margin = 14 * unit, header = 54 * unit, strip = 190 * unit, scale = 108 * unit,
               gap = 10 * unit;
  const double foot = wish.controls ? 74 * unit : margin / 2;
  Layout layout;
  layout.title_y = height - 36 * unit;
  layout.controls = {margin, 8 * unit, width - 2 * margin, foot - 12 * unit};
  const double tall = height - header - foot;
  if (wish.panels == 1) {
    const double wide = (wish.cut ? 0.40 : 0.44) * width, right = margin + wide + gap;
    Rectangle rest{right + scale, foot, width - margin - right - scale, tall};
    layout.panels = {{margin, foot, wide, tall}};
    layout.colour_scale = {right, foot, scale - gap, tall};
    if (wish.cut) {
      const double cut = (wish.charts > 0 ? 0.54 : 1) * tall;
      layout.cuts = {{rest.x, rest.y + tall - cut, rest.width, cut}};
      rest.height -= cut + (wish.charts > 0 ? gap : 0);
    }
    layout.charts = split(rest, wish.charts, gap / 2, false);
    return layout;
  }
  const double bottom = wish.charts > 0 ? foot + strip : foot, room = height - header - bottom;
  const Rectangle cards{margin, bottom, width - 2 * margin - scale, room};
  layout.panels = split(cards, wish.panels, gap, true);
  if (wish.cut)
    for (Rectangle& panel : layout.panels) {
      const double cut = 0.36 * room;
      layout.cuts.push_back({panel.x, panel.y, panel.width, cut});
      panel.y += cut + gap / 2;
      panel.height -= cut + gap / 2;
    }
  layout.charts = split({margin, foot, width - 2 * margin, strip - margin / 2}, wish.charts, gap, true);
  layout.colour_scale = {width - margin - scale + gap, bottom, scale - gap, room};
  return layout;
}

}  // namespace spinewalk::viz
