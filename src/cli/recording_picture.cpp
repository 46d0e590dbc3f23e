#include "cli/recording_picture.hpp"

#include "model/model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace spinewalk::cli {
namespace {

constexpr double kWidth = 1280, kHeight = 720, kLeft = 90, kRight = 30;
constexpr const char* kBlue = "#0072b2";  // Okabe & Ito: told apart by colour-blind readers
constexpr const char* kOrange = "#d55e00";

struct Axis {
  double low, high;        ///< data
  double at_low, at_high;  ///< pixels
  double operator()(double x) const { return at_low + (x - low) / (high - low) * (at_high - at_low); }
};

/// 1, 2 or 5 times a power of ten: about six of them in the span.
double tick_step(double span) {
  const double raw = span / 6, power = std::pow(10, std::floor(std::log10(raw)));
  for (double factor : {1.0, 2.0, 5.0})
    if (factor * power >= raw) return factor * power;
  return 10 * power;
}

struct Panel {
  Axis x, y;
  std::string svg;

  void text(double px, double py, const std::string& anchor, const std::string& words) {
    svg +=
        fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", px, py, anchor, words);
  }
  void line(double x1, double y1, double x2, double y2, const char* colour, double width) {
    svg += fmt::format(
        "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\" "
        "stroke-width=\"{}\"/>\n",
        x1, y1, x2, y2, colour, width);
  }

  void frame(const std::string& title, const std::string& x_title) {
    for (double v = std::ceil(y.low / tick_step(y.high - y.low)) * tick_step(y.high - y.low); v <= y.high;
         v += tick_step(y.high - y.low)) {
      line(x.at_low, y(v), x.at_high, y(v), "#dddddd", 1);
      text(x.at_low - 8, y(v) + 6, "end", fmt::format("{:.4g}", std::abs(v) < 1e-9 ? 0 : v));
    }
    for (double v = std::ceil(x.low / tick_step(x.high - x.low)) * tick_step(x.high - x.low);
         v <= x.high + 1e-9; v += tick_step(x.high - x.low)) {
      line(x(v), y.at_low, x(v), y.at_low + 6, "#000000", 1);
      text(x(v), y.at_low + 24, "middle", fmt::format("{:.4g}", v));
    }
    line(x.at_low, y.at_low, x.at_high, y.at_low, "#000000", 1);
    text(x.at_low, y.at_high - 10, "start", title);
    text((x.at_low + x.at_high) / 2, y.at_low + 46, "middle", x_title);
  }

  /// Points (t, v), joined.
  void curve(const std::vector<std::pair<double, double>>& points, const char* colour) {
    svg += fmt::format("<polyline fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\" points=\"", colour);
    for (const auto& [t, v] : points) fmt::format_to(std::back_inserter(svg), "{:.1f},{:.1f} ", x(t), y(v));
    svg += "\"/>\n";
  }
};

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

Axis value_axis(double low, double high, double at_low, double at_high) {
  const double room = 0.05 * (high - low) + 1e-3;
  return {low - room, high + room, at_low, at_high};
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
  Panel panel{{recording.starts.front(), last, kLeft, kWidth - kRight}, value_axis(low, high, 290, 50), ""};
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

  Panel panel{{0, stride.period, kLeft, kWidth - kRight}, value_axis(low, high, 640, 400), ""};
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
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" "
      "font-family=\"DejaVu Sans, sans-serif\" font-size=\"18\">\n"
      "<rect width=\"{0}\" height=\"{1}\" fill=\"#ffffff\"/>\n{2}{3}</svg>\n",
      kWidth, kHeight, signal_panel(report, weight), stride_panel(*report.stride, weight));
}

}  // namespace spinewalk::cli
