#include "cli/recording_picture.hpp"

#include "cli/svg_panel.hpp"
#include "model/model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace spinewalk::cli {
namespace {

constexpr double kLeft = 90, kRight = 30;

/// Lowest and highest sample of each of about 2000 stretches: peaks stay, the file stays small.
std::vector<std::pair<double, double>> thinned(const std::vector<double>& samples, double start, double rate,
                                               double unit) {
  const std::size_t stretch = std::max<std::size_t>(1, samples.size() / 2000);
  std::vector<std::pair<double, double>> points;
  for (std::size_t i = 0; i < samples.size(); i += stretch) {
    const auto begin = samples.begin() + static_cast<std::ptrdiff_t>(i);
    const auto end = samples.begin() + static_cast<std::ptrdiff_t>(std::min(i + stretch, samples.size()));
    const auto ends = std::minmax_element(begin, end);
    const double t = start + static_cast<double>(i) / rate;
    points.emplace_back(t, *ends.first / unit);
    if (stretch > 1) points.emplace_back(t, *ends.second / unit);
  }
  return points;
}

std::string signal_panel(const RecordingReport& report, double weight) {
  const loading::Recording& recording = report.recording;
  double low = 0, high = 1, last = 0;
  for (std::size_t p = 0; p < recording.parts.size(); ++p) {
    const auto ends = std::minmax_element(recording.parts[p].begin(), recording.parts[p].end());
    low = std::min(low, *ends.first / weight);
    high = std::max(high, *ends.second / weight);
    last = recording.starts[p] + static_cast<double>(recording.parts[p].size()) / recording.rate;
  }
  SvgPanel panel{{recording.starts.front(), last, kLeft, kSvgWidth - kRight}, value_axis(low, high, 290, 50), ""};
  panel.frame(
      fmt::format("{}: vertical signal [body weights], steps found", report.how.file.filename().string()),
      "time [s]");
  for (const loading::StepRun& run : report.steps)
    for (double event : run.events) {
      const double t = panel.x(recording.starts[run.part] + event / recording.rate);
      panel.line(t, 290, t, 278, kOrange, 2);
    }
  for (std::size_t p = 0; p < recording.parts.size(); ++p)
    panel.curve(thinned(recording.parts[p], recording.starts[p], recording.rate, weight), kBlue);
  return panel.svg;
}

std::string stride_panel(const loading::RecordedStride& stride, double weight) {
  std::vector<std::pair<double, double>> mean, band;
  const std::size_t n = stride.mean.size();
  const auto time = [&](std::size_t i) {
    return stride.period * static_cast<double>(i) / static_cast<double>(n);
  };
  double low = 0, high = 1;
  for (std::size_t i = 0; i < n; ++i) {
    mean.emplace_back(time(i), stride.mean[i] / weight);
    band.emplace_back(time(i), (stride.mean[i] + stride.sd[i]) / weight);
    low = std::min(low, (stride.mean[i] - stride.sd[i]) / weight);
    high = std::max(high, band.back().second);
  }
  for (std::size_t i = n; i-- > 0;) band.emplace_back(time(i), (stride.mean[i] - stride.sd[i]) / weight);

  SvgPanel panel{{0, stride.period, kLeft, kSvgWidth - kRight}, value_axis(low, high, 640, 400), ""};
  panel.frame(fmt::format("mean of {} strides and +- 1 SD [body weights]", stride.strides),
              "time in the stride [s]");
  panel.svg += fmt::format("<polygon fill=\"{}\" fill-opacity=\"0.25\" points=\"", kBlue);
  for (const auto& [t, v] : band)
    fmt::format_to(std::back_inserter(panel.svg), "{:.1f},{:.1f} ", panel.x(t), panel.y(v));
  panel.svg += "\"/>\n";
  panel.curve(mean, kBlue);
  return panel.svg;
}

}  // namespace

std::string draw_recording(const RecordingReport& report) {
  const bool force = report.how.kind == model::RecordingKind::ground_reaction_force;
  const double weight = force ? report.stride->mean_force : model::kGravity;
  return svg_document(signal_panel(report, weight) + stride_panel(*report.stride, weight));
}

}  // namespace spinewalk::cli
