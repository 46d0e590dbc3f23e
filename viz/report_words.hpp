/// The words of `report`.
#pragma once

#include "viz/command_line.hpp"

#include <CLI/App.hpp>

namespace spinewalk::viz {

class ReportWords {
 public:
  explicit ReportWords(CLI::App& command);

  /// @throws InputError (place "--option") for a word that does not fit.
  ReportOptions read() const;

 private:
  ReportOptions options_;
  std::string level_ = "L4L5";
};

}  // namespace spinewalk::viz
