/// What one stride asks of one subject's chain, reduced to the constants of equations (1), (4) and (5) of chain.hpp.
#pragma once

#include "loading/stride.hpp"
#include "spine/constants.hpp"

namespace spinewalk::spine {

struct Drive {
  Drive(const Constants& constants, const loading::Stride& stride);

  std::array<double, kBodies> mass;          ///< [kg]
  std::array<double, kBodies> weight;        ///< [N] m_i g cos(psi)
  std::array<double, kJoints> weight_above;  ///< [N] by joint k: weight of the bodies k and above
  model::PerLevel<double> tonic;             ///< [N]
  double gain;                               ///< [1] G
  double offset;                             ///< [m] d
  model::PerLevel<double> com_height;        ///< [m] L_j
  double extensor_arm, flexor_arm;           ///< [m]

  /// Lever arm of N in (5) [m].
  double lever(std::size_t level, double sine_of_pitch) const {
    return offset + com_height[level] * sine_of_pitch;
  }
  /// |M| / r = side(M) M [1/m].
  double side(double moment) const { return moment > 0 ? 1 / extensor_arm : -1 / flexor_arm; }
};

}  // namespace spinewalk::spine
