#include "cli/command_line.hpp"
#include "cli/exit_codes.hpp"
#include "cli/floating_point_traps.hpp"
#include "cli/terminal.hpp"

using namespace spinewalk::cli;

int main(int argc, char** argv) {
  trap_floating_point_errors();
  Terminal terminal(stdout, stderr);
  try {
    const Invocation invocation = parse_command_line(argc, argv);
    terminal.set_quiet(invocation.quiet);
    invocation.command(terminal);
    terminal.flush();
    return static_cast<int>(ExitCode::done);
  } catch (...) {
    return static_cast<int>(report_current_exception(terminal));
  }
}
