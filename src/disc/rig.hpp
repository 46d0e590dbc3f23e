/// A confined column on the bench: one tissue, drained or sealed ends, traction or shortening prescribed.
///      s(t)                     traction:    p_N = s(t) [Pa]                                                      (1)
///    ===v=== drained or sealed  shortening:  sum dZ_i (1 - J_i) = u(t) [m], p_N follows                          (2)
///    |cells| confined
///    ======= drained or sealed
/// s [Pa], u [m], no annulus and no springs; constants come from the scenario. Valid while J stays above the solid fraction.
/// The same column (column.hpp) and the same integrator as a disc. Tests: T1, T2, T3 of disc.md 5.2 in
/// tests/verification/disc/column_test.cpp, the reference columns A-E in tests/verification/rig/reference_test.cpp.
#pragma once

#include "disc/element.hpp"
#include "model/rig.hpp"

namespace spinewalk::disc {

enum class RigControl { traction, shortening };

/// Constants of a column on a grid that grows from its drained faces. The thinnest cell is kThinnest of the height, so that
/// the first seconds after a jump are seen, and a ninth of the layer sqrt(k H/(pi f)) that the fastest load reaches
/// (physics.md 8): 0.002 mm in reference column D. @param frequency [Hz] of that load, 0 when all are steady.
ColumnConstants<double> rig_constants(const model::RigColumn& column, double frequency);

template <class Real>
class ColumnRig {
 public:
  ColumnRig(ColumnConstants<Real> constants, RigControl control) : column_(std::move(constants)), control_(control) {}

  std::size_t cells() const { return column_.size(); }
  const ColumnConstants<Real>& constants() const { return column_.constants(); }
  FluidState<Real> reference() const {
    FluidState<Real> state;
    state.J.assign(cells(), Real(1));
    return state;
  }
  /// Shortening of the column [m].
  Real shortening(const FluidState<Real>& state) const {
    Real sum = Real(0);
    for (std::size_t i = 0; i < cells(); ++i) sum = sum + column_.constants().thickness[i] * (1.0 - state.J[i]);
    return sum;
  }
  Real fluid_pressure(std::size_t cell, const FluidState<Real>& state) const {
    return column_.fluid_pressure(cell, state.p_N);
  }

  void slopes(FluidState<Real>& state, const Load<Real>& load, Slopes<Real>& out) {
    if (control_ == RigControl::traction) state.p_N = load.force;
    column_.evaluate(state.J, state.p_N, Real(0), {Real(0), Real(0)});
    column_.book();
    const auto& face = column_.face_flux();
    out.J.resize(cells());
    for (std::size_t i = 0; i < cells(); ++i) out.J[i] = -(face[i + 1] - face[i]) / column_.constants().thickness[i];
    book(state.p_N, out);
  }

  bool stage(FluidState<Real>& Y, const FluidState<Real>& R, double a, const Load<Real>& load, Slopes<Real>& out,
             long& iterations, double accuracy) {
    constexpr int kNewtonLimit = 15;
    Real before(0);
    for (int iteration = 0; iteration < kNewtonLimit; ++iteration) {
      ++iterations;
      evaluate(Y.J, R.J, Real(a), Y.p_N);
      Real dp = load.force - Y.p_N;
      if (control_ == RigControl::shortening) {
        const auto loss = column_.loss_increment();
        dp = (load.force - shortening(Y) - loss[0]) / loss[1];
      }
      const auto [largest, scale] = column_.find_increment(Y.J, dp, Real(0));
      if (!all_finite(largest)) return false;
      column_.apply(Y.J, scale);
      Y.p_N = Y.p_N + scale * dp;
      const Real remaining = select(scale < Real(1), Real(1), newton_error(largest, before));
      before = largest;
      if (reduce_max(remaining) > accuracy) continue;
      column_.keep_factors(Real(0) < Real(1));
      out.J.resize(cells());
      for (std::size_t i = 0; i < cells(); ++i) out.J[i] = (Y.J[i] - R.J[i]) / a;
      book(Y.p_N, out);
      return true;
    }
    return false;
  }

  void extrapolate(std::vector<Real>& J, const std::vector<Real>& now, const std::vector<Real>& then, double ahead,
                   double bend) const {
    column_.extrapolate(J, now, then, ahead, bend);
  }
  /// Volume-weighted root mean square of dJ against `strain_scale` (small for linear problems).
  Real error_norm(std::vector<Real>& dJ, const std::array<Real, kLumped>&) {
    column_.filter(dJ);
    Real sum = Real(0), height = Real(0);
    for (std::size_t i = 0; i < cells(); ++i) {
      const Real dZ = column_.constants().thickness[i];
      sum = sum + dZ * dJ[i] * dJ[i];
      height = height + dZ;
    }
    return sqrt(sum / height) / strain_scale;
  }
  double strain_scale = 0.1;

 private:
  void evaluate(const std::vector<Real>& J, const std::vector<Real>& R, Real a, Real p_N) {
    column_.evaluate(J, p_N, Real(0), {Real(0), Real(0)});
    column_.solve(J, R, a);
  }
  void book(const Real& p_N, Slopes<Real>& out) const {
    const auto q = column_.outflow();
    const auto way = column_.way_conductance();
    out.route = {q[0], q[1], Real(0), Real(0), Real(0)};
    const auto bone = [&](std::size_t side) { return mechanical_part(q[side], way[side], p_N, column_.middle_swelling()); };
    out.mechanical = {bone(0), bone(1), Real(0), Real(0), Real(0)};
    out.lumped = {};
  }

  Column<Real> column_;
  RigControl control_;
};

}  // namespace spinewalk::disc
