#include "cli/svg_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace spinewalk::cli {
namespace {

/// 1, 2 or 5 times a power of ten: about six of them in the span.
double tick_step(double span) {
  const double raw = span / 6, power = std::pow(10, std::floor(std::log10(raw)));
  for (double factor : {1.0, 2.0, 5.0})
    if (factor * power >= raw) return factor * power;
  return 10 * power;
}

std::vector<double> ticks(const Axis& axis) {
  const double step = tick_step(axis.high - axis.low), first = std::ceil(axis.low / step);
  std::vector<double> values;
  for (double n = first; n * step <= axis.high + 1e-9 * step; ++n)
    values.push_back(n * step + 0.0);  // no "-0"
  return values;
}

std::string escaped(const std::string& words) {
  std::string out;
  for (const char c : words) {
    if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else if (static_cast<unsigned char>(c) >= ' ')
      out += c;
  }
  return out;
}

}  // namespace

Axis value_axis(double low, double high, double at_low, double at_high, double least) {
  const double room = 0.05 * (high - low) + least;
  return {low - room, high + room, at_low, at_high};
}

void SvgPanel::text(double px, double py, const std::string& anchor, const std::string& words) {
  svg += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", px, py, anchor,
                     escaped(words));
}

void SvgPanel::line(double x1, double y1, double x2, double y2, const char* colour, double width) {
  svg += fmt::format(
      "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\" stroke-width=\"{}\"/>\n",
      x1, y1, x2, y2, colour, width);
}

void SvgPanel::box(double x1, double y1, double x2, double y2, const char* colour) {
  svg += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"/>\n",
                     std::min(x1, x2), std::min(y1, y2), std::abs(x2 - x1), std::abs(y2 - y1), colour);
}

void SvgPanel::dot(double px, double py, const char* colour) {
  svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"2\" fill=\"{}\" fill-opacity=\"0.4\"/>\n", px,
                     py, colour);
}

void SvgPanel::x_ticks(const std::string& x_title) {
  for (const double v : ticks(x)) {
    line(x(v), y.at_low, x(v), y.at_low + 6, "#000000", 1);
    text(x(v), y.at_low + 24, "middle", fmt::format("{:.4g}", v));
  }
  line(x.at_low, y.at_low, x.at_high, y.at_low, "#000000", 1);
  text((x.at_low + x.at_high) / 2, y.at_low + 46, "middle", x_title);
}

void SvgPanel::frame(const std::string& title, const std::string& x_title) {
  for (const double v : ticks(y)) {
    line(x.at_low, y(v), x.at_high, y(v), "#dddddd", 1);
    text(x.at_low - 8, y(v) + 6, "end", fmt::format("{:.4g}", v));
  }
  x_ticks(x_title);
  text(x.at_low, y.at_high - 10, "start", title);
}

void SvgPanel::curve(const std::vector<std::pair<double, double>>& points, const char* colour) {
  svg += fmt::format("<polyline fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\" points=\"", colour);
  for (const auto& [t, v] : points) fmt::format_to(std::back_inserter(svg), "{:.1f},{:.1f} ", x(t), y(v));
  svg += "\"/>\n";
}

std::string svg_document(const std::string& body) {
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" "
      "font-family=\"DejaVu Sans, sans-serif\" font-size=\"18\">\n"
      "<rect width=\"{0}\" height=\"{1}\" fill=\"#ffffff\"/>\n{2}</svg>\n",
      kSvgWidth, kSvgHeight, body);
}

}  // namespace spinewalk::cli
