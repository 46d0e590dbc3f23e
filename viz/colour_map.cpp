#include "viz/colour_map.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace spinewalk::viz {
namespace {

/// Published colours, about every 17th of the 256 of each table (magma without its black end).
constexpr std::array<std::uint32_t, 16> kViridis{0x440154, 0x481A6C, 0x472F7D, 0x414487, 0x39568C, 0x31688E,
                                                 0x2A788E, 0x23888E, 0x1F988B, 0x22A884, 0x35B779, 0x54C568,
                                                 0x7AD151, 0xA5DB36, 0xD2E21B, 0xFDE725};
constexpr std::array<std::uint32_t, 14> kMagma{0x1F114B, 0x3B0F70, 0x57157E, 0x721F81, 0x8C2981,
                                               0xA8327D, 0xC43C75, 0xDE4968, 0xF1605D, 0xFA7F5E,
                                               0xFE9F6D, 0xFEBF84, 0xFDDEA0, 0xFCFDBF};
constexpr std::array<std::uint32_t, 3> kCividis{0x00224E, 0x7C7B78, 0xFEE838};
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

using Lab = std::array<double, 3>;

template <std::size_t count>
std::vector<Lab> in_lab(const std::array<std::uint32_t, count>& colours) {
  std::vector<Lab> table;
  for (const std::uint32_t colour : colours) table.push_back(to_lab(from_hex(colour)));
  return table;
}

const std::vector<Lab>& table_of(ColourMap map) {
  static const std::array tables{in_lab(kViridis), in_lab(kCividis), in_lab(kMagma)};
  return tables[static_cast<std::size_t>(map)];
}

}  // namespace

Colour colour_of(ColourMap map, double share) {
  if (std::isnan(share)) return {0.6, 0.6, 0.6};
  const auto& table = table_of(map);
  const double first = table.front()[0], last = table.back()[0];
  const double lightness = first + std::clamp(share, 0.0, 1.0) * (last - first);
  std::size_t above = 1;
  while (above + 1 < table.size() && table[above][0] < lightness) ++above;
  const auto &a = table[above - 1], &b = table[above];
  const double between = (lightness - a[0]) / (b[0] - a[0]);
  return from_lab({lightness, a[1] + between * (b[1] - a[1]), a[2] + between * (b[2] - a[2])});
}

}  // namespace spinewalk::viz
