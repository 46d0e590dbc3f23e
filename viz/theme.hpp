/// Colours and type of every picture: dark on light. The page, cards on it, ink.
#pragma once

#include "viz/colour_map.hpp"

#include <string>

class vtkTextProperty;

namespace spinewalk::viz {

inline constexpr Colour kPage{1, 1, 1}, kCard{0.925, 0.937, 0.953}, kInk{0.13, 0.16, 0.20},
    kFaint{0.42, 0.46, 0.52};
inline constexpr Colour kGrid{0.86, 0.88, 0.90};

/// DejaVu where it is installed (VTK's own font lacks many signs); size in pixels of a picture 720 high, times `unit`.
void set_type(vtkTextProperty* text, double size, double unit, const Colour& colour, bool bold = false);

/// The text as it can be drawn here: in ASCII, "uL" for the micro sign, where DejaVu is not installed.
std::string drawable(const std::string& text);

}  // namespace spinewalk::viz
