/// Perceptually uniform colours. No VTK.
#pragma once

#include <array>

namespace spinewalk::viz {

/// sRGB, 0..1
using Colour = std::array<double, 3>;

/// CIELAB of an sRGB colour, white D65: lightness 0..100, then a and b (IEC 61966-2-1, CIE 15).
std::array<double, 3> to_lab(const Colour& colour);
Colour from_lab(const std::array<double, 3>& lab);

/// Viridis (Smith & van der Walt 2015, CC0), interpolated in CIELAB between 16 of its published colours and spaced so
/// that lightness rises linearly (the original is even in CAM02-UCS; its CIELAB steps differ by up to 17 %).
/// `share` 0..1, clamped; not a number gives grey.
Colour viridis(double share);

}  // namespace spinewalk::viz
