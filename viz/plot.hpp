/// From results to a figure for print.
#pragma once

#include "viz/command_line.hpp"
#include "viz/origin.hpp"

namespace spinewalk::viz {

/// Writes options.output with `line` in its metadata; nothing stays behind when it fails.
/// @throws InputError (place "--option"), IoError.
void plot(const std::vector<Playback>& runs, const PlotOptions& options, const CommandLine& line);

}  // namespace spinewalk::viz
