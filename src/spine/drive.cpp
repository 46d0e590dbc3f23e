#include "spine/drive.hpp"

#include <cmath>

namespace spinewalk::spine {

Drive::Drive(const Constants& constants, const loading::Stride& stride)
    : mass(constants.mass),
      gain(constants.muscle_gain),
      offset(stride.posture.offset),
      com_height(constants.com_height),
      extensor_arm(constants.extensor_arm),
      flexor_arm(constants.flexor_arm) {
  tonic.fill(stride.posture.tonic * constants.tone);
  const double gravity = model::kGravity * std::cos(stride.posture.inclination);
  double above = 0;
  for (std::size_t body = kBodies; body-- > 0;) {
    weight[body] = mass[body] * gravity;
    above += weight[body];
    weight_above[body] = above;
  }
}

}  // namespace spinewalk::spine
