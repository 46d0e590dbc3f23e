#include "viz/command_line.hpp"

#include "model/errors.hpp"
#include "model/levels.hpp"
#include "units/quantity.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <iostream>

namespace spinewalk::viz {
namespace {

constexpr int kSmallest = 320, kLargest = 7680;  // [pixel] legible; within what OpenGL draws everywhere

struct Words {
  std::string size = "1280x720", time, level = "L4L5";
  int phase = 0;
};

void read_size(const std::string& text, RenderOptions& options) {
  const char *begin = text.data(), *end = begin + text.size();
  const auto width = std::from_chars(begin, end, options.width);
  const bool cross = width.ec == std::errc{} && width.ptr != end && *width.ptr == 'x';
  const auto height = cross ? std::from_chars(width.ptr + 1, end, options.height) : width;
  const auto fits = [](int n) { return n >= kSmallest && n <= kLargest && n % 2 == 0; };
  if (!cross || height.ec != std::errc{} || height.ptr != end || !fits(options.width) ||
      !fits(options.height))
    throw InputError({"--size"}, "\"" + text + "\" is not a size in pixels",
                     "write WIDTHxHEIGHT, both even, " + std::to_string(kSmallest) + " to " +
                         std::to_string(kLargest) + ", as 1280x720");
}

void read_time(const std::string& text, RenderOptions& options) {
  if (text.empty()) return;
  try {
    options.time = units::to_si(text, "s");
  } catch (const units::UnitError& error) {
    throw InputError({"--time"}, error.what(), "write a number and a unit, as \"45 min\"");
  }
}

void read_level(const std::string& text, RenderOptions& options) {
  const auto found = std::find(model::kLevelNames.begin(), model::kLevelNames.end(), text);
  if (found == model::kLevelNames.end())
    throw InputError({"--level"}, "there is no level \"" + text + "\"",
                     "choose L1L2, L2L3, L3L4, L4L5 or L5S1");
  options.level = static_cast<std::size_t>(found - model::kLevelNames.begin());
}

void check_output(const RenderOptions& options, const CLI::App& render) {
  if (!options.is_movie() && options.output.extension() != ".png")
    throw InputError({"--output"}, "\"" + options.output.string() + "\" is neither a picture nor a movie",
                     "end the name in .png or .mp4");
  if (options.is_movie() && options.time)
    throw InputError({"--time"}, "a movie shows more than one moment",
                     "write a picture (-o X.png), or leave it out");
  if (options.is_movie()) return;
  for (const char* name : {"--fps", "--seconds", "--slow-motion"})
    if (render.count(name) > 0)
      throw InputError({name}, "is for movies", "write a movie (-o X.mp4), or leave it out");
}

}  // namespace

std::optional<RenderOptions> parse_command_line(int argc, char** argv) {
  RenderOptions options;
  Words words;
  CLI::App app("Pictures and movies of spinewalk results.", "spinewalk-viz");
  app.set_version_flag("--version", SPINEWALK_VERSION);
  app.require_subcommand(1);
  CLI::App& render =
      *app.add_subcommand("render", "Draws results as a picture (.png) or a movie (.mp4); needs no display");
  render.add_option("RESULT", options.results, "one to three result files")->required()->expected(1, 3);
  render.add_option("-o,--output", options.output, "X.png or X.mp4")->required();
  render.add_option("--size", words.size, "pixels, WIDTHxHEIGHT")->capture_default_str();
  CLI::Option* time =
      render.add_option("--time", words.time, "picture of this moment across the day, as \"45 min\"");
  render.add_option("--phase", words.phase, "strides of this phase only, counted from 1")
      ->check(CLI::PositiveNumber)
      ->excludes(time);
  render.add_option("--level", words.level, "disc of the chart")->capture_default_str();
  render.add_option("--fps", options.frames_per_second, "frames a second of a movie")
      ->check(CLI::Range(1.0, 120.0))
      ->capture_default_str();
  render.add_option("--seconds", options.seconds, "length of a movie")->check(CLI::Range(0.1, 3600.0));
  render.add_option("--slow-motion", options.slow_motion, "how many times slower than life the strides play")
      ->check(CLI::Range(0.1, 100.0))
      ->capture_default_str();
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    app.exit(asked, std::cout, std::cerr);
    return std::nullopt;
  }
  read_size(words.size, options);
  read_time(words.time, options);
  read_level(words.level, options);
  if (words.phase > 0) options.phase = static_cast<std::size_t>(words.phase - 1);
  check_output(options, render);
  return options;
}

}  // namespace spinewalk::viz
