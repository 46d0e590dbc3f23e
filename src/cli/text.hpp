/// Small texts that several subcommands need.
#pragma once

#include <string>

namespace spinewalk::cli {

/// 5400 s -> "1 h 30 min"; below a minute "12.5 s".
std::string readable_time(double seconds);

}  // namespace spinewalk::cli
