/// `compare --why` and `compare --sure`.
#pragma once

#include "cli/commands.hpp"

namespace spinewalk::cli {

void explain_difference(const CompareOptions& options, Terminal& terminal);

}  // namespace spinewalk::cli
