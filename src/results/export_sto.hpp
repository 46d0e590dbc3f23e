/// The discs as an OpenSim storage file: force [N], pressure [Pa] and height [m] of each level over time [s].
#pragma once

#include "results/file.hpp"

namespace spinewalk::results {

/// Across the day, stride means (`phase` 0), or sample by sample within the first recorded strides of a phase, which counts
/// from 1; then with the vertical positions of the segments [m]. @throws InputError naming the phases that have strides when
/// this one has none, IoError
void export_sto(const Result& result, int phase, const std::filesystem::path& file);

}  // namespace spinewalk::results
