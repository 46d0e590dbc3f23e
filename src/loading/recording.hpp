/// From a force recording to one mean stride.
///
/// Steps: the force sum is low-passed at 2.5 Hz (so that one wave a step remains, 0.8-4 steps a second) and
/// each fall through its mean is one step event: after double support in walking, at the end of stance in
/// running. Falls, not rises: where feet leave force plates the part between the first and the last fall is
/// whole. Two steps are a stride. Off plates (force under 5 % of the mean for over 0.4 s, longer than any
/// flight) is not data, nor are the 0.2 s beside it, where the other foot may still stand outside (a double
/// support lasts 0.10-0.2 s). Strides whose duration is more than 15 % off the median, or whose force differs
/// from the median stride by more than three times what is usual among them, are dropped and counted.
#pragma once

#include "loading/recording_file.hpp"

namespace spinewalk::loading {

struct RecordedStride {
  double period = 0;             ///< [s] mean of the strides kept
  std::vector<double> mean, sd;  ///< [N] force over the stride, equidistant, t = 0 first; sd over the strides
  int strides = 0, dropped = 0;
  double rate = 0;        ///< [Hz] of the recording
  double length = 0;      ///< [s] of the recording
  double mean_force = 0;  ///< [N] over the strides kept
  double flight = 0;      ///< [1] of the stride with the force under 5 % of its mean; > 0 is running
  std::vector<std::string> warnings;
  Place columns;  ///< line with the column names
};

/// @throws InputError when the force is constant, points down, or holds less than one whole stride.
RecordedStride find_mean_stride(const ForceRecording& recording);

RecordedStride read_recorded_stride(const std::filesystem::path& file);

}  // namespace spinewalk::loading
