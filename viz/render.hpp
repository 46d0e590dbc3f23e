/// From results to a picture or a movie on disk.
#pragma once

#include "viz/command_line.hpp"
#include "viz/origin.hpp"
#include "viz/skeleton.hpp"

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

/// Distance of the grid from which the bones of such a file are made [mm]; start_skeleton() before the runs are read.
double bone_spacing(const RenderOptions& options);

/// Writes options.output, with `line` in its metadata; the window starts while the runs are still read. Nothing stays behind
/// when it fails. @throws IoError, InputError (place "--phase"), Stopped.
void render(Reading reading, std::shared_future<std::shared_ptr<const Skeleton>> skeleton,
            const RenderOptions& options, const CommandLine& line, const Progress& progress);

}  // namespace spinewalk::viz
