/// The command line of spinewalk-viz.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

namespace spinewalk::viz {

struct RenderOptions {
  std::vector<std::filesystem::path> results;  ///< one to three
  std::filesystem::path output;                ///< .png or .mp4
  int width = 1280, height = 720;
  std::optional<double> time;        ///< [s] picture of this moment of the run
  std::optional<std::size_t> phase;  ///< index; the strides of this phase alone
  std::size_t level = 0;             ///< of the chart
  double frames_per_second = 25;
  std::optional<double> seconds;  ///< length of the movie
  double slow_motion = 4;         ///< seconds of movie a second of stride

  bool is_movie() const { return output.extension() == ".mp4"; }
};

/// Reads the arguments; prints help or the version and returns nothing when asked to.
/// @throws InputError (place "--option") or CLI::ParseError when they cannot be understood.
std::optional<RenderOptions> parse_command_line(int argc, char** argv);

}  // namespace spinewalk::viz
