/// The charts of a report: pictures, and their numbers for the page's script.
#pragma once

#include "viz/figure.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace spinewalk::viz {

struct ReportCharts {
  std::string html;  ///< figures, each with its picture as SVG
  nlohmann::json
      numbers;  ///< a chart each: area (x, y, width, height in shares), x, y (ranges), x_title, seconds, bars, curves
};

/// Force, pressure, height, fluid, profile, stride and dose, as far as the runs hold them. `scratch`: a name for files that go
/// again. @throws IoError as draw_figure().
ReportCharts make_report_charts(const std::vector<Playback>& runs, std::size_t level,
                                const std::filesystem::path& scratch);

}  // namespace spinewalk::viz
