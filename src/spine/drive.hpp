/// What one stride asks of one subject's chain: the constants of equations (1), (4) and (5) of chain.hpp.
///   weight   m_i g cos(psi) (1 - beta_i), of thorax and head less the supported part (backrest, desk, hands)
///   moment   M_j = (N_j - N_c) (d + L_j sin(theta)) + N_c arm_c,   N_c = m_c (g cos(psi) + a_thorax)           (1)
///            of a load of mass m_c carried arm_c in front of the discs; it belongs to the thorax
///   muscle   intra-abdominal pressure spares the part rho of the active tension G s. The tones are fitted with the pressure
///            that people had, so they are raised by what rho takes from the posture at rest without a load:
///            T_j = max(0, tonic_j + added_j + rho G s_j,rest + (1 - rho) G s_j)                                  (2)
#pragma once

#include "loading/stride.hpp"
#include "spine/constants.hpp"

namespace spinewalk::spine {

struct Drive {
  Drive(const Constants& constants, const loading::Stride& stride);

  std::array<double, kBodies> mass;          ///< [kg] the carried load in that of the thorax
  std::array<double, kBodies> weight;        ///< [N]
  std::array<double, kJoints> weight_above;  ///< [N] by joint k: weight of the bodies k and above
  double carried_mass, carried_arm;          ///< [kg], [m]
  double carried_weight;                     ///< [N] N_c at rest
  model::PerLevel<double> tonic;             ///< [N]
  double gain;                               ///< [1] (1 - rho) G
  double offset;                             ///< [m] d
  model::PerLevel<double> com_height;        ///< [m] L_j
  double extensor_arm, flexor_arm;           ///< [m]

  /// Lever arm of N in (1) [m], and that of N_c beyond it.
  double lever(std::size_t level, double sine_of_pitch) const { return offset + com_height[level] * sine_of_pitch; }
  double carried_lever(std::size_t level, double sine_of_pitch) const {
    return carried_arm - lever(level, sine_of_pitch);
  }
  /// (1)
  double moment(std::size_t level, double net, double carried, double sine_of_pitch) const {
    return net * lever(level, sine_of_pitch) + carried * carried_lever(level, sine_of_pitch);
  }
  /// |M| / r = side(M) M [1/m].
  double side(double moment) const { return moment > 0 ? 1 / extensor_arm : -1 / flexor_arm; }
};

}  // namespace spinewalk::spine
