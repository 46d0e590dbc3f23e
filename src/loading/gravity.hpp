/// Specific force of an accelerometer along the vertical, from axes in any order and direction.
///
/// Over whole strides an accelerometer that stays with the body reads, in the mean, standard gravity upwards. The
/// mean vector m over 10 s about each sample is therefore "up" (the sensor turns with the posture), its length is
/// the scale, and its length in the numbers of the file tells the unit:
///   f = a . m/|m| * g / median |m|
#pragma once

#include "model/errors.hpp"

#include <array>
#include <string>
#include <vector>

namespace spinewalk::loading {

using Axes = std::array<std::vector<double>, 3>;
using Parts = std::vector<std::vector<double>>;  ///< evenly sampled, a gap between one and the next

/// What was decided about an acceleration.
struct GravityDecision {
  std::string unit;         ///< of the numbers in the file
  bool unit_found = false;  ///< by the mean; else named or given
  bool removed = false;     ///< the mean is 0: gravity was taken off before, and is put back
  double mean = 0;          ///< [g] what was scaled to 1 g
  std::array<double, 3>
      up{};  ///< unit vector along the mean of all, in the axes of the file; one axis: (+-1, 0, 0)
};

/// What is known before the numbers are.
struct GravityQuestion {
  std::string unit;      ///< empty: to be found
  bool clipped = false;  ///< then the mean says nothing and is not checked
  double rate;           ///< [Hz]
  Place place;           ///< to which complaints point
};

/// [m/s2] upwards, gravity included. Both set `decision`.
/// @throws InputError when no unit or several fit, or the mean is more than 10 % off 1 g
Parts find_vertical(const std::vector<Axes>& parts, const GravityQuestion& question,
                    GravityDecision& decision);
Parts find_vertical(Parts parts, const GravityQuestion& question, GravityDecision& decision);

}  // namespace spinewalk::loading
