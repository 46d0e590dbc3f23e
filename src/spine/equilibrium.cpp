#include "spine/equilibrium.hpp"

#include <algorithm>
#include <cmath>

namespace spinewalk::spine {

void place_bodies(const std::array<double, kJoints>& shortening, State& y) {
  double position = 0;
  for (std::size_t joint = 0; joint < kJoints; ++joint) {
    position -= shortening[joint];
    y[kDisplacement + joint] = position;
  }
}

State find_equilibrium(const Constants& constants, const std::vector<disc::ForceLaw>& discs,
                       const model::PerLevel<disc::Water>& waters, const loading::Stride& stride) {
  State y{};
  std::array<double, kJoints> shortening;
  const double weight = model::kGravity * std::cos(stride.posture.inclination);
  const double sine_of_pitch = std::sin(stride.pitch.mean);
  for (std::size_t joint = 0; joint < model::kLevels; ++joint) {
    const std::size_t level = level_of_joint(joint);
    const double net = constants.mass_carried[joint] * weight;
    const double activation =
        moment_tension(constants, level, net, stride.posture.offset, sine_of_pitch) + stride.phasic.mean;
    const double muscle =
        std::max(0.0, stride.posture.tonic * constants.tone + constants.muscle_gain * activation);
    shortening[joint] = discs[level].compression(net + muscle, waters[level]);
    y[kActivation + level] = activation;
    for (std::size_t b = 0; b < disc::kBranches; ++b) y[maxwell_index(level, b)] = shortening[joint];
  }
  shortening[kThorax] = constants.mass_carried[kThorax] * weight / constants.thoracolumbar.stiffness;
  shortening[kHead] = constants.mass_carried[kHead] * weight / constants.neck.stiffness;
  place_bodies(shortening, y);
  return y;
}

}  // namespace spinewalk::spine
