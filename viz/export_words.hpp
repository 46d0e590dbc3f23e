/// The words of `export`, as far as they concern geometry.
#pragma once

#include "viz/command_line.hpp"

#include <CLI/App.hpp>

namespace spinewalk::viz {

class ExportWords {
 public:
  explicit ExportWords(CLI::App& command);

  /// @throws InputError (place "--option") for a word that does not fit.
  ExportOptions read() const;

 private:
  const CLI::App& command_;
  ExportOptions options_;
  std::string field_ = "pressure", time_, meshes_;
  int phase_ = 0;
  double exaggeration_ = 1;
};

}  // namespace spinewalk::viz
