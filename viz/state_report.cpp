#include "viz/state_report.hpp"

#include "viz/drawing.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace spinewalk::viz {
namespace {

using nlohmann::json;

/// JSON has no NaN.
json number(double value) { return std::isfinite(value) ? json(value) : json(nullptr); }

json area(const Rectangle& rectangle, int height) {
  return {std::lround(rectangle.x), std::lround(height - rectangle.y - rectangle.height),
          std::lround(rectangle.width), std::lround(rectangle.height)};
}

json panels(const Reported& r) {
  json list = json::array();
  for (const Panel& panel : r.shot.panels) {
    const State state = panel.state(r.shot.gear, r.state.clock);
    const DiscState& disc = state.discs[r.shot.look.level];
    const auto drawn = draw(state, panel.run->at(panel.run->start()), r.shot.exaggeration);
    list.push_back({{"heading", panel.heading},
                    {"force", number(disc.force)},
                    {"pressure", number(disc.pressure)},
                    {"height", number(disc.height)},
                    {"drawn_height", number(drawn[r.shot.look.level].height)}});
  }
  return list;
}

std::string_view name_of(Command command) {
  const auto& table = commands();
  return std::find_if(table.begin(), table.end(), [&](const auto& info) { return info.command == command; })
      ->name;
}

json widgets(const Reported& r) {
  json buttons = json::object();
  for (const Button& button : r.controls.buttons)
    buttons[std::string(name_of(button.command))] = area(button.area, r.height);
  json spines = json::array();
  for (const Rectangle& panel : r.layout.panels) spines.push_back(area(panel, r.height));
  return {{"buttons", buttons}, {"timeline_area", area(r.controls.timeline, r.height)}, {"spines", spines}};
}

}  // namespace

std::string to_json_line(const Reported& r) {
  const PlayerState& state = r.state;
  json charts = json::array();
  for (const ChartKind kind : state.look.charts)
    charts.push_back(kChartNames[static_cast<std::size_t>(kind)]);
  json line{{"gear", state.gear == Gear::day ? "day" : "stride"},
            {"clock", number(state.clock)},
            {"playing", state.playing},
            {"speed", state.speed},
            {"slow_motion", r.shot.slow_motion},
            {"phase", state.phase ? json(*state.phase + 1) : json(nullptr)},
            {"field", info_of(state.look.field).name},
            {"level", model::kLevelNames[state.look.level]},
            {"cut", state.look.cut},
            {"charts", charts},
            {"help", state.help},
            {"true_scale", state.true_scale},
            {"exaggeration", r.shot.exaggeration},
            {"view",
             {{"azimuth", state.look.view.azimuth},
              {"rise", state.look.view.rise},
              {"zoom", state.look.view.zoom}}},
            {"timeline", number(timeline_position(state, r.stage, r.shot))},
            {"panels", panels(r)},
            {"scale", {{"low", number(r.shot.scale.range.low)}, {"high", number(r.shot.scale.range.high)}}},
            {"size", {r.width, r.height}},
            {"message", r.message},
            {"saved", r.saved},
            {"watched", r.watched}};
  line.update(widgets(r));
  return line.dump(-1, ' ', true, json::error_handler_t::replace);
}

}  // namespace spinewalk::viz
