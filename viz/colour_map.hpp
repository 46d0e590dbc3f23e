/// Perceptually uniform colours. No VTK.
#pragma once

#include <array>

namespace spinewalk::viz {

/// sRGB, 0..1
using Colour = std::array<double, 3>;

/// CIELAB of an sRGB colour, white D65: lightness 0..100, then a and b (IEC 61966-2-1, CIE 15).
std::array<double, 3> to_lab(const Colour& colour);
Colour from_lab(const std::array<double, 3>& lab);

/// Three scales whose lightness rises along them, so that they read in grey and for colour-blind eyes: viridis and magma
/// (Smith & van der Walt 2015, CC0), cividis (Nunez et al. 2018), each interpolated in CIELAB between some of its published
/// colours and spaced so that lightness rises linearly (the originals are even in CAM02-UCS; viridis' CIELAB steps differ
/// by up to 17 %).
enum class ColourMap { viridis, cividis, magma };

/// `share` 0..1, clamped; not a number gives grey.
Colour colour_of(ColourMap map, double share);

}  // namespace spinewalk::viz
