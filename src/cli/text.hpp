/// Small texts that several subcommands need.
#pragma once

#include "units/readable_time.hpp"

namespace spinewalk::cli {

using units::readable_time;

}  // namespace spinewalk::cli
