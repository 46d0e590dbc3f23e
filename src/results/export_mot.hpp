/// The ground reaction of a phase as an OpenSim storage file, for other programs and for the activity `measured`.
///
/// Written is the vertical force that moves the body as the pelvis moves, m (g + a), a the pelvis acceleration of the
/// phase's first burst, over both feet together, in strides one like the other for at least 10 s at 1000 Hz. The part
/// of a touchdown that the leg keeps from the spine is not in it.
#pragma once

#include "results/file.hpp"

namespace spinewalk::results {

/// `phase` counts from 1, as the labels of a result do. @throws InputError naming the phases that have strides when
/// this one has none, IoError
void export_mot(const Result& result, int phase, const std::filesystem::path& file);

}  // namespace spinewalk::results
