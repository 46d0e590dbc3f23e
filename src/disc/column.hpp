/// The fluid column: nucleus and both cartilage endplates as one-dimensional consolidation (physics.md section 5,
/// disc.md 6.2, Tier B), linearised for Newton's method at one implicit stage.
///
///   bone, P_v |  endplate  |   nucleus   |  endplate | bone, P_v         Z -> caudal, fixed to the solid
///             q_0   q_1 ...                      q_n                     q volume flux relative to the solid [m/s]
///   dJ_i/dt = -(q_{i+1} - q_i)/dZ_i - s_i                                                                        (1)
///   q_f = -C_f (P_right - P_left),   P = p_N - S(J),   1/C_f = rho_l + rho_r,   rho = dZ J/(2 k(J))               (2)
///   s_i = g (P_i - P_A)      lateral exchange of the nucleus with the annulus [1/s]                               (3)
/// The total pressure p_N is uniform. At the bone P = P_v; the open fraction divides an endplate's rho, the direction ratio
/// divides C_f of endplate faces where the flow is inward. One implicit stage J + a dJ/dt-terms = R is solved as
///   delta J = base + by_nucleus * delta p_N + by_annulus * delta P_A                                              (4)
/// by one tridiagonal factorisation; the element around it (disc or rig) supplies the two pressure increments.
/// Units SI: J [1], dZ [m], p, P, S [Pa], k [m4/(N s)], rho [Pa s/m], g [1/(Pa s)]. Defaults with sources: the laws of the
/// tissues in models/adult_male_50.yaml. Valid while every J stays above its solid fraction; a load that the solid cannot
/// carry leaves no such state, and Newton's method then fails at any step. Water is conserved to round-off whatever
/// Newton's tolerance: the fluxes that are booked are the linearised ones that moved the water. Members are defined in
/// column_kernels.hpp, instantiated once a lane type and instruction set; nothing allocates after construction. Tests:
/// tests/verification/disc/column_test.cpp (T1, T2, T3, order), tangent_test.cpp (Jacobian, each law);
/// tests/unit/disc/lanes_test.cpp.
#pragma once

#include "disc/grid.hpp"
#include "disc/permeability.hpp"
#include "disc/swelling.hpp"

#include <array>
#include <vector>

namespace spinewalk::disc {

template <class Real>
struct TissueConstants {
  PermeabilityConstants<Real> permeability;
  SwellingConstants<Real> swelling;
};

template <class Real>
struct ColumnConstants {
  std::vector<Real> thickness;  ///< [m] dZ
  std::vector<Region> region;   ///< the same for all lanes
  std::array<TissueConstants<Real>, 3> tissue;  ///< by Region
  std::array<Real, 2> open_fraction;            ///< cranial, caudal; 0 seals the side
  Real direction_ratio;                         ///< resistance to inflow over resistance to outflow
  Real venous_pressure;                         ///< [Pa]
  Real lateral;                                 ///< [1/(Pa s)] g of (3)
};

/// A step of Newton's method.
template <class Real>
struct Increment {
  Real largest;  ///< |dJ|
  Real safe;     ///< the largest part of it, in [0, 1], that keeps every J above its solid fraction and |dJ| <= 0.1
};

/// Newton's method on a stage stops when what is left of its error in J (newton_error) is below this, where the caller does not ask
/// for less (assumed): a hundredth of the local error of a step at tolerance 1e-4, and far below it at tighter ones, whose
/// shorter steps have better guesses.
inline constexpr double kNewtonError = 1e-8;

/// What is left of the error of Newton's method after an increment of this size, `before` that of the last iteration (0 in
/// the first). Convergence is quadratic, next = C largest^2: C from the two increments, and not above kCurvature.
template <class Real>
Real newton_error(const Real& largest, const Real& before) {
  constexpr double kCurvature = 30;  // fitted: what nineteen of twenty stages of a day stay below
  const Real square = largest * largest;
  return lane_min(kCurvature * square, square * largest / lane_max(before * before, Real(1e-200)));
}

template <class Real>
class Column {
 public:
  explicit Column(ColumnConstants<Real> constants);

  std::size_t size() const { return k_.thickness.size(); }
  const ColumnConstants<Real>& constants() const { return k_; }

  /// Evaluates (2), (3) and their slopes at J, p_N, P_A; `shift` raises the pressure at the cranial and the caudal bone.
  void evaluate(const std::vector<Real>& J, Real p_N, Real P_A, const std::array<Real, 2>& shift);
  /// Books the fluxes as evaluated, without an increment.
  void book();

  /// Factorises and solves stage (4): residual r_i = J_i - R_i + a [(q_{i+1} - q_i)/dZ_i + s_i].
  void solve(const std::vector<Real>& J, const std::vector<Real>& R, Real a);
  /// (4) for these pressure increments.
  Increment<Real> find_increment(const std::vector<Real>& J, Real dp_N, Real dP_A);
  /// Adds `scale` times that increment to J; books the linearised fluxes.
  void apply(std::vector<Real>& J, Real scale);
  /// Adds ahead (now + bend (now - then)) to J, of slopes dJ/dt, but at most a part of the pores: a guess for a stage.
  void extrapolate(std::vector<Real>& J, const std::vector<Real>& now, const std::vector<Real>& then, double ahead,
                   double bend) const;
  /// Keeps the factors of the last solve for filter(), in these lanes: those whose iteration ends with it.
  void keep_factors(const MaskOf<Real>& where);
  /// Smooths an error estimate by the kept stage matrix, pressures held.
  void filter(std::vector<Real>& error) const;

  /// Nucleus and endplate water lost per area by (4): -sum dZ dJ = base + by_nucleus dp_N + by_annulus dP_A [m].
  const std::array<Real, 3>& loss_increment() const { return loss_; }
  /// Lateral outflow per area, sum dZ s [m/s]: value and its increments by (1, dp_N, dP_A).
  const std::array<Real, 4>& lateral_flux() const { return lateral_; }

  /// Booked fluxes: out of the cranial bone face, out of the caudal one, lateral [m/s], outward positive.
  const std::array<Real, 3>& outflow() const { return outflow_; }
  /// Fluxes at all faces at the last evaluate(), towards caudal [m/s].
  const std::vector<Real>& face_flux() const { return flux_; }
  /// Conductance of the way from each bone face to the middle of the column, per area, last evaluate() [m/(Pa s)]:
  /// 1/sum rho of (2), the endplate's part with the direction in which its bone face flows.
  std::array<Real, 2> way_conductance() const;
  /// Swelling pressure at the middle, last evaluate() [Pa].
  Real middle_swelling() const { return 0.5 * (S_[(size() - 1) / 2].value + S_[size() / 2].value); }

  /// Effective fluid pressure P of a cell for total pressure p_N [Pa], last evaluate().
  Real fluid_pressure(std::size_t cell, Real p_N) const { return p_N - S_[cell].value; }

 private:
  /// Neighbouring cells of one tissue.
  struct Run {
    std::size_t begin, end;
    Region region;
  };
  const TissueConstants<Real>& tissue(const Run& run) const { return k_.tissue[static_cast<std::size_t>(run.region)]; }
  void evaluate_cells(const Run& run, const std::vector<Real>& J);
  void evaluate_inner_face(std::size_t face);
  void evaluate_bone_face(std::size_t side, const Real& p_bone);
  void eliminate(const std::vector<Real>& J, const std::vector<Real>& R, const Real& a);
  void substitute();
  Real safe_scale(const std::vector<Real>& J) const;

  ColumnConstants<Real> k_;
  std::vector<Run> runs_;
  Real per_direction_;                    ///< 1/direction_ratio
  std::vector<Real> per_thickness_, g_;   ///< [1/m]; g of (3), 0 in the endplates
  // At the last evaluate(): S and rho with slopes; flux at faces and its slopes by the left and right J; that of the bone
  // faces by p_N; p_N - P_A.
  std::vector<Value<Real>> S_, rho_;
  std::vector<Real> flux_, by_left_, by_right_;
  std::array<Real, 2> bone_by_pressure_;
  Real across_;
  // Tridiagonal factors (Thomas), the pivots inverted, and solutions.
  std::vector<Real> lower_, per_pivot_, upper_, base_, by_nucleus_, by_annulus_;
  std::vector<Real> increment_;       ///< of the last find_increment(), for
  Real dp_N_{0}, dP_A_{0};            ///< these
  std::vector<Real> kept_lower_, kept_per_pivot_, kept_upper_;
  std::array<Real, 3> loss_, outflow_;
  std::array<Real, 4> lateral_;
};

extern template class Column<double>;

}  // namespace spinewalk::disc
