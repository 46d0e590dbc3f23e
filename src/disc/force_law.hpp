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
/// A, A_N [m2] areas of disc and nucleus; k0 [N/m], c [N/m2]; f_A, f_N [1] shares; p [Pa]; c_d [N s/m]; defaults with
/// sources: discs.<level>.mechanics in models/adult_male_50.yaml. Valid in compression and small tension (|x| below half
/// the height). Tests: tests/unit/disc/force_law_test.cpp, tests/verification/disc/energy_test.cpp (T12).
#pragma once

#include "disc/lane.hpp"
#include "model/disc.hpp"

#include <array>

namespace spinewalk::disc {

/// Force at which Phi' scales the Maxwell branches [N] (relaxed standing, loads.md 1a).
inline constexpr double kMaxwellForce = 594.0;
inline constexpr int kBranches = 2;

/// Water lost since the reference [m3].
template <class Real>
struct BasicWater {
  Real nucleus{0};
  Real annulus{0};
};
using Water = BasicWater<double>;

/// Stiffening spring (1).
template <class Real>
struct BasicSpring {
  Real k0, c;
  Real force(Real X) const { return (k0 + 0.25 * c * abs(X)) * X; }     ///< Phi(X) [N]
  Real stiffness(Real X) const { return k0 + 0.5 * c * abs(X); }        ///< Phi'(X) [N/m]
  Real extension(Real F) const {                                        ///< Phi^-1(F) [m]
    return 2.0 * F / (k0 + sqrt(k0 * k0 + c * abs(F)));
  }
  Real energy(Real X) const { return (0.5 * k0 + c * abs(X) / 12.0) * X * X; }  ///< integral of Phi from 0 [J]
};
using Spring = BasicSpring<double>;

template <class Real>
struct BasicPressures {
  Real nucleus, annulus;  ///< [Pa]
};
using Pressures = BasicPressures<double>;

/// The constants of (1)-(7), for one disc or a pack of discs.
template <class Real>
struct ForceLawConstants {
  BasicSpring<Real> spring;
  Real x_r, F_ref, A, A_N, f_A, f_N, f_s, F_s0, p_N0, p_A0, dashpot;
  std::array<Real, kBranches> branch_stiffness, branch_time;
};

/// Of a disc at its reference; SI, compression positive.
ForceLawConstants<double> force_law_constants(const model::Disc& disc);

template <class Real>
class BasicForceLaw : public ForceLawConstants<Real> {
 public:
  explicit BasicForceLaw(const ForceLawConstants<Real>& constants) : ForceLawConstants<Real>(constants) {}

  Real outer_extension(Real x, const BasicWater<Real>& w) const {  ///< argument of Phi in (4) [m]
    return this->x_r + x - (w.nucleus + w.annulus) / this->A;
  }
  Real nucleus_extension(Real x, const BasicWater<Real>& w) const {  ///< argument of Phi in (5) [m]
    return this->x_r + x - w.nucleus / this->A_N;
  }
  Real solid_force(Real x) const {  ///< (6) [N]
    return this->F_s0 + this->f_s * (this->spring.force(this->x_r + x) - this->F_ref);
  }
  BasicPressures<Real> pressures(Real x, const BasicWater<Real>& w) const {  ///< (4), (5) [Pa]
    const Real annulus =
        this->p_A0 + this->f_A / this->A * (this->spring.force(outer_extension(x, w)) - this->F_ref);
    const Real nucleus = annulus + (this->p_N0 - this->p_A0) +
                         this->f_N / this->A * (this->spring.force(nucleus_extension(x, w)) - this->F_ref);
    return {nucleus, annulus};
  }
  Real force(Real x, const BasicWater<Real>& w) const {  ///< (7) [N]
    const auto p = pressures(x, w);
    return this->A_N * p.nucleus + (this->A - this->A_N) * p.annulus + solid_force(x);
  }
  Real stiffness(Real x, const BasicWater<Real>& w) const {  ///< dF/dx at fixed water [N/m]
    return this->f_A * this->spring.stiffness(outer_extension(x, w)) +
           this->A_N / this->A * this->f_N * this->spring.stiffness(nucleus_extension(x, w)) +
           this->f_s * this->spring.stiffness(this->x_r + x);
  }
  Real outer_bulge(Real x, const BasicWater<Real>& w) const {  ///< (3) [m3]
    return this->A * x - w.nucleus - w.annulus;
  }
};

/// One disc, as the chain of the spine sees it.
class ForceLaw : public BasicForceLaw<double> {
 public:
  explicit ForceLaw(const model::Disc& disc);

  double compression(double force, const Water& water) const;  ///< x with force(x) = force [m]
  double energy(double x, const Water& water) const;           ///< integral of (7) over x from the reference [J]
};

}  // namespace spinewalk::disc
