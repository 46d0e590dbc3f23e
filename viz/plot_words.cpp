#include "viz/plot_words.hpp"

#include "model/errors.hpp"
#include "viz/option_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include <algorithm>

namespace spinewalk::viz {
namespace {

constexpr double kSmallest = 40, kLargest = 1000;  // [mm]

Paper read_paper(const std::string& size, int dots_per_inch) {
  const auto pair = read_pair(size);
  const auto fits = [](double length) { return length >= kSmallest && length <= kLargest; };
  if (!pair || !fits(pair->first) || !fits(pair->second))
    throw InputError(
        {"--size"}, "\"" + size + "\" is not a size on paper",
        fmt::format("write WIDTHxHEIGHT in mm, {:.0f} to {:.0f}, as 85x60", kSmallest, kLargest));
  return {pair->first, pair->second, dots_per_inch};
}

PlotKind read_kind(const std::string& text) {
  const auto found = std::find(kPlotNames.begin(), kPlotNames.end(), text);
  if (found == kPlotNames.end())
    throw InputError({"--what"}, "there is no plot \"" + text + "\"",
                     fmt::format("choose {}", fmt::join(kPlotNames, ", ")));
  return static_cast<PlotKind>(found - kPlotNames.begin());
}

}  // namespace

PlotWords::PlotWords(CLI::App& command) : command_(command) {
  command.add_option("RESULT", options_.results, "result files")->required();
  command.add_option("--what", what_, fmt::format("one of {}", fmt::join(kPlotNames, ", ")))->required();
  command.add_option("-o,--output", options_.output, "X.svg, X.pdf or X.png")->required();
  command.add_option("--level", level_, "disc")->capture_default_str();
  command.add_option("--field", field_, fmt::format("of profiles: {}", fmt::join(field_names(), ", ")))
      ->capture_default_str();
  command.add_option("--phase", phase_, "of strides and profiles, counted from 1")
      ->check(CLI::PositiveNumber);
  command.add_option("--time", time_, "of profiles, as \"45 min\"");
  command.add_flag("--band", options_.wish.band, "median and range of all results instead of a curve each");
  command.add_option("--size", size_, "mm on paper, WIDTHxHEIGHT; a column of a journal is 85 wide")
      ->capture_default_str();
  command.add_option("--dpi", options_.paper.dots_per_inch, "dots an inch of a PNG")
      ->check(CLI::Range(72, 1200))
      ->capture_default_str();
}

PlotOptions PlotWords::read() const {
  PlotOptions options = options_;
  FigureWish& wish = options.wish;
  check_ending(options.output, "a figure", {".svg", ".pdf", ".png"});
  wish.what = read_kind(what_);
  wish.level = read_level("--level", level_);
  wish.field = read_field(field_);
  wish.time = read_time("--time", time_);
  if (phase_ > 0) wish.phase = static_cast<std::size_t>(phase_ - 1);
  const bool profile = wish.what == PlotKind::profile, stride = wish.what == PlotKind::stride;
  for (const auto& [name, belongs, to] : {std::tuple{"--field", profile, "profile"},
                                          {"--time", profile, "profile"},
                                          {"--phase", profile || stride, "profile and stride"}})
    if (command_.count(name) > 0 && !belongs)
      throw InputError({name}, fmt::format("belongs to --what {}", to), "leave it out");
  if (wish.time && wish.phase)
    throw InputError({"--time"}, "is a moment, --phase another one", "leave out one of the two");
  options.paper = read_paper(size_, options_.paper.dots_per_inch);
  return options;
}

}  // namespace spinewalk::viz
