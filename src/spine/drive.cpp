#include "spine/drive.hpp"

#include <cmath>

namespace spinewalk::spine {

Drive::Drive(const Constants& constants, const loading::Stride& stride)
    : mass(constants.mass),
      carried_mass(stride.carried.mass),
      carried_arm(stride.carried.arm),
      gain((1 - constants.abdominal_relief) * constants.muscle_gain),
      offset(stride.posture.offset),
      com_height(constants.com_height),
      extensor_arm(constants.extensor_arm),
      flexor_arm(constants.flexor_arm) {
  const double gravity = model::kGravity * std::cos(stride.posture.inclination);
  carried_weight = carried_mass * gravity;
  std::array<double, kJoints> own_above;
  double above = 0;
  for (std::size_t body = kBodies; body-- > 0;) {
    const double supported = body >= kThorax ? stride.support : 0.0;
    weight[body] = mass[body] * gravity * (1 - stride.buoyancy[body]) * (1 - supported);
    own_above[body] = above += weight[body];
    weight_above[body] = above + (body <= kThorax ? carried_weight : 0.0);
  }
  mass[kThorax] += carried_mass;
  weight[kThorax] += carried_weight;

  for (std::size_t level = 0; level < model::kLevels; ++level) {
    const double moment = own_above[level_of_joint(level)] * lever(level, std::sin(stride.pitch.mean));
    tonic[level] = stride.posture.tonic * constants.tone + stride.added_tension[level] +
                   constants.abdominal_relief * constants.muscle_gain * side(moment) * moment;
  }
}

}  // namespace spinewalk::spine
