#include "model/errors.hpp"
#include "viz/command_line.hpp"
#include "viz/export.hpp"
#include "viz/player.hpp"
#include "viz/plot.hpp"
#include "viz/render.hpp"
#include "viz/report.hpp"

#include <CLI/Error.hpp>

#include <unistd.h>
#include <csignal>
#include <cstdio>

namespace {

using namespace spinewalk;

enum ExitCode {
  done = 0,
  bug = 1,
  command_line = 2,
  invalid_file = 3,
  io = 5,
  stopped = 75
};  // product.md section 4

volatile std::sig_atomic_t stop_requested = 0;

/// A bar that is drawn over, on a terminal only.
bool report_progress(double share) {
  static const bool terminal = isatty(STDERR_FILENO) != 0;
  if (terminal) {
    constexpr int wide = 40;
    const int full = static_cast<int>(wide * share);
    std::fprintf(stderr, "\rrendering [%.*s%.*s] %3.0f %%%s", full,
                 "########################################", wide - full,
                 "                                        ", 100 * share, share >= 1 ? "\n" : "");
    std::fflush(stderr);
  }
  return stop_requested == 0;
}

int complain(ExitCode code, const char* text) {
  std::fprintf(stderr, "spinewalk-viz: error: %s\n", text);
  return code;
}

/// As the user typed it: spinewalk starts this program with its own subcommands.
viz::CommandLine typed(int argc, char** argv) {
  viz::CommandLine line(argv, argv + argc);
  line.front() = "spinewalk";
  return line;
}

}  // namespace

int main(int argc, char** argv) {
  const auto request_stop = [](int) { stop_requested = 1; };
  std::signal(SIGINT, request_stop);
  std::signal(SIGTERM, request_stop);
  try {
    const viz::Options options = viz::parse_command_line(argc, argv);
    if (const auto* render = std::get_if<viz::RenderOptions>(&options)) {
      const auto skeleton = viz::start_skeleton(render->meshes, viz::bone_spacing(*render));
      viz::render(viz::start_reading(render->results), skeleton, *render, typed(argc, argv), report_progress);
    }
    if (const auto* plot = std::get_if<viz::PlotOptions>(&options))
      viz::plot(viz::start_reading(plot->results).get(), *plot, typed(argc, argv));
    if (const auto* exported = std::get_if<viz::ExportOptions>(&options)) {
      constexpr double spacing = 4;  // [mm] of the bones: 40,000 points
      const auto skeleton = viz::start_skeleton(exported->meshes, spacing);
      viz::export_geometry(viz::start_reading({exported->result}).get().front(), skeleton.get(), *exported,
                           typed(argc, argv));
    }
    if (const auto* report = std::get_if<viz::ReportOptions>(&options)) {
      constexpr double spacing = 3;  // [mm] of the bones: a page of 3 MB
      const auto skeleton = viz::start_skeleton(report->meshes, spacing);
      viz::write_report(viz::start_reading(report->results), skeleton, *report, typed(argc, argv),
                        report_progress);
    }
    if (const auto* play = std::get_if<viz::PlayOptions>(&options)) viz::play(*play);
    return done;
  } catch (const CLI::ParseError& error) {
    return complain(command_line, (std::string(error.what()) + "\n  hint: spinewalk-viz --help").c_str());
  } catch (const InputError& error) {
    return complain(error.place().file.starts_with("--") ? command_line : invalid_file, error.what());
  } catch (const IoError& error) {
    return complain(io, error.what());
  } catch (const viz::Stopped& error) {
    return complain(stopped, error.what());
  } catch (const std::exception& error) {
    return complain(bug, error.what());
  }
}
