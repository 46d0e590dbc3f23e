/// Panels of a picture in SVG, because a text file needs no graphics library on a cluster, and every browser shows it.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace spinewalk::cli {

inline constexpr double kSvgWidth = 1280, kSvgHeight = 720;
inline constexpr const char* kBlue = "#0072b2";  // Okabe & Ito: told apart by colour-blind readers
inline constexpr const char* kOrange = "#d55e00";

struct Axis {
  double low, high;        ///< data
  double at_low, at_high;  ///< pixels
  double operator()(double x) const { return at_low + (x - low) / (high - low) * (at_high - at_low); }
};

/// With some room beyond the data; `least` where the data do not spread.
Axis value_axis(double low, double high, double at_low, double at_high, double least = 1e-3);

struct SvgPanel {
  Axis x, y;
  std::string svg;

  /// Any text: what is special to XML is written out.
  void text(double px, double py, const std::string& anchor, const std::string& words);
  void line(double x1, double y1, double x2, double y2, const char* colour, double width);
  void box(double x1, double y1, double x2, double y2, const char* colour);
  void dot(double px, double py, const char* colour);

  void x_ticks(const std::string& x_title);
  void frame(const std::string& title, const std::string& x_title);
  /// Points (t, v), joined.
  void curve(const std::vector<std::pair<double, double>>& points, const char* colour);
};

/// The whole file around the panels' `svg`, kSvgWidth x kSvgHeight.
std::string svg_document(const std::string& body);

}  // namespace spinewalk::cli
