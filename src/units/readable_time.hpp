/// Durations for people.
#pragma once

#include <string>

namespace spinewalk::units {

/// 5400 s -> "1 h 30 min"; below a minute "12.5 s".
std::string readable_time(double seconds);

}  // namespace spinewalk::units
