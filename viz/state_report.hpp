/// What the player tells a program that watches it (--report-state): a JSON object a line, whenever something changed. No
/// VTK.
#pragma once

#include "viz/controls.hpp"

namespace spinewalk::viz {

struct Reported {
  const PlayerState& state;
  const Stage& stage;
  const Shot& shot;
  const Controls& controls;
  const Layout& layout;
  int width, height;
  std::string message, saved;  ///< the last file that was saved
  int watched;                 ///< results of a watched scenario so far
};

/// Keys: gear, clock [s], playing, speed, slow_motion, phase, field, level, cut, charts, help, true_scale, exaggeration,
/// view {azimuth, rise, zoom}, timeline (0 to 1), panels [{heading, force [N], pressure [Pa], height [m], drawn_height [mm]}]
/// of the level, scale {low, high} SI, size [w, h], message, saved, watched, and where things are, [x, y, w, h] from the
/// upper left: buttons {name: area}, timeline_area, spines [area].
std::string to_json_line(const Reported& reported);

}  // namespace spinewalk::viz
