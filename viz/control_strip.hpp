/// The widgets of the player on the screen: timeline, buttons, message, help.
#pragma once

#include "viz/controls.hpp"
#include "viz/screen_shapes.hpp"

#include <vtkTextActor.h>

namespace spinewalk::viz {

class ControlStrip {
 public:
  ControlStrip(vtkRenderer& overlay, const Rectangle& strip, double width, double height, double unit);

  void update(const PlayerState& state, const Stage& stage, const Shot& shot, const std::string& message);

  const Controls& controls() const { return controls_; }

 private:
  void draw_timeline(const PlayerState& state, const Stage& stage, const Shot& shot);
  void draw_ticks(const PlayerState& state, const Stage& stage, const Shot& shot);
  void draw_buttons();
  void draw_help(bool shown);
  vtkSmartPointer<vtkTextActor> add_text(double size, bool bold = false);
  /// Texts are made once and used again, in order.
  void put_text(const std::string& text, double x, double y, bool centred);

  vtkRenderer& overlay_;
  Rectangle strip_;
  double width_, height_, unit_;
  Controls controls_;
  ScreenShapes shapes_;
  std::vector<vtkSmartPointer<vtkTextActor>> texts_;
  std::size_t used_ = 0;
  vtkSmartPointer<vtkTextActor> message_;
  ScreenShapes help_back_;
  vtkSmartPointer<vtkTextActor> help_keys_, help_words_;
};

}  // namespace spinewalk::viz
