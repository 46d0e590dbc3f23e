/// spinewalk-uq: what `spinewalk sweep plan` and `spinewalk sensitivity` start.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace spinewalk::cli {
class Terminal;
}

namespace spinewalk::uq {

/// The command on the line, to be called. @throws cli::UsageError
std::function<void(cli::Terminal&)> parse_command_line(int argc, const char* const* argv);

}  // namespace spinewalk::uq
