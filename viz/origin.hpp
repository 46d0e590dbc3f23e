/// Where a picture or a movie comes from, as text for its metadata. No VTK.
#pragma once

#include "viz/playback.hpp"

#include <string>
#include <vector>

namespace spinewalk::viz {

/// The program's own words, as a user types them: "spinewalk", "render", ...
using CommandLine = std::vector<std::string>;

/// One line of ASCII, which results::find_origin() finds in any file: command line, version, scenario hashes.
std::string describe_origin(const CommandLine& line, const std::vector<Playback>& runs);

}  // namespace spinewalk::viz
