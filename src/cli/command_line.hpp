/// The command line of product.md section 4.
#pragma once

#include <functional>

namespace spinewalk::cli {

class Terminal;

struct Invocation {
  std::function<void(Terminal&)> command;
  bool quiet = false;
};

/// @throws UsageError saying what was not understood and the nearest thing that would be.
Invocation parse_command_line(int argc, const char* const* argv);

}  // namespace spinewalk::cli
