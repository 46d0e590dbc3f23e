#include "viz/player_state.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace spinewalk::viz {
namespace {

constexpr double kDayPass = 20;       // [s] for the whole axis at speed 1
constexpr double kStrideStep = 0.02;  // [s]
constexpr double kSlowest = 1.0 / 8, kFastest = 8;

template <class Value>
Value next(Value value, std::size_t count) {
  return static_cast<Value>((static_cast<std::size_t>(value) + 1) % count);
}

double step_row(const Playback& run, double time, bool on) {
  constexpr double hair = 1e-6;
  const auto& rows = run.rows();
  if (on) {
    for (const auto& row : rows)
      if (row.time > time + hair) return row.time;
    return run.end();
  }
  for (auto row = rows.rbegin(); row != rows.rend(); ++row)
    if (row->time < time - hair) return row->time;
  return run.start();
}

void step(PlayerState& state, const Shot& shot, bool on) {
  state.playing = false;
  if (state.gear == Gear::day) {
    state.clock = step_row(*shot.panels.front().run, state.clock, on);
  } else if (shot.end > 0) {
    const double clock = state.clock + (on ? kStrideStep : -kStrideStep);
    state.clock = clock - shot.end * std::floor(clock / shot.end);
  }
}

void change_gear(PlayerState& state, const Stage& stage) {
  const double time = state.clock;
  if (state.gear == Gear::stride) {
    state.gear = Gear::day;
    // The day opens where the strides were taken.
    state.clock = state.phase ? stage.runs.front().clip(*state.phase).start : stage.runs.front().start();
    return;
  }
  if (!have_phases(stage.runs)) return;
  state.gear = Gear::stride;
  if (stage.runs.size() == 1) state.phase = stage.runs.front().phase_at(time);
  state.clock = 0;
}

void change_phase(PlayerState& state, const Stage& stage) {
  if (state.gear == Gear::day || !have_phases(stage.runs)) return;
  std::size_t phases = stage.runs.front().result().record.phases.size();
  for (const Playback& run : stage.runs) phases = std::min(phases, run.result().record.phases.size());
  const std::size_t following = state.phase ? *state.phase + 1 : 0;
  state.phase = following < phases ? std::optional(following) : std::nullopt;
  state.clock = 0;
}

void change_chart(PlayerState& state) {
  const ChartKind shown =
      state.look.charts.empty() ? ChartKind::force : next(state.look.charts.front(), kCharts);
  state.look.charts = {shown, shown == ChartKind::force ? ChartKind::height : ChartKind::force};
}

Effect remake(PlayerState& state, Command command, const Stage& stage) {
  if (command == Command::gear) change_gear(state, stage);
  if (command == Command::phase) change_phase(state, stage);
  if (command == Command::field) state.look.field = next(state.look.field, kFields);
  if (command == Command::level) state.look.level = next(state.look.level, model::kLevels);
  if (command == Command::chart) change_chart(state);
  if (command == Command::cut) state.look.cut = !state.look.cut;
  if (command == Command::true_scale) state.true_scale = !state.true_scale;
  return Effect::remade;
}

}  // namespace

const std::vector<CommandInfo>& commands() {
  static const std::vector<CommandInfo> table{
      {Command::play, "play", "space", "Space", "play, pause"},
      {Command::step_back, "step_back", "Left", "Left", "a step back: a row of the day, 20 ms of a stride"},
      {Command::step_on, "step_on", "Right", "Right", "a step on"},
      {Command::to_start, "to_start", "Home", "Home", "to the start"},
      {Command::slower, "slower", "minus", "-", "half as fast"},
      {Command::faster, "faster", "plus", "+", "twice as fast"},
      {Command::gear, "gear", "g", "g", "within the strides, or across the day"},
      {Command::phase, "phase", "n", "n", "the strides of the next activity, or of all"},
      {Command::field, "field", "f", "f", "the next field that colours the discs"},
      {Command::level, "level", "l", "l", "the next disc for charts and cut"},
      {Command::chart, "chart", "c", "c", "the next chart"},
      {Command::cut, "cut", "x", "x", "the column inside the disc"},
      {Command::true_scale, "true_scale", "e", "e", "changes at their true size, or exaggerated"},
      {Command::view_left, "view_left", "1", "1", "look from the left"},
      {Command::view_front, "view_front", "2", "2", "look from the front"},
      {Command::reset_view, "reset_view", "r", "r", "the first view again"},
      {Command::save_picture, "save_picture", "s", "s", "save this picture, here"},
      {Command::save_movie, "save_movie", "m", "m", "save a movie of this view, here"},
      {Command::help, "help", "h", "h", "this help"},
      {Command::quit, "quit", "q", "q", "quit"}};
  return table;
}

PlayerState first_state(const Stage& stage, const SceneOptions& options) {
  PlayerState state;
  state.look = options.look;
  state.phase = options.phase;
  state.gear = options.gear.value_or(Gear::stride);
  if (!have_phases(stage.runs)) state.gear = Gear::day;
  if (state.gear == Gear::day) state.clock = stage.runs.front().start();
  return state;
}

Effect apply(PlayerState& state, Command command, const Stage& stage, const Shot& shot) {
  switch (command) {
    case Command::play:
      state.playing = !state.playing;
      if (state.playing && state.gear == Gear::day && state.clock >= shot.end) state.clock = shot.start;
      return Effect::moved;
    case Command::step_back:
    case Command::step_on:
      step(state, shot, command == Command::step_on);
      return Effect::moved;
    case Command::to_start:
      state.clock = shot.start;
      return Effect::moved;
    case Command::slower:
    case Command::faster:
      state.speed = std::clamp(state.speed * (command == Command::faster ? 2 : 0.5), kSlowest, kFastest);
      return Effect::moved;
    case Command::view_left:
      state.look.view = {90, 0, state.look.view.zoom};
      return Effect::moved;
    case Command::view_front:
      state.look.view = {0, 0, state.look.view.zoom};
      return Effect::moved;
    case Command::reset_view:
      state.look.view = {};
      return Effect::moved;
    case Command::help:
      state.help = !state.help;
      return Effect::moved;
    case Command::save_picture:
    case Command::save_movie:
    case Command::quit:
      return Effect::none;
    default:
      return remake(state, command, stage);
  }
}

Effect advance(PlayerState& state, double seconds, const Stage& stage, const Shot& shot) {
  if (!state.playing || !(shot.end > shot.start)) return Effect::none;
  if (state.gear == Gear::stride) {
    const double clock = state.clock + seconds * state.speed / stage.slow_motion;
    state.clock = clock - shot.end * std::floor(clock / shot.end);
    return Effect::moved;
  }
  const double position = stage.axis.position(state.clock) + seconds * state.speed / kDayPass;
  state.clock = stage.axis.time(position);
  if (position >= 1) state.playing = false;
  return Effect::moved;
}

double timeline_position(const PlayerState& state, const Stage& stage, const Shot& shot) {
  if (state.gear == Gear::day) return stage.axis.position(state.clock);
  return shot.end > 0 ? state.clock / shot.end : 0;
}

void scrub(PlayerState& state, double position, const Stage& stage, const Shot& shot) {
  const double share = std::clamp(position, 0.0, 1.0);
  state.clock = state.gear == Gear::day ? stage.axis.time(share) : share * shot.end;
}

Shot make_shot(const PlayerState& state, const Stage& stage) {
  Look look = state.look;
  if (state.true_scale) look.exaggeration = 1;
  Shot shot =
      state.gear == Gear::day ? day_shot(stage.runs, look) : stride_shot(stage.runs, state.phase, look);
  shot.slow_motion = stage.slow_motion / state.speed;
  return shot;
}

std::string button_label(Command command, const PlayerState& state, const Stage& stage) {
  const double slow = stage.slow_motion / state.speed;
  switch (command) {
    case Command::play:
      return state.playing ? "Pause" : "Play";
    case Command::step_back:
      return "<";
    case Command::step_on:
      return ">";
    case Command::slower:
      return "Slower";
    case Command::faster:
      return state.gear == Gear::day ? fmt::format("Faster ({:g}x)", state.speed)
             : slow >= 1             ? fmt::format("Faster (1/{:g})", slow)
                                     : fmt::format("Faster ({:g}x)", 1 / slow);
    case Command::gear:
      return state.gear == Gear::day ? "Day" : "Stride";
    case Command::field:
      return std::string(info_of(state.look.field).name);
    case Command::level:
      return std::string(model::kLevelNames[state.look.level]);
    case Command::chart:
      return "Chart";
    case Command::cut:
      return state.look.cut ? "Whole" : "Cut";
    case Command::save_picture:
      return "Save";
    case Command::help:
      return "Help";
    default:
      return "";
  }
}

std::vector<std::string> equivalent_line(const PlayerState& state, const SceneOptions& options,
                                         const std::string& output) {
  std::vector<std::string> line{"render"};
  for (const auto& result : options.results) line.push_back(result.string());
  const auto add = [&](const char* option, std::string value) {
    line.push_back(option);
    line.push_back(std::move(value));
  };
  add("-o", output);
  add("--size", fmt::format("{}x{}", options.width, options.height));
  add("--gear", state.gear == Gear::day ? "day" : "stride");
  if (output.ends_with(".png"))
    add(state.gear == Gear::day ? "--time" : "--clock", fmt::format("{:.6g} s", state.clock));
  else if (state.gear == Gear::stride)
    add("--slow-motion", fmt::format("{:g}", std::clamp(options.slow_motion / state.speed, 0.1, 100.0)));
  if (state.phase && state.gear == Gear::stride) add("--phase", fmt::format("{}", *state.phase + 1));
  add("--field", std::string(info_of(state.look.field).name));
  add(state.look.cut ? "--cut" : "--level", std::string(model::kLevelNames[state.look.level]));
  if (!state.look.charts.empty()) {
    std::string charts;
    for (const ChartKind kind : state.look.charts)
      charts += (charts.empty() ? "" : ",") + std::string(kChartNames[static_cast<std::size_t>(kind)]);
    add("--chart", charts);
  }
  if (state.true_scale || state.look.exaggeration)
    add("--exaggerate", fmt::format("{:g}", state.true_scale ? 1 : *state.look.exaggeration));
  const View& view = state.look.view;
  if (view != View{}) add("--view", fmt::format("{:g},{:g},{:g}", view.azimuth, view.rise, view.zoom));
  if (!options.meshes.empty()) add("--meshes", options.meshes.string());
  return line;
}

}  // namespace spinewalk::viz
