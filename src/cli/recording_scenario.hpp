/// A scenario that uses a recording.
#pragma once

#include "cli/recording_report.hpp"

#include <filesystem>
#include <string>

namespace spinewalk::cli {

/// Half an hour of the recording, on a subject with the mass that the recorded force carries. The recording is named
/// from where `scenario` will stand when it lies below, else in full.
std::string make_scenario(const RecordingReport& report, const std::filesystem::path& scenario);

}  // namespace spinewalk::cli
