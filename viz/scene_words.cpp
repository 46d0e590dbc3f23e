#include "viz/scene_words.hpp"

#include "model/errors.hpp"
#include "viz/option_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace spinewalk::viz {
namespace {

constexpr int kSmallest = 320, kLargest = 7680;  // [pixel] legible; within what OpenGL draws everywhere

void read_size(const std::string& text, SceneOptions& options) {
  const auto pair = read_pair(text);
  const auto fits = [](double n) { return n >= kSmallest && n <= kLargest && std::fmod(n, 2) == 0; };
  if (!pair || !fits(pair->first) || !fits(pair->second))
    throw InputError({"--size"}, "\"" + text + "\" is not a size in pixels",
                     "write WIDTHxHEIGHT, both even, " + std::to_string(kSmallest) + " to " +
                         std::to_string(kLargest) + ", as 1280x720");
  options.width = static_cast<int>(pair->first);
  options.height = static_cast<int>(pair->second);
}

std::vector<ChartKind> read_charts(const std::vector<std::string>& words) {
  std::vector<ChartKind> charts;
  for (const std::string& word : words) {
    const auto found = std::find(kChartNames.begin(), kChartNames.end(), word);
    if (found == kChartNames.end())
      throw InputError(
          {"--chart"}, "there is no chart \"" + word + "\"",
          fmt::format("choose {}; two at most, as --chart force,height", fmt::join(kChartNames, ", ")));
    charts.push_back(static_cast<ChartKind>(found - kChartNames.begin()));
  }
  return charts;
}

View read_view(const std::string& text) {
  View view;
  const char *at = text.data(), *end = at + text.size();
  int count = 0;
  for (double* number : {&view.azimuth, &view.rise, &view.zoom}) {
    const auto read = std::from_chars(at, end, *number);
    if (read.ec != std::errc{}) break;
    ++count;
    at = read.ptr;
    if (at == end || *at != ',') break;
    ++at;
  }
  if (at != end || count < 2 || std::abs(view.azimuth) > 360 || std::abs(view.rise) > 89 || view.zoom < 0.2 ||
      view.zoom > 20)
    throw InputError(
        {"--view"}, "\"" + text + "\" is not a view",
        "write AZIMUTH,RISE[,ZOOM]: degrees from the front to the left and upwards (-89 to 89), and 0.2 to "
        "20, as 90,0,1.5");
  return view;
}

}  // namespace

SceneWords::SceneWords(CLI::App& command) : command_(command) {
  command.add_option("--size", size_, "pixels, WIDTHxHEIGHT")->capture_default_str();
  command
      .add_option("--field", field_, fmt::format("colour of the discs: {}", fmt::join(field_names(), ", ")))
      ->capture_default_str();
  command.add_option("--level", level_, "disc of the charts")->capture_default_str();
  command.add_option("--cut", cut_, "show the column inside this disc, and of the charts");
  command.add_option("--chart", charts_, fmt::format("one or two of {}", fmt::join(kChartNames, ", ")))
      ->delimiter(',')
      ->expected(1, 2);
  command.add_option("--view", view_, "AZIMUTH,RISE[,ZOOM] of the camera [degree]; 90,0 looks from the left");
  command.add_option("--gear", gear_, "stride: within the recorded strides; day: across the day")
      ->check(CLI::IsMember({"stride", "day"}));
  command.add_option("--phase", phase_, "strides of this phase only, counted from 1")
      ->check(CLI::PositiveNumber);
  command.add_option("--exaggerate", exaggeration_, "draw changes since the start this many times larger")
      ->check(CLI::Range(1.0, 100.0));
  command.add_option("--slow-motion", slow_motion_, "how many times slower than life the strides play")
      ->check(CLI::Range(0.1, 100.0))
      ->capture_default_str();
  command.add_option("--meshes", meshes_,
                     "folder of your own bones: STL, VTP or OBJ files and a placement table");
}

void SceneWords::read(SceneOptions& options) const {
  read_size(size_, options);
  options.look.level = read_level("--level", level_);
  options.look.field = read_field(field_);
  options.look.charts = read_charts(charts_);
  if (!cut_.empty()) {
    const std::size_t level = read_level("--cut", cut_);
    if (command_.count("--level") > 0 && level != options.look.level)
      throw InputError({"--cut"}, "names another disc than --level", "leave out --level");
    options.look.cut = true;
    options.look.level = level;
  }
  if (!view_.empty()) options.look.view = read_view(view_);
  if (!gear_.empty()) options.gear = gear_ == "day" ? Gear::day : Gear::stride;
  if (phase_ > 0) options.phase = static_cast<std::size_t>(phase_ - 1);
  if (exaggeration_ > 0) options.look.exaggeration = exaggeration_;
  if (options.phase && options.gear == Gear::day)
    throw InputError({"--phase"}, "chooses strides, but --gear day shows the day",
                     "leave out one of the two");
  options.slow_motion = slow_motion_;
  options.meshes = meshes_;
}

}  // namespace spinewalk::viz
