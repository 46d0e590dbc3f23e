/// From results to a picture or a movie on disk.
#pragma once

#include "viz/command_line.hpp"
#include "viz/playback.hpp"

#include <functional>
#include <stdexcept>

namespace spinewalk::viz {

/// `progress` was told to stop.
class Stopped : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Called before each frame with the share done; false stops.
using Progress = std::function<bool(double)>;

/// Writes options.output; nothing stays behind when it fails. @throws IoError, InputError (place "--phase"), Stopped.
void render(const std::vector<Playback>& runs, const RenderOptions& options, const Progress& progress);

}  // namespace spinewalk::viz
