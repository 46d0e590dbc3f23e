/// A recorded stride as excitation.
#pragma once

#include "loading/recorded_stride.hpp"
#include "loading/stride.hpp"

namespace spinewalk::loading {

/// Mean of a recording against body weight [1]: force plates are good to about 1 %, and whole strides
/// on whole plates average to body weight to better than that (../shared/data/README.md: 0.2 %); assumed.
inline constexpr double kWeightTolerance = 0.03;

/// Mean specific force over the strides against gravity [1], after find_vertical; assumed.
inline constexpr double kGravityTolerance = 0.05;

/// Pelvis acceleration (force - m g) / m up to 25 Hz, after the force was scaled by the remaining error so
/// that its mean is exactly body weight; of an accelerometer or a marker force is m (acceleration + g). Flight decides between
/// the walking and the running posture; the speed for the muscle bursts, where none is given, is the one at which the closed
/// form has the recorded cadence. t = 0 as there:
/// mid double support, or touchdown. The touchdown pulse is part of the record and not told apart:
/// impact_peak is 0.
struct AlignedStride {
  Stride stride;
  double start;  ///< [s] of its t = 0 after the step event that begins the recorded one
};

/// @throws InputError as check_weight
AlignedStride align_measured(const RecordedStride& recorded, const model::Model& model);

/// Its stride.
Stride make_measured(const RecordedStride& recorded, const model::Model& model);

/// @throws InputError when the mean force is not the subject's weight, naming the mass that would fit, or the mean
/// acceleration not gravity
void check_weight(const RecordedStride& recorded, const model::Subject& subject);

/// Highest frequency [Hz] of the ground force that a recording of this rate [Hz] holds.
double ground_force_band(double rate);

}  // namespace spinewalk::loading
