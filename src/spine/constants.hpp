/// Masses, links and muscles of one subject's chain. Derived from the model once; the right-hand side reads
/// it only.
#pragma once

#include "model/model.hpp"
#include "spine/state.hpp"

namespace spinewalk::spine {

/// Linear spring and dashpot of a joint that is no disc (physics.md section 3: fitted to loads.md 3c).
struct Link {
  double stiffness;  ///< [N/m]
  double damping;    ///< [N s/m]
};

struct Constants {
  explicit Constants(const model::Model& model);

  std::array<double, kBodies> mass;          ///< [kg]
  std::array<double, kBodies> mass_carried;  ///< [kg] by joint k: bodies k and above
  Link thoracolumbar, neck;
  model::PerLevel<double> com_height;  ///< [m] L_j
  double extensor_arm, flexor_arm;     ///< [m]
  double activation_time;              ///< [s]
  double muscle_gain;                  ///< [1]
  double tone;                         ///< [N] of a tonic part of 1: body weight times co-contraction and endurance
  double abdominal_relief;             ///< [1]
  model::PerLevel<double> disc_slope;  ///< [rad] mid-plane of the disc to the horizontal, falling forwards
};

}  // namespace spinewalk::spine
