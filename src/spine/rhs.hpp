/// Right-hand side of equations (1)-(5) of chain.hpp for the state of state.hpp. Motion is told relative to
/// S1, so the base enters (1) as its acceleration and the numbers stay small:
///   m_i (du_i'/dt + a_0(t)) = N_i - N_above - m_i g cos(psi),   N = C - T of the joint below i and above it
/// Shortening of joint k: x_k = u_below - u_k, with u = 0 for S1. No call allocates.
#pragma once

#include "spine/drive.hpp"
#include "spine/excitation.hpp"

#include <vector>

namespace spinewalk::spine {

/// Forces of all joints in one state.
struct JointForces {
  model::PerLevel<double> passive;  ///< [N] C_j, compression positive
  model::PerLevel<double> muscle;   ///< [N] T_j
  std::array<double, kJoints> net;  ///< [N] C - T by joint, upwards
};

class RightHandSide {
 public:
  RightHandSide(const Constants& constants, const std::vector<disc::ForceLaw>& discs,
                const model::PerLevel<disc::Water>& waters, const loading::Stride& stride);

  void operator()(const State& y, State& rate, double t) const;

  JointForces joint_forces(const State& y) const;
  double compression(const State& y, std::size_t level) const;      ///< [m] x_j
  double shortening_rate(const State& y, std::size_t level) const;  ///< [m/s] dx_j/dt
  double base_acceleration(double t) const { return excitation_.base_acceleration(t); }
  double stiffness(const State& y, std::size_t level) const;  ///< [N/m] dF_j/dx_j at fixed water
  double dissipation(const State& y, std::size_t level) const;  ///< [W] in branches and dashpot
  const Drive& drive() const { return drive_; }

 private:
  const Constants& constants_;
  const std::vector<disc::ForceLaw>& discs_;
  const model::PerLevel<disc::Water>& waters_;
  Excitation excitation_;
  Drive drive_;
};

}  // namespace spinewalk::spine
