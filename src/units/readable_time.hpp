/// Durations and moments for people.
#pragma once

#include <string>

namespace spinewalk::units {

/// 5400 s -> "1 h 30 min"; below a minute "12.5 s".
std::string readable_time(double seconds);

/// The present moment, "2026-11-25T20:39:22Z".
std::string now_utc();

}  // namespace spinewalk::units
