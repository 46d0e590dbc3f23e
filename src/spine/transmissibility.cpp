/// Linear response of the chain about standing. Joint k of dynamic stiffness D_k carries the dynamic mass
/// mu_k:
///   U_k / U_below = D_k / (D_k - w^2 mu_k),   mu_k = m_k + mu_above U_above / U_k             (1)
///   D_j = [k_j + sum_b k_b i w tau_b / (1 + i w tau_b) + i w c_d] / (1 + h_j)                 (2)
///   h_j = G (d + L_j sin theta) / r / (1 + i w tau_a)                                         (3)
/// (3) is the muscle loop T = h (C - T) of (4) and (5) in chain.hpp; a link has D = k + i w c.
#include "spine/chain.hpp"
#include "spine/equilibrium.hpp"
#include "spine/rhs.hpp"

#include <cassert>
#include <cmath>
#include <numbers>

namespace spinewalk::spine {

namespace {

using Complex = std::complex<double>;

Complex disc_stiffness(const disc::ForceLaw& law, double tangent, Complex iw) {
  Complex stiffness = tangent + iw * law.dashpot;
  for (std::size_t b = 0; b < disc::kBranches; ++b) {
    const Complex turn = iw * law.branch_time[b];
    stiffness += law.branch_stiffness[b] * turn / (1.0 + turn);
  }
  return stiffness;
}

}  // namespace

std::complex<double> Chain::transmissibility(double frequency, std::size_t segment,
                                             const loading::Stride& standing, const Waters& waters) const {
  assert(segment < model::kSegments);
  const RightHandSide rhs(constants_, discs_, waters, standing);
  const State y = find_equilibrium(constants_, discs_, waters, standing);
  const JointForces forces = rhs.joint_forces(y);
  const Drive& drive = rhs.drive();
  const double sine_of_pitch = std::sin(standing.pitch.mean);
  const Complex iw(0, 2 * std::numbers::pi * frequency);

  std::array<Complex, kJoints> ratio;
  Complex carried = 0;
  for (std::size_t joint = kJoints; joint-- > 0;) {
    Complex stiffness;
    if (joint < model::kLevels) {
      const std::size_t level = level_of_joint(joint);
      const bool active = forces.muscle[level] > 0;
      const double lever = drive.lever(level, sine_of_pitch);
      const double demand = active ? drive.side(lever * drive.weight_above[joint]) * lever : 0.0;
      const Complex loop = drive.gain * demand / (1.0 + iw * constants_.activation_time);
      stiffness = disc_stiffness(discs_[level], rhs.stiffness(y, level), iw) / (1.0 + loop);
    } else {
      const Link& link = joint == kThorax ? constants_.thoracolumbar : constants_.neck;
      stiffness = link.stiffness + iw * link.damping;
    }
    carried += drive.mass[joint];
    ratio[joint] = stiffness / (stiffness + iw * iw * carried);
    carried *= ratio[joint];
  }
  Complex response = 1;
  for (std::size_t body = 0; body < segment; ++body) response *= ratio[body];
  return response;
}

}  // namespace spinewalk::spine
