#include "viz/control_strip.hpp"

#include "viz/theme.hpp"

#include <fmt/format.h>
#include <vtkRenderer.h>
#include <vtkTextProperty.h>

namespace spinewalk::viz {
namespace {

constexpr Colour kTrack{0.86, 0.88, 0.91}, kOtherTrack{0.78, 0.81, 0.85}, kKnob{0.0, 0.447, 0.698},
    kButton{0.90, 0.92, 0.945}, kHelpBack{0.985, 0.985, 0.99};

}  // namespace

ControlStrip::ControlStrip(vtkRenderer& overlay, const Rectangle& strip, double width, double height,
                           double unit)
    : overlay_(overlay),
      strip_(strip),
      width_(width),
      height_(height),
      unit_(unit),
      controls_{},
      shapes_(overlay),
      message_(add_text(12.5)),
      help_back_(overlay, 0.96),
      help_keys_(add_text(15, true)),
      help_words_(add_text(15)) {
  std::string keys, words;
  for (const CommandInfo& info : commands()) {
    keys += fmt::format("{}\n", info.shown);
    words += fmt::format("{}\n", info.help);
  }
  keys += "Mouse";
  words += "drag a spine to turn, wheel to zoom; drag the timeline to scrub";
  help_keys_->SetInput(keys.c_str());
  help_words_->SetInput(words.c_str());
  const double left = 0.27 * width, top = height - 84 * unit;
  for (vtkTextActor* text : {help_keys_.Get(), help_words_.Get()}) {
    text->GetTextProperty()->SetVerticalJustificationToTop();
    text->GetTextProperty()->SetLineSpacing(1.25);
  }
  help_keys_->SetPosition(left, top);
  help_words_->SetPosition(left + 90 * unit, top);
  help_back_.add({left - 30 * unit, 0.2 * height, 0.52 * width, 0.72 * height}, kHelpBack);
  help_back_.finish();
}

vtkSmartPointer<vtkTextActor> ControlStrip::add_text(double size, bool bold) {
  auto text = vtkSmartPointer<vtkTextActor>::New();
  set_type(text->GetTextProperty(), size, unit_, kInk, bold);
  overlay_.AddActor2D(text);
  return text;
}

void ControlStrip::put_text(const std::string& text, double x, double y, bool centred) {
  if (used_ == texts_.size()) texts_.push_back(add_text(12.5));
  vtkTextActor& actor = *texts_[used_++];
  actor.SetInput(drawable(text).c_str());
  actor.SetPosition(x, y);
  actor.SetVisibility(true);
  centred ? actor.GetTextProperty()->SetJustificationToCentered()
          : actor.GetTextProperty()->SetJustificationToLeft();
}

void ControlStrip::draw_timeline(const PlayerState& state, const Stage& stage, const Shot& shot) {
  const Rectangle& line = controls_.timeline;
  if (state.gear == Gear::day) {
    const auto& pieces = stage.axis.pieces();
    for (std::size_t i = 0; i < pieces.size(); ++i)
      shapes_.add({line.x + pieces[i].from * line.width, line.y, (pieces[i].to - pieces[i].from) * line.width,
                   line.height},
                  i % 2 ? kOtherTrack : kTrack);
  } else {
    shapes_.add(line, kTrack);
  }
  const double knob = line.x + timeline_position(state, stage, shot) * line.width;
  shapes_.add({knob - 3 * unit_, line.y - 3 * unit_, 6 * unit_, line.height + 6 * unit_}, kKnob);
}

/// In the day the activities with their starts, where there is room; within the strides tenths of a second or seconds.
void ControlStrip::draw_ticks(const PlayerState& state, const Stage& stage, const Shot& shot) {
  const Rectangle& line = controls_.timeline;
  const double y = line.y + 4 * unit_;
  if (state.gear == Gear::day) {
    double free = line.x;
    for (const DayAxis::Piece& piece : stage.axis.pieces()) {
      const double x = line.x + piece.from * line.width + 5 * unit_;
      const std::string text = fmt::format("{} {}", short_time(piece.start), piece.name);
      const double wide = 7.4 * unit_ * static_cast<double>(text.size());
      if (x < free || x + wide > line.x + piece.to * line.width) continue;
      put_text(text, x, y, false);
      free = x + wide;
    }
    return;
  }
  const double step = shot.end > 4 ? 1 : shot.end > 1.6 ? 0.5 : 0.2;
  for (double time = 0; time < shot.end; time += step)
    put_text(fmt::format("{:g} s", time), line.x + time / shot.end * line.width + 5 * unit_, y, false);
}

void ControlStrip::draw_buttons() {
  for (const Button& button : controls_.buttons) {
    shapes_.add(button.area, kButton);
    put_text(button.label, button.area.x + button.area.width / 2, button.area.y + 7 * unit_, true);
  }
}

void ControlStrip::draw_help(bool shown) {
  help_back_.set_visible(shown);
  help_keys_->SetVisibility(shown);
  help_words_->SetVisibility(shown);
}

void ControlStrip::update(const PlayerState& state, const Stage& stage, const Shot& shot,
                          const std::string& message) {
  controls_ = lay_out_controls(strip_, unit_, state, stage);
  shapes_.clear();
  used_ = 0;
  draw_timeline(state, stage, shot);
  draw_buttons();
  draw_ticks(state, stage, shot);
  shapes_.finish();
  for (std::size_t i = used_; i < texts_.size(); ++i) texts_[i]->SetVisibility(false);
  message_->SetInput(drawable(message).c_str());
  message_->SetPosition(controls_.message_x, controls_.message_y);
  draw_help(state.help);
}

}  // namespace spinewalk::viz
