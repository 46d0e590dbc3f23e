/// One step of one solute in one column: equation (1) of solutes.hpp in space by solutes_flux.hpp, in time as follows.
///
///   V(t) = (J - phi_s) K dZ, linear in time over the step; A c = flux differences + lateral exchange + sinks - sources,
///   with D at mid-step and the mean q of the step, so V_1 - V_0 = -dt (q differences + s dZ) in every stage and a uniform c
///   stays uniform (geometric conservation).
///   low    V_1 c_low = V_0 c_0 - dt A c_low                                         backward Euler                (1)
///   high   TR-BDF2, gamma = 2 - sqrt 2, h = gamma dt/2, same A in all three stages:
///          V_g c_g = V_0 c_0 - h [A c_0 + A c_g]                                                                  (2)
///          V_1 c_1 = alpha V_g c_g - beta V_0 c_0 - h A c_1                                                       (3)
///   blend  where (3) is negative in a cell of the column: c = c_low plus the difference of the booked face and cell masses
///          (high - low), each scaled by the largest theta in [0, 1] that cannot empty the cell it takes from
///          (flux-corrected transport, Zalesak 1979)                                                              (4)
///
/// Why so: no linear scheme of second order stays positive for every dt (Bolley and Crouzeix 1978), so the second-order
/// solution is used where it may be and falls back to the positive one, face by face, where it may not. (4) moves booked
/// masses only, so the sum over the column is kept whatever theta is. It counts what leaves a cell and not what enters, so in
/// thin cells, through which much passes, it would limit smooth columns too. TR-BDF2 is L-stable: thin endplate cells do
/// not ring. Each stage matrix is an M-matrix known by its off-diagonals and column sums; it is
/// eliminated without a subtraction (Grassmann, Taksar and Heyman 1985), so c_low is positive and right to round-off at any
/// dt dD/dZ^2. Reactions come as sinks [m/s] times c plus sources [mM m/s] per cell and stage (solutes_nutrients.hpp).
/// error(): TR-BDF2's third-order estimate (Hosea and Shampine 1996), smoothed by the stage matrix. Symbols, units, limits:
/// solutes.hpp. Tests: tests/verification/solutes, tests/unit/disc_solutes/solutes_test.cpp, lanes_test.cpp.
#pragma once

#include "disc/solutes.hpp"
#include "disc/solutes_flux.hpp"

#include <array>

namespace spinewalk::disc {

/// Reaction of one stage, per reference area of each cell: source - sink c. Empty spans: none.
template <class Real>
struct LinearReaction {
  std::span<const Real> sink;    ///< [m/s], >= 0
  std::span<const Real> source;  ///< [mM m/s], >= 0
};

/// Of a whole step: of (1), and of (2) and (3) at the start, in the middle and at the end.
template <class Real>
struct StepReactions {
  LinearReaction<Real> low, start, middle, end;
};

/// What a column lets through, whatever the solute: of each cell the open area over its length, phi/(J dZ), and that times
/// (phi/(2 - phi))^2, at mid-step [1/m]. Convention::tissue_volume has 1/(J dZ) for the first.
template <class Real>
struct Passage {
  explicit Passage(std::size_t cells) : free(cells, Real(0)), hindered(cells, Real(0)) {}
  std::vector<Real> free, hindered;
  /// Both, of this step.
  void evaluate(const ColumnMotion<Real>& motion, Convention convention);
};

template <class Real>
class SoluteStep {
 public:
  using Cells = std::vector<Real>;

  explicit SoluteStep(std::size_t cells);

  /// Volumes and face coefficients of this step.
  void assemble(const ColumnMotion<Real>& motion, const Passage<Real>& passage, const Solute<Real>& solute,
                const Surroundings<Real>& around, Convention convention);
  /// The same for a solute that is alone in its column.
  void assemble(const ColumnMotion<Real>& motion, const Solute<Real>& solute,
                const Surroundings<Real>& around, Convention convention) {
    passage_.evaluate(motion, convention);
    assemble(motion, passage_, solute, around, convention);
  }

  void solve_low(const Cells& start, const LinearReaction<Real>& reaction);
  void solve_middle(const Cells& start, const LinearReaction<Real>& at_start,
                    const LinearReaction<Real>& at_middle);
  void solve_end(const Cells& start, const LinearReaction<Real>& at_end);
  /// Steady state of the assembled motion with J held.
  void solve_steady(const LinearReaction<Real>& reaction, Cells& c);

  /// What crossed the boundary in the high solution, and what its reactions made.
  SoluteFluxes<Real> book(const Cells& start, const StepReactions<Real>& reactions) const;
  /// Largest local error of the high solution [mM].
  Real error(const Cells& start);
  /// Scale (4) of whatever leaves each cell; fills limit().
  void find_limits(const Cells& start, const StepReactions<Real>& reactions);
  /// (4) with theta of each cell's reaction mass, in the lanes of `where`: into end(), and into what was booked.
  void blend(const MaskOf<Real>& where, const Cells& reaction_limit, SoluteFluxes<Real>& booked);

  const Cells& low() const { return low_; }
  const Cells& middle() const { return middle_; }
  const Cells& end() const { return end_; }
  const Cells& limit() const { return limit_; }
  /// Reaction mass of each cell, high minus low [mol/m2].
  const Cells& reaction_correction() const { return reaction_correction_; }
  /// Face flux = forward[f] c_(f-1) - backward[f] c_f [m/s]; bath concentrations and lateral exchange of the
  /// step.
  const Cells& forward() const { return forward_; }
  const Cells& backward() const { return backward_; }
  const std::array<Real, 2>& bath() const { return bath_; }
  const Cells& lateral_sink() const { return lateral_sink_; }
  const Cells& lateral_source() const { return lateral_source_; }

 private:
  void assemble_faces(const ColumnMotion<Real>& motion, const Passage<Real>& passage,
                      const Solute<Real>& solute, const Surroundings<Real>& around);
  void eliminate(const std::array<Real, 2>& volume, Real h, const LinearReaction<Real>& reaction, Cells& x);
  void substitute(Real h, Cells& x) const;
  void book_reaction(const Cells& c, const LinearReaction<Real>& reaction, Real weight, Cells& mass) const;
  void book_low(const LinearReaction<Real>& reaction);
  void book_correction(const Cells& start);
  LinearReaction<Real> filled(const LinearReaction<Real>& reaction) const;
  Real face_value(std::size_t side, const Real& cell) const;
  Real flux(std::size_t face, const Real& left, const Real& right) const {
    return exchange_[face] * (left - right) + lane_max(carry_[face], Real(0)) * left +
           lane_min(carry_[face], Real(0)) * right;
  }

  Passage<Real> passage_;
  Real dt_{0};
  Cells V0_, V1_, lateral_sink_, lateral_source_;
  Cells exchange_, carry_, forward_, backward_;
  std::array<Real, 2> bath_{}, face_velocity_{}, face_weight_bath_{}, face_weight_cell_{};
  Cells low_, middle_, end_, slope_, work_, excess_, inverse_, zero_;
  // Booked masses [mol/m2]: low, and high minus low. Of the low solution only what leaves the column is kept.
  Cells face_correction_, reaction_low_, reaction_correction_, lateral_correction_;
  std::array<Real, 2> boundary_low_{}, convective_low_{}, convective_correction_{};
  Real lateral_low_{0};
  Cells limit_;
};

/// A cell of the column is negative.
template <class Real>
SPINEWALK_INLINE MaskOf<Real> is_negative(const std::vector<Real>& c) {
  Real least(0);
  for (const Real& value : c) least = lane_min(least, value);
  return least < Real(0);
}

/// A solute without reaction: one call a step. @param c [mM] start values, replaced by those at the end.
template <class Real>
SoluteFluxes<Real> step_passive(SoluteStep<Real>& step, const ColumnMotion<Real>& motion,
                                const Solute<Real>& solute, const Surroundings<Real>& around,
                                Convention convention, std::vector<Real>& c) {
  step.assemble(motion, solute, around, convention);
  step.solve_middle(c, {}, {});
  step.solve_end(c, {});
  SoluteFluxes<Real> booked = step.book(c, {});
  if (const auto negative = is_negative(step.end()); any(negative)) {
    step.solve_low(c, {});
    step.find_limits(c, {});
    step.blend(negative, step.limit(), booked);
  }
  c = step.end();
  return booked;
}

extern template struct Passage<double>;
extern template class SoluteStep<double>;

}  // namespace spinewalk::disc
