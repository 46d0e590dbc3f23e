/// What a player is doing, and what each of its commands changes. No VTK, no window.
#pragma once

#include "viz/command_line.hpp"
#include "viz/day_axis.hpp"

#include <string>

namespace spinewalk::viz {

enum class Command {
  play,
  step_back,
  step_on,
  to_start,
  slower,
  faster,
  gear,
  phase,
  field,
  level,
  chart,
  cut,
  true_scale,
  view_left,
  view_front,
  reset_view,
  save_picture,
  save_movie,
  help,
  quit
};

/// The keys of a command, its button and its line of help.
struct CommandInfo {
  Command command;
  std::string_view name;   ///< in the reported state
  std::string_view key;    ///< X key name, as xdotool has it
  std::string_view shown;  ///< the key as people know it
  std::string_view help;
};
const std::vector<CommandInfo>& commands();

struct PlayerState {
  Gear gear = Gear::stride;
  Look look;
  std::optional<std::size_t> phase;  ///< the strides of this phase alone
  bool playing = false;
  double clock = 0;  ///< [s] within the strides, or of the day
  double speed = 1;  ///< 1/8 to 8
  bool help = false;
  bool true_scale = false;  ///< changes drawn at their size
};

/// The runs and what follows from them once.
struct Stage {
  const std::vector<Playback>& runs;
  DayAxis axis;
  double slow_motion;  ///< within the strides, at speed 1
};

PlayerState first_state(const Stage& stage, const SceneOptions& options);

/// Has the picture to be made anew, or only be moved?
enum class Effect { none, moved, remade };

/// Commands that only change the state; saving and quitting are the player's.
Effect apply(PlayerState& state, Command command, const Stage& stage, const Shot& shot);

/// Lets real time pass. Within the strides the clock runs 1/slow-motion times as fast, and round; across the day one pass
/// over the axis takes 20 s, and it stops at the end.
Effect advance(PlayerState& state, double seconds, const Stage& stage, const Shot& shot);

/// 0 to 1 on the timeline, and back.
double timeline_position(const PlayerState& state, const Stage& stage, const Shot& shot);
void scrub(PlayerState& state, double position, const Stage& stage, const Shot& shot);

Shot make_shot(const PlayerState& state, const Stage& stage);

/// "pressure", "4 times slower" ...: what the button of a command says.
std::string button_label(Command command, const PlayerState& state, const Stage& stage);

/// The command line, from "render" on, that shows this moment as `output`; a movie of its gear when it is no .png.
std::vector<std::string> equivalent_line(const PlayerState& state, const SceneOptions& options,
                                         const std::string& output);

}  // namespace spinewalk::viz
