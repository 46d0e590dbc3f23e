/// A time axis across the day on which short activities keep their place beside long ones. No VTK.
#pragma once

#include "viz/playback.hpp"

#include <string>
#include <vector>

namespace spinewalk::viz {

/// Piecewise linear: half of the axis goes to the phases in equal shares, half by their lengths.
class DayAxis {
 public:
  /// Of the run that lasts longest.
  explicit DayAxis(const std::vector<Playback>& runs);

  double position(double time) const;  ///< 0 to 1
  double time(double position) const;  ///< [s]; both are clamped to the ends

  struct Piece {
    double start, end;  ///< [s]
    double from, to;    ///< on the axis
    std::string name;   ///< "walking"
  };
  const std::vector<Piece>& pieces() const { return pieces_; }

 private:
  std::vector<Piece> pieces_;
};

/// "45 s", "30 min", "1 h 05 min", "2 d 03 h": as short as an axis needs.
std::string short_time(double seconds);

}  // namespace spinewalk::viz
