#include "viz/colour_map.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace spinewalk::viz {
namespace {

/// Every 17th entry of the 256-colour table.
constexpr std::array<std::uint32_t, 16> kViridis{0x440154, 0x481A6C, 0x472F7D, 0x414487, 0x39568C, 0x31688E,
                                                 0x2A788E, 0x23888E, 0x1F988B, 0x22A884, 0x35B779, 0x54C568,
                                                 0x7AD151, 0xA5DB36, 0xD2E21B, 0xFDE725};
constexpr Colour kWhite{0.95047, 1.0, 1.08883};  // XYZ of D65
constexpr double kKnee = 6.0 / 29;

double linear(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }
double encoded(double c) { return c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055; }
double lab_root(double t) {
  return t > kKnee * kKnee * kKnee ? std::cbrt(t) : t / (3 * kKnee * kKnee) + 4.0 / 29;
}
double lab_cube(double t) { return t > kKnee ? t * t * t : 3 * kKnee * kKnee * (t - 4.0 / 29); }

Colour from_hex(std::uint32_t rgb) {
  return {(rgb >> 16 & 0xFF) / 255.0, (rgb >> 8 & 0xFF) / 255.0, (rgb & 0xFF) / 255.0};
}

}  // namespace

std::array<double, 3> to_lab(const Colour& colour) {
  const double r = linear(colour[0]), g = linear(colour[1]), b = linear(colour[2]);
  const double x = lab_root((0.4124 * r + 0.3576 * g + 0.1805 * b) / kWhite[0]);
  const double y = lab_root((0.2126 * r + 0.7152 * g + 0.0722 * b) / kWhite[1]);
  const double z = lab_root((0.0193 * r + 0.1192 * g + 0.9505 * b) / kWhite[2]);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

Colour from_lab(const std::array<double, 3>& lab) {
  const double fy = (lab[0] + 16) / 116;
  const double x = kWhite[0] * lab_cube(fy + lab[1] / 500), y = lab_cube(fy);
  const double z = kWhite[2] * lab_cube(fy - lab[2] / 200);
  const Colour linear_rgb{3.2406 * x - 1.5372 * y - 0.4986 * z, -0.9689 * x + 1.8758 * y + 0.0415 * z,
                          0.0557 * x - 0.2040 * y + 1.0570 * z};
  Colour out;
  for (std::size_t c = 0; c < 3; ++c) out[c] = std::clamp(encoded(linear_rgb[c]), 0.0, 1.0);
  return out;
}

namespace {

std::array<std::array<double, 3>, kViridis.size()> viridis_in_lab() {
  std::array<std::array<double, 3>, kViridis.size()> table;
  for (std::size_t i = 0; i < kViridis.size(); ++i) table[i] = to_lab(from_hex(kViridis[i]));
  return table;
}

}  // namespace

Colour viridis(double share) {
  if (std::isnan(share)) return {0.6, 0.6, 0.6};
  static const auto table = viridis_in_lab();
  const double first = table.front()[0], last = table.back()[0];
  const double lightness = first + std::clamp(share, 0.0, 1.0) * (last - first);
  std::size_t above = 1;
  while (above + 1 < table.size() && table[above][0] < lightness) ++above;
  const auto &a = table[above - 1], &b = table[above];
  const double between = (lightness - a[0]) / (b[0] - a[0]);
  return from_lab({lightness, a[1] + between * (b[1] - a[1]), a[2] + between * (b[2] - a[2])});
}

}  // namespace spinewalk::viz
