/// Texts for fonts that hold nothing but ASCII. No VTK.
#pragma once

#include <string>
#include <string_view>

namespace spinewalk::viz {

/// Signs that this program writes get their usual spelling ("uL", "x4", "m2", "deg"), all others become '?'.
std::string to_ascii(std::string_view utf8);

}  // namespace spinewalk::viz
