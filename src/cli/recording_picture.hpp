/// A recording as a picture: the signal with the steps found, and the mean stride +- SD. SVG, because a text file
/// needs no graphics library on a cluster, and every browser shows it.
#pragma once

#include "cli/recording_report.hpp"

#include <string>

namespace spinewalk::cli {

/// @pre report.stride
std::string draw_recording(const RecordingReport& report);

}  // namespace spinewalk::cli
