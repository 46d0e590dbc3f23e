/// From a recording to one mean stride.
///
/// Two steps (steps.hpp) are a stride. Strides whose duration is more than 15 % off the median, or whose signal
/// differs from the median stride by more than three times what is usual among them, are dropped and counted.
#pragma once

#include "loading/steps.hpp"
#include "model/not_given.hpp"

namespace spinewalk::loading {

struct RecordedStride {
  model::RecordingKind kind{};
  double period = 0;     ///< [s] mean of the strides kept
  double period_sd = 0;  ///< [s] over the strides
  std::vector<double> mean,
      sd;  ///< over the stride, equidistant, t = 0 first; force [N], else specific force [m/s2]
  int strides = 0, dropped = 0;
  double speed = model::kNotGiven;  ///< [m/s] as given
  double rate = 0;        ///< [Hz] of the recording
  double length = 0;      ///< [s] of the recording
  double mean_force = 0;  ///< over the strides kept, unit of `mean`
  double flight = 0;      ///< [1] of the stride without support: > 0 is running
  std::vector<std::string> warnings;
  Place columns;  ///< line with the column names
};

/// @throws InputError when the signal is constant, points down, or holds less than one whole stride.
RecordedStride find_mean_stride(const Recording& recording);

/// Of how.file. @throws InputError also when it is clipped
RecordedStride read_recorded_stride(const model::Measured& how);

}  // namespace spinewalk::loading
