/// The words of the command line that say what is looked at and how.
#pragma once

#include "viz/command_line.hpp"

#include <CLI/App.hpp>

namespace spinewalk::viz {

class SceneWords {
 public:
  explicit SceneWords(CLI::App& command);

  /// @throws InputError (place "--option") for a word that does not fit.
  void read(SceneOptions& options) const;

 private:
  const CLI::App& command_;
  std::string size_ = "1280x720", level_ = "L4L5", field_ = "pressure", cut_, view_, gear_, meshes_;
  std::vector<std::string> charts_;
  int phase_ = 0;
  double exaggeration_ = 0, slow_motion_ = 4;
};

}  // namespace spinewalk::viz
