/// The three ways in which user input or a computation can fail. Only cli/main maps them to exit codes.
#pragma once

#include <stdexcept>
#include <string>

namespace spinewalk {

/// A place in a file, 1-based; line 0 means the whole file.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
};

/// An invalid file (exit 3): what is wrong, where, and how to mend it.
/// what() reads "FILE:LINE:COLUMN: MESSAGE\n  hint: HINT".
class InputError : public std::runtime_error {
 public:
  InputError(Place place, std::string message, std::string hint);
  const Place& place() const { return place_; }
  const std::string& message() const { return message_; }
  const std::string& hint() const { return hint_; }

 private:
  Place place_;
  std::string message_, hint_;
};

/// The integration gave up (exit 4); names time, activity, level and the worst states.
class SolverError : public std::runtime_error {
 public:
  enum class Reason { no_solution, not_finite, limit, small_step };
  explicit SolverError(const std::string& what, Reason reason = Reason::no_solution)
      : std::runtime_error(what), reason_(reason) {}
  Reason reason() const { return reason_; }

 private:
  Reason reason_;
};

/// Reading or writing failed (exit 5).
class IoError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace spinewalk
