#include "viz/report_charts.hpp"

#include "model/errors.hpp"
#include "viz/gnuplot.hpp"
#include "viz/plain_text.hpp"
#include "viz/report_scene.hpp"
#include "viz/whole_file.hpp"

#include <fmt/format.h>

#include <cmath>

namespace spinewalk::viz {
namespace {

using nlohmann::json;

/// Six digits are more than a screen shows.
json rounded(const std::vector<double>& values) {
  json list = json::array();
  for (const double value : values)
    list.push_back(std::isfinite(value) ? json(std::stod(fmt::format("{:.6g}", value))) : json());
  return list;
}

json numbers_of(const FigureChart& chart, const Rectangle& area, double seconds) {
  json curves = json::array();
  for (const Curve& curve : chart.curves) {
    curves.push_back({{"name", curve.name},
                      {"colour", to_hex(curve.colour)},
                      {"x", rounded(curve.x)},
                      {"y", rounded(curve.y)}});
    if (!curve.low.empty())
      curves.back().update({{"low", rounded(curve.low)}, {"high", rounded(curve.high)}});
  }
  json numbers{{"area", {area.x, area.y, area.width, area.height}},
               {"x", {chart.x.range.low, chart.x.range.high}},
               {"y", {chart.y.range.low, chart.y.range.high}},
               {"x_title", chart.x.title},
               {"seconds", seconds},
               {"curves", curves}};
  if (!chart.bars.empty()) numbers["bars"] = chart.bars;
  return numbers;
}

/// What a wish shows, or nothing when the runs do not hold it.
Figure try_figure(const std::vector<Playback>& runs, const FigureWish& wish) {
  try {
    return make_figure(runs, wish);
  } catch (const InputError&) {
    return {};
  }
}

std::string figure_html(const std::string& svg, std::size_t number, const FigureChart& chart) {
  return fmt::format(
      "<figure><div class=\"plot\" data-chart=\"{}\"><img alt=\"{}\" "
      "src=\"data:image/svg+xml;base64,{}\"></div></figure>\n",
      number, html_text(chart.y.title + " against " + chart.x.title), to_base64(svg.data(), svg.size()));
}

double span_seconds(const std::vector<Playback>& runs, const FigureChart& chart) {
  if (chart.stretches.empty()) return 0;
  double end = 0;
  for (const Playback& run : runs) end = std::max(end, run.end());
  return end / chart.x.range.high;
}

}  // namespace

ReportCharts make_report_charts(const std::vector<Playback>& runs, std::size_t level,
                                const std::filesystem::path& scratch) {
  constexpr Paper paper{150, 95};
  ReportCharts charts{"", json::array()};
  for (std::size_t kind = 0; kind < kPlots; ++kind) {
    FigureWish wish;
    wish.what = static_cast<PlotKind>(kind);
    wish.level = level;
    for (FigureChart& chart : try_figure(runs, wish)) {
      if (chart.x.title.empty()) chart.x.title = "Activity";
      const ScratchFile file(scratch.string() + ".svg");
      const Rectangle area = draw_figure({chart}, paper, PaperFormat::svg, file.path);
      charts.html += figure_html(read_whole(file.path), charts.numbers.size(), chart);
      charts.numbers.push_back(numbers_of(chart, area, span_seconds(runs, chart)));
    }
  }
  return charts;
}

}  // namespace spinewalk::viz
