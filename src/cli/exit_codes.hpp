/// The only place that maps errors to exit codes (product.md section 4).
#pragma once

#include <stdexcept>

namespace spinewalk::cli {

class Terminal;

enum class ExitCode : int {
  done = 0,
  bug = 1,
  command_line = 2,
  invalid_file = 3,
  solver_gave_up = 4,
  io = 5,
  failed_samples = 6,  ///< a sweep ended with failed samples
  outside_band = 7,    ///< outside a validation band
  stopped = 75,        ///< stopped cleanly: run the same line again
};

/// The command line cannot be understood.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// `validate` found a row outside its band; what() is the summary that it printed.
class OutsideBand : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A sweep ended with failed samples, or gave up.
class FailedSamples : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Stopped by a signal; everything needed to go on is on disk.
class StoppedCleanly : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Prints the exception in flight and returns its code. Call inside a catch block.
ExitCode report_current_exception(Terminal& terminal);

}  // namespace spinewalk::cli
