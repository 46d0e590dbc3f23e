/// Where the widgets of the player stand, and what a mouse press on them means. No VTK.
#pragma once

#include "viz/layout.hpp"
#include "viz/player_state.hpp"

namespace spinewalk::viz {

struct Button {
  Command command;
  std::string label;
  Rectangle area;
};

struct Controls {
  Rectangle timeline;
  std::vector<Button> buttons;
  double message_x, message_y;  ///< where a message to the user begins

  const Button* button_at(double x, double y) const;
  /// 0 to 1 along the timeline.
  double position_at(double x) const { return (x - timeline.x) / timeline.width; }
};

Controls lay_out_controls(const Rectangle& strip, double unit, const PlayerState& state, const Stage& stage);

}  // namespace spinewalk::viz
