/// The activity `measured`: a recording, and how to read it. SI units.
#pragma once

#include <filesystem>
#include <limits>
#include <string>

namespace spinewalk::model {

enum class RecordingKind { ground_reaction_force, acceleration, marker_position };
enum class Replay { mean_stride, raw };

/// Columns of the file by the names they have there; empty: found by its usual names.
struct RecordingColumns {
  std::string time{};
  std::string vertical{};       ///< the one vertical signal
  std::string right{}, left{};  ///< vertical force under each foot
  std::string x{}, y{}, z{};    ///< acceleration, in any order and direction
};

struct Measured {
  std::filesystem::path file;  ///< absolute after reading
  RecordingKind kind{};
  Replay replay{};
  std::string unit{}, time_unit{};  ///< of the signal and of time; empty: as the names say, or found
  double speed = std::numeric_limits<double>::quiet_NaN();  ///< [m/s] of the gait, NaN: unknown
  double rate = std::numeric_limits<double>::quiet_NaN();   ///< [Hz] in place of a time column
  double from = 0;                                          ///< [s] after the first row
  double until = std::numeric_limits<double>::quiet_NaN();  ///< [s], NaN: to the end
  RecordingColumns columns{};
};

}  // namespace spinewalk::model
