/// Oxygen, lactate and glucose of one column in one step, with the cells that use them (metabolism.hpp).
///
///   glucose -- sink s_G(c*) G -->  2 x lactate          oxygen -- sink s_O(c*) c_O -->
///   low    c* = c_0                                   all three by backward Euler                                 (1)
///   middle c* = c_0 + gamma (c_low - c_0),  end  c* = c_low       TR-BDF2 of solutes_step.hpp                      (2)
///   viability  v_mid = v_0 exp(a(c_0) dt/2) in (1), (2);  v_1 = v_0 exp(a((c_0 + c_1)/2) dt)                       (3)
///
/// Each rate is a frozen coefficient times the solute it consumes, taken implicitly (Patankar 1980): nothing can be used
/// that is not there, and lactate made is twice the glucose used, to round-off, in low, high and blended solution alike.
/// c_low is off by O(dt^2), so (2) is second order; the three solutes decouple into scalar tridiagonal solves of fixed
/// number, the same in every lane. Reactions are slow (an hour and more) against the steps that the fluid asks for, so a
/// Newton iteration in time buys nothing; the steady state (solutes_steady.hpp) has one, with the exact Jacobian. c [mM], v
/// [1], units and limits: those of metabolism.hpp and solutes.hpp. Tests: tests/verification/solutes,
/// tests/unit/disc_solutes.
#pragma once

#include <tuple>

#include "disc/metabolism.hpp"
#include "disc/solutes_step.hpp"

namespace spinewalk::disc {

template <class Real>
struct NutrientSetup {
  Nutrients<Solute<Real>> solute;
  MetabolismConstants<Real> metabolism;
  ViabilityConstants<Real> viability;
  std::vector<Real> density;  ///< [1e6/mL] rho0 of each cell, reference volume, all alive
  Convention convention = Convention::porosity;
  bool oxygen_by_porosity = false;  ///< oxygen rate times porosity, as the UPF code has it
};

template <class Real>
struct NutrientState {
  Nutrients<std::vector<Real>> c;  ///< [mM]
  std::vector<Real> viability;     ///< [1] v

  auto kept() { return std::tie(c, viability); }
};

/// Density that the oxygen rate uses [1e6/mL].
template <class Real>
Real oxygen_density(const NutrientSetup<Real>& setup, const ColumnMotion<Real>& motion, std::size_t i) {
  if (!setup.oxygen_by_porosity) return setup.density[i];
  const Real J = 0.5 * (motion.J_start[i] + motion.J_end[i]);
  return setup.density[i] * (J - motion.solid_fraction[i]) / J;
}

template <class Real>
class NutrientStep {
 public:
  using Cells = std::vector<Real>;

  /// Keeps a reference to `setup`.
  explicit NutrientStep(const NutrientSetup<Real>& setup);

  /// Advances the state over the motion; returns what crossed the boundary and what the cells did, per
  /// solute.
  Nutrients<SoluteFluxes<Real>> advance(const ColumnMotion<Real>& motion,
                                        const Nutrients<Surroundings<Real>>& around,
                                        NutrientState<Real>& state);

  /// The assembled transport of one solute, for the steady solver.
  const SoluteStep<Real>& transport(std::size_t solute) const { return step_[solute]; }
  void assemble(const ColumnMotion<Real>& motion, const Nutrients<Surroundings<Real>>& around);

 private:
  struct Stage {
    Cells glucose_sink, oxygen_sink, lactate_source;
  };
  enum class Point { start, middle, end };
  void evaluate(const ColumnMotion<Real>& motion, const NutrientState<Real>& state, Point point,
                Stage& stage);
  void feed_lactate(Stage& stage, const Cells& glucose);
  void blend(const Nutrients<Cells>& start, const Nutrients<StepReactions<Real>>& reactions,
             Nutrients<SoluteFluxes<Real>>& booked);

  const NutrientSetup<Real>& setup_;
  Nutrients<SoluteStep<Real>> step_;
  Passage<Real> passage_;
  Stage low_, start_, middle_, end_;
  Cells alive_, half_, reaction_limit_;
};

extern template class NutrientStep<double>;

}  // namespace spinewalk::disc
