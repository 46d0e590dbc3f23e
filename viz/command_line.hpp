/// The command line of spinewalk-viz.
#pragma once

#include "viz/gnuplot.hpp"
#include "viz/look.hpp"
#include "viz/storyboard.hpp"

#include <filesystem>
#include <variant>
#include <vector>

namespace spinewalk::viz {

/// What pictures, movies and the player share.
struct SceneOptions {
  std::vector<std::filesystem::path> results;  ///< one to three
  int width = 1280, height = 720;
  std::optional<std::size_t> phase;  ///< index; the strides of this phase alone
  std::optional<Gear> gear;
  Look look;
  double slow_motion = 4;        ///< seconds on the screen a second of stride
  std::filesystem::path meshes;  ///< folder of the user's bones; empty: drawn ones
};

struct RenderOptions : SceneOptions {
  std::filesystem::path output;  ///< .png, .mp4, .webm or .gif
  std::optional<double> time;    ///< [s] picture of this moment of the run
  std::optional<double> clock;   ///< [s] picture of this moment within the strides
  bool transparent = false;
  double frames_per_second = 25;
  std::optional<double> seconds;  ///< length of the movie

  bool is_movie() const { return output.extension() != ".png"; }
};

struct PlayOptions : SceneOptions {
  std::filesystem::path watch;         ///< a scenario to run again whenever it is saved; empty: none
  std::filesystem::path report_state;  ///< a JSON line for every change of state goes there; empty: nowhere
};

struct PlotOptions {
  std::vector<std::filesystem::path> results;
  std::filesystem::path output;  ///< .svg, .pdf or .png
  FigureWish wish;
  Paper paper;
};

struct ExportOptions {
  std::filesystem::path result, output;
  std::string format;                ///< vtkhdf, vtp or gltf
  std::optional<std::size_t> phase;  ///< index; its strides instead of the day
  std::size_t frames = 100;          ///< moments at most
  std::optional<double> time;        ///< [s] of a gltf
  Field field = Field::pressure;     ///< of a gltf
  double exaggeration = 1;
  std::filesystem::path meshes;
};

struct ReportOptions {
  std::vector<std::filesystem::path> results;  ///< one to three
  std::filesystem::path output;                ///< .html
  std::size_t level = model::kL4L5;
  bool movie = false;  ///< instead of the interactive view
  std::filesystem::path meshes;
};

using Options =
    std::variant<std::monostate, RenderOptions, PlayOptions, PlotOptions, ExportOptions, ReportOptions>;

/// Reads the arguments; prints help or the version and returns std::monostate when asked to.
/// @throws InputError (place "--option") or CLI::ParseError when they cannot be understood.
Options parse_command_line(int argc, char** argv);

}  // namespace spinewalk::viz
