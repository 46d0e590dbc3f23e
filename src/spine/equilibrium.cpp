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
  const Drive drive(constants, stride);
  const double sine_of_pitch = std::sin(stride.pitch.mean);
  for (std::size_t joint = 0; joint < model::kLevels; ++joint) {
    const std::size_t level = level_of_joint(joint);
    const double net = drive.weight_above[joint];
    const double moment = drive.moment(level, net, drive.carried_weight, sine_of_pitch);
    const double activation = drive.side(moment) * moment + stride.phasic.mean;
    const double muscle = std::max(0.0, drive.tonic[level] + drive.gain * activation);
    shortening[joint] = discs[level].compression(net + muscle, waters[level]);
    y[kActivation + level] = activation;
    for (std::size_t b = 0; b < disc::kBranches; ++b) y[maxwell_index(level, b)] = shortening[joint];
  }
  shortening[kThorax] = drive.weight_above[kThorax] / constants.thoracolumbar.stiffness;
  shortening[kHead] = drive.weight_above[kHead] / constants.neck.stiffness;
  place_bodies(shortening, y);
  return y;
}

}  // namespace spinewalk::spine
