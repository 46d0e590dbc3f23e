#include "viz/controls.hpp"

#include <algorithm>
#include <array>

namespace spinewalk::viz {
namespace {

/// The label a button may grow to, so that none moves when its label changes.
struct ButtonPlan {
  Command command;
  std::size_t letters;
};
constexpr std::array<ButtonPlan, 12> kPlan{{{Command::step_back, 2},
                                            {Command::play, 5},
                                            {Command::step_on, 2},
                                            {Command::slower, 6},
                                            {Command::faster, 13},
                                            {Command::gear, 6},
                                            {Command::field, 9},
                                            {Command::level, 4},
                                            {Command::chart, 5},
                                            {Command::cut, 5},
                                            {Command::save_picture, 4},
                                            {Command::help, 4}}};

}  // namespace

const Button* Controls::button_at(double x, double y) const {
  const auto found = std::find_if(buttons.begin(), buttons.end(),
                                  [&](const Button& button) { return button.area.holds(x, y); });
  return found == buttons.end() ? nullptr : &*found;
}

Controls lay_out_controls(const Rectangle& strip, double unit, const PlayerState& state, const Stage& stage) {
  const double letter = 8 * unit, padding = 16 * unit, gap = 6 * unit, tall = 24 * unit;
  Controls controls;
  controls.timeline = {strip.x, strip.y + strip.height - 20 * unit, strip.width, 18 * unit};
  double x = strip.x;
  for (const ButtonPlan& plan : kPlan) {
    const double wide = static_cast<double>(plan.letters) * letter + padding;
    controls.buttons.push_back(
        {plan.command, button_label(plan.command, state, stage), {x, strip.y, wide, tall}});
    x += wide + gap;
  }
  controls.message_x = x + gap;
  controls.message_y = strip.y + 7 * unit;
  return controls;
}

}  // namespace spinewalk::viz
