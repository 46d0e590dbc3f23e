#include "cli/exit_codes.hpp"
#include "cli/terminal.hpp"
#include "uq/command_line.hpp"

using namespace spinewalk;

int main(int argc, char** argv) {
  cli::Terminal terminal(stdout, stderr);
  try {
    uq::parse_command_line(argc, argv)(terminal);
    terminal.flush();
    return static_cast<int>(cli::ExitCode::done);
  } catch (...) {
    return static_cast<int>(cli::report_current_exception(terminal));
  }
}
