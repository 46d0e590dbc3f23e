#include "viz/command_line.hpp"

#include "model/errors.hpp"
#include "viz/export_words.hpp"
#include "viz/option_words.hpp"
#include "viz/plot_words.hpp"
#include "viz/report_words.hpp"
#include "viz/scene_words.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace spinewalk::viz {
namespace {

struct RenderWords {
  std::string time, clock;
};

void check_output(const RenderOptions& options, const CLI::App& render) {
  check_ending(options.output, "a picture or a movie", {".png", ".mp4", ".webm", ".gif"});
  if (options.is_movie()) {
    for (const char* name : {"--time", "--clock"})
      if (render.count(name) > 0)
        throw InputError({name}, "a movie shows more than one moment",
                         "write a picture (-o X.png), or leave it out");
    if (options.transparent)
      throw InputError({"--transparent"}, "is for pictures", "write a picture (-o X.png), or leave it out");
    return;
  }
  for (const char* name : {"--fps", "--seconds", "--slow-motion"})
    if (render.count(name) > 0)
      throw InputError({name}, "is for movies", "write a movie (-o X.mp4), or leave it out");
}

void declare_render(CLI::App& render, RenderOptions& options, RenderWords& words) {
  render.add_option("RESULT", options.results, "one to three result files")->required()->expected(1, 3);
  render.add_option("-o,--output", options.output, "X.png, X.mp4, X.webm or X.gif")->required();
  CLI::Option* time =
      render.add_option("--time", words.time, "picture of this moment across the day, as \"45 min\"");
  time->excludes("--phase");
  render.add_option("--clock", words.clock, "picture of this moment within the strides, as \"0.3 s\"")
      ->excludes(time);
  render.add_flag("--transparent", options.transparent, "picture without the page behind it");
  render.add_option("--fps", options.frames_per_second, "frames a second of a movie")
      ->check(CLI::Range(1.0, 120.0))
      ->capture_default_str();
  render.add_option("--seconds", options.seconds, "length of a movie")->check(CLI::Range(0.1, 3600.0));
}

void declare_play(CLI::App& play, PlayOptions& options) {
  play.add_option("RESULT", options.results, "one to three result files")->expected(1, 3);
  play.add_option(
      "--watch", options.watch,
      "run this scenario, show it, and again whenever it is saved; writes SCENARIO.watch.h5 here");
  play.add_option("--report-state", options.report_state,
                  "append a JSON line to this file whenever the state changes");
}

void check_play(const PlayOptions& options) {
  if (options.results.empty() == options.watch.empty())
    throw InputError({"RESULT"},
                     options.watch.empty() ? "what is to be played?" : "play results or --watch a scenario",
                     "spinewalk play R.h5, or spinewalk play --watch S.yaml");
}

}  // namespace

Options parse_command_line(int argc, char** argv) {
  RenderOptions render_options;
  PlayOptions play_options;
  RenderWords words;
  CLI::App app("Pictures, movies and playback of spinewalk results.", "spinewalk-viz");
  app.set_version_flag("--version", SPINEWALK_VERSION);
  app.require_subcommand(1);
  CLI::App& render = *app.add_subcommand("render", "Draws results as a picture or a movie; needs no display");
  CLI::App& play = *app.add_subcommand("play", "Plays results in a window; `h` in it shows the keys");
  CLI::App& plot = *app.add_subcommand("plot", "Draws a figure for print with gnuplot");
  const SceneWords render_words(render), play_words(play);
  CLI::App& exported = *app.add_subcommand("export", "Writes a run as geometry for other programs");
  const PlotWords plot_words(plot);
  CLI::App& report =
      *app.add_subcommand("report", "Writes tables, charts and the moving spine as one HTML file");
  const ExportWords export_words(exported);
  const ReportWords report_words(report);
  declare_render(render, render_options, words);
  declare_play(play, play_options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    app.exit(asked, std::cout, std::cerr);
    return {};
  }
  if (app.got_subcommand(&play)) {
    play_words.read(play_options);
    check_play(play_options);
    return play_options;
  }
  if (app.got_subcommand(&plot)) return plot_words.read();
  if (app.got_subcommand(&exported)) return export_words.read();
  if (app.got_subcommand(&report)) return report_words.read();
  render_words.read(render_options);
  render_options.time = read_time("--time", words.time);
  render_options.clock = read_time("--clock", words.clock);
  check_output(render_options, render);
  return render_options;
}

}  // namespace spinewalk::viz
