#include "cli/build_info.hpp"
#include "cli/commands.hpp"
#include "cli/terminal.hpp"

#include <fmt/format.h>

namespace spinewalk::cli {

void print_version(Terminal& terminal) {
  terminal.result(fmt::format("spinewalk {} ({})\n{}\n", code_version(), git_sha(), build_summary()));
}

}  // namespace spinewalk::cli
