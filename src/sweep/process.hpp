/// Other programs, started with a list of arguments and never through a shell.
#pragma once

#include <string>
#include <vector>

namespace spinewalk::sweep {

struct Finished {
  int code = 0;          ///< exit code; 127 where the program is not there; 128 + signal
  std::string output;    ///< stdout and stderr together
};

/// Searches PATH unless the first word holds a slash; waits for the end. @throws IoError when it cannot be started
Finished run_program(const std::vector<std::string>& words);

/// True when PATH has it.
bool is_installed(const std::string& program);

}  // namespace spinewalk::sweep
