#pragma once

#include <limits>

namespace spinewalk::model {

/// Value of an optional number that the file does not give.
inline constexpr double kNotGiven = std::numeric_limits<double>::quiet_NaN();

}  // namespace spinewalk::model
