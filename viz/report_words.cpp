#include "viz/report_words.hpp"

#include "viz/option_words.hpp"

#include <CLI/CLI.hpp>

namespace spinewalk::viz {

ReportWords::ReportWords(CLI::App& command) {
  command.add_option("RESULT", options_.results, "one to three result files")->required()->expected(1, 3);
  command.add_option("-o,--output", options_.output, "X.html")->required();
  command.add_option("--level", level_, "disc of the charts and the summary")->capture_default_str();
  command.add_flag("--movie", options_.movie, "a movie instead of the interactive view: runs without WebGL");
  command.add_option("--meshes", options_.meshes, "folder of your own bones");
}

ReportOptions ReportWords::read() const {
  ReportOptions options = options_;
  check_ending(options.output, "a report", {".html"});
  options.level = read_level("--level", level_);
  return options;
}

}  // namespace spinewalk::viz
