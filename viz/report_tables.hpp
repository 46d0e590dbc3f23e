/// The tables of a report as HTML. No VTK.
#pragma once

#include "viz/playback.hpp"

#include <string>
#include <vector>

namespace spinewalk::viz {

/// What each activity did to the disc `level`, a row a phase of each run; units as in papers.
std::string summary_table(const std::vector<Playback>& runs, std::size_t level);

/// All that `spinewalk compare --csv` prints, every level.
std::string comparison_table(const std::vector<Playback>& runs);

/// Where a run comes from: hashes, versions, the scenario as written, its bibliography.
std::string provenance_section(const Playback& run);

}  // namespace spinewalk::viz
