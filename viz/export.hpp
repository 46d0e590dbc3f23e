/// A run as geometry for other programs.
#pragma once

#include "viz/command_line.hpp"
#include "viz/origin.hpp"
#include "viz/skeleton.hpp"

#include <functional>

namespace spinewalk::viz {

/// Writes options.output: one .vtkhdf file; a .pvd with its .vtp files in the folder NAME_vtp beside it; a .gltf of one
/// moment, coloured as pictures are. The line that made it stands in each.
/// @throws InputError (place "--option"), IoError.
void export_geometry(const Playback& run, std::shared_ptr<const Skeleton> skeleton,
                     const ExportOptions& options, const CommandLine& line);

}  // namespace spinewalk::viz
