/// Reading a ground-reaction-force file: OpenSim .mot/.sto, or CSV with one line of column names.
/// Needed columns: time ("time", "t", "t_s", "time_s") in seconds, and one or more vertical forces (y up) in
/// newtons: OpenSim's *force*vy (ground_force_vy, 1_ground_force_vy, ground_force_r_vy), or *fy / *fy_N in a
/// CSV. They are summed over the feet. Other columns are left alone. Lines starting with # in a CSV are
/// comments.
#pragma once

#include "model/errors.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace spinewalk::loading {

struct ForceRecording {
  Place columns;                    ///< the line with the column names, to which complaints about units point
  std::vector<std::string> summed;  ///< names of the force columns
  double rate = 0;  ///< [Hz]: rows over time; sample k stands at k / rate, whatever time was printed
  std::vector<double> force;  ///< [N] vertical, sum over the feet
  std::vector<std::string> warnings;
};

/// Streams the file: memory grows by one number a row.
/// @throws InputError with file, line and column for an unreadable or empty file, missing columns or other
/// units, cut-off rows, values that are no finite number, time that does not increase or jumps, and a rate
/// under 25 Hz.
ForceRecording read_force_recording(const std::filesystem::path& file);

}  // namespace spinewalk::loading
