/// Force law of one disc at fixed water (physics.md section 5).
///
///      F |                      springs in parallel, one stiffening potential for all of them:
///   =====v=====                   Phi(X) = k0 X + (c/4) X|X|,   X measured from F = 0,  x_r = Phi^-1(F_ref)      (1)
///   | N |  A  |  x              bulge volumes (constituents are incompressible)
///   | N |  A  |                   b_N = A_N x - w_N      nucleus pushing the annulus                             (2)
///   ===========                   b_o = A x - w_N - w_A  outer bulge                                             (3)
///                                 p_A = p_A0 + (f_A/A) [Phi(x_r + b_o/A) - F_ref]                                (4)
///                                 p_N = p_A + (p_N0 - p_A0) + (f_N/A) [Phi(x_r + b_N/A_N) - F_ref]               (5)
///                                 F_s = F_s0 + f_s [Phi(x_r + x) - F_ref],  f_s = 1 - f_A - (A_N/A) f_N          (6)
///                                 F   = A_N p_N + A_A p_A + F_s                                                  (7)
///   With no water moved F = Phi(x_r + x) exactly and dp_N/d(F/A) = f_A + f_N at every load. (4)-(6) derive from one
///   potential. Short-term branches and dashpot add F_m = sum_j k_j (x - z_j) + c_d v with dz_j/dt = (x - z_j)/tau_j,
///   k_j a fraction of Phi'(Phi^-1(kMaxwellForce)).
///
/// x [m] axial shortening from the reference, positive in compression; w_N, w_A [m3] water lost since the reference.
/// Valid in compression and small tension (|x| below half the height). Tests: tests/unit/disc/force_law_test.cpp.
#pragma once

#include "model/disc.hpp"

#include <array>

namespace spinewalk::disc {

/// Force at which Phi' scales the Maxwell branches [N] (relaxed standing, loads.md 1a).
inline constexpr double kMaxwellForce = 594.0;
inline constexpr int kBranches = 2;

/// Water lost since the reference [m3].
struct Water {
  double nucleus = 0;
  double annulus = 0;
};

/// Stiffening spring (1).
struct Spring {
  double k0, c;
  double force(double X) const;      ///< Phi(X) [N]
  double stiffness(double X) const;  ///< Phi'(X) [N/m]
  double extension(double F) const;  ///< Phi^-1(F) [m]
  double energy(double X) const;     ///< integral of Phi from 0 [J]
};

struct Pressures {
  double nucleus, annulus;  ///< [Pa]
};

class ForceLaw {
 public:
  explicit ForceLaw(const model::Disc& disc);

  double force(double x, const Water& water) const;      ///< (7) [N]
  double stiffness(double x, const Water& water) const;  ///< dF/dx at fixed water [N/m]
  Pressures pressures(double x, const Water& water) const;
  double compression(double force, const Water& water) const;  ///< x with force(x) = force [m]
  double outer_bulge(double x, const Water& water) const;      ///< b_o [m3]
  double energy(double x, const Water& water) const;           ///< stored, from the reference [J]

  const std::array<double, kBranches>& branch_stiffness() const { return branch_stiffness_; }  ///< k_j [N/m]
  const std::array<double, kBranches>& branch_time() const { return branch_time_; }            ///< tau_j [s]
  double dashpot() const { return dashpot_; }                                                  ///< c_d [N s/m]
  const Spring& spring() const { return spring_; }
  double reference_extension() const { return x_r_; }
  double annulus_share() const { return f_A_; }
  double nucleus_share() const { return f_N_; }
  double solid_share() const { return f_s_; }
  double solid_offset() const { return F_s0_; }  ///< F_s0 [N]

 private:
  Spring spring_;
  double x_r_, F_ref_, A_, A_N_, f_A_, f_N_, f_s_, F_s0_, p_N0_, p_A0_, dashpot_;
  std::array<double, kBranches> branch_stiffness_, branch_time_;
};

}  // namespace spinewalk::disc
