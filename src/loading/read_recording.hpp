/// Reading a recording: bytes of an OpenSim .mot/.sto or a CSV file -> vertical signal, evenly sampled, up positive.
///
/// Column names that are known: time ("time", "t", "timestamp"), vertical forces under the feet ("R_fy",
/// "1_ground_force_vy", "GRF_total_vert", summed), acceleration ("a_vert", or "acc_x", "acc_y", "acc_z" in any order
/// and direction), height of a sacrum marker ("sacrum_y", "pelvis_ty"). A unit may follow: "_N", "_ms", "[m/s2]".
/// Others are named in model::Measured::columns. Lines starting with # in a CSV are comments.
#pragma once

#include "loading/gravity.hpp"
#include "model/measured.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace spinewalk::loading {

struct Recording {
  model::RecordingKind kind{};
  Place columns;                  ///< the line with the column names, to which complaints about units point
  std::vector<std::string> used;  ///< names of the signal's columns
  std::string unit;               ///< of the signal in the file
  std::string time_unit;          ///< empty where `rate` was given
  double speed = 0;               ///< [m/s] as given, NaN: unknown
  double rate = 0;                ///< [Hz]
  double length = 0;              ///< [s] without gaps
  int gaps = 0;
  double gap_time = 0;         ///< [s] in gaps
  double clipped = 0;          ///< [1] of the samples
  double clipped_at = 0;       ///< in the unit of the file
  bool resampled = false;      ///< rows stood unevenly in time
  GravityDecision gravity;     ///< of an acceleration
  std::vector<double> starts;  ///< [s] of each part after the first row
  Parts parts;  ///< force [N] summed over the feet, else specific force [m/s2] = acceleration + g
  std::vector<std::string> warnings;
};

/// For any bytes either a recording or an InputError; memory grows by one number a row and column.
/// how.file names the file in errors, its extension the format.
/// @throws InputError with file, line and column for missing columns, unknown or ambiguous units, ragged rows,
/// values that are no finite number, time that does not increase, and a rate under 25 Hz
Recording read_recording(std::string_view bytes, const model::Measured& how);

/// Reads how.file. @throws also for a file that is missing, no file, or larger than 512 MiB
Recording read_recording(const model::Measured& how);

/// @throws InputError when more than 1 % of the samples are clipped: then the mean and the peaks are wrong
void check_clipping(const Recording& recording);

}  // namespace spinewalk::loading
