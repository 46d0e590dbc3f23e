/// The only place that prints. Results go to stdout; progress, notes, warnings and errors to stderr.
#pragma once

#include <chrono>
#include <cstdio>
#include <string_view>

namespace spinewalk::cli {

class Terminal {
 public:
  /// Colour and the progress bar are for terminals only; NO_COLOR (any value) switches colour off.
  Terminal(std::FILE* out, std::FILE* err);

  void set_quiet(bool quiet) { quiet_ = quiet; }  ///< errors only

  void result(std::string_view text);  ///< to stdout, as it stands
  void note(std::string_view text);    ///< one line of log
  void warning(std::string_view text);
  void error(std::string_view text);
  void progress(double fraction, std::string_view text);  ///< redraws the bar, at most ten times a second

  /// @throws IoError when stdout could not take everything (full disk, closed pipe).
  void flush();

 private:
  void line(std::string_view colour, std::string_view label, std::string_view text);
  void clear_progress();

  std::FILE* out_;
  std::FILE* err_;
  bool err_is_terminal_, colour_;
  bool quiet_ = false, bar_is_drawn_ = false;
  std::chrono::steady_clock::time_point last_drawn_{};
};

}  // namespace spinewalk::cli
