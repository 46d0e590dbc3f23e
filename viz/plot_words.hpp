/// The words of `plot`.
#pragma once

#include "viz/command_line.hpp"

#include <CLI/App.hpp>

namespace spinewalk::viz {

class PlotWords {
 public:
  explicit PlotWords(CLI::App& command);

  /// @throws InputError (place "--option") for a word that does not fit.
  PlotOptions read() const;

 private:
  const CLI::App& command_;
  PlotOptions options_;
  std::string what_, level_ = "L4L5", field_ = "glucose", size_ = "120x80", time_;
  int phase_ = 0;
};

}  // namespace spinewalk::viz
