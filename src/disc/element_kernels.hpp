/// Member functions of DiscElement, for the translation units that instantiate it for a lane type. Equation numbers:
/// those of element.hpp. Every lane iterates as if it were alone: one that has converged is no longer changed.
#pragma once

#include "disc/column_kernels.hpp"
#include "disc/element.hpp"

#include <utility>

namespace spinewalk::disc {

namespace element {
inline constexpr int kNewtonLimit = 15;
/// c + n dp_N + a dP_A: how an unknown follows the two pressure increments.
template <class Real>
struct Affine {
  Real c{0}, n{0}, a{0};
  friend Affine operator+(const Affine& l, const Affine& r) { return {l.c + r.c, l.n + r.n, l.a + r.a}; }
  friend Affine operator-(const Affine& l, const Affine& r) { return {l.c - r.c, l.n - r.n, l.a - r.a}; }
  friend Affine operator*(const Real& s, const Affine& r) { return {s * r.c, s * r.n, s * r.a}; }
  Real at(Real dp_N, Real dP_A) const { return c + n * dp_N + a * dP_A; }
};

/// Solves f = 0, g = 0 for (dp_N, dP_A).
template <class Real>
std::array<Real, 2> solve_pair(const Affine<Real>& f, const Affine<Real>& g) {
  const Real determinant = f.n * g.a - f.a * g.n;
  return {(f.a * g.c - f.c * g.a) / determinant, (f.c * g.n - f.n * g.c) / determinant};
}

}  // namespace element

template <class Real>
DiscElement<Real>::DiscElement(ElementConstants<Real> constants)
    : k_(std::move(constants)), column_(k_.column), law_(k_.law), height_(0), nucleus_height_(0) {
  for (std::size_t i = 0; i < cells(); ++i) {
    const Real& dZ = k_.column.thickness[i];
    height_ = height_ + dZ;
    if (k_.column.region[i] == Region::nucleus) nucleus_height_ = nucleus_height_ + dZ;
  }
}

template <class Real>
FluidState<Real> DiscElement<Real>::reference() const {
  FluidState<Real> state;
  state.J.assign(cells(), Real(1));
  state.p_N = k_.law.p_N0;
  state.p_A = k_.law.p_A0;
  return state;
}

template <class Real>
BasicWater<Real> DiscElement<Real>::water(const FluidState<Real>& state) const {
  Real lost = Real(0);
  for (std::size_t i = 0; i < cells(); ++i) lost = lost + k_.column.thickness[i] * (1.0 - state.J[i]);
  return {law_.A_N * lost, state.lumped[kAnnulusWater]};
}

template <class Real>
BasicForceLaw<Real> DiscElement<Real>::loaded_law(const Load<Real>& load) const {
  BasicForceLaw<Real> law = law_;
  law.F_ref = law.F_ref - 0.25 * law.spring.c * load.variance;
  return law;
}

/// kappa = k(J_A)/(k0 J_A) and its slope by J_A.
template <class Real>
Value<Real> DiscElement<Real>::annulus_conductance(Real J_A) const {
  const auto k = permeability(k_.annulus.permeability, J_A);
  const Real k0 = k_.annulus.permeability.k0;
  return {k.value / (k0 * J_A), (k.slope - k.value / J_A) / (k0 * J_A)};
}

/// (5) for x at fixed water: convex and increasing.
template <class Real>
void DiscElement<Real>::solve_compression(FluidState<Real>& state, const BasicForceLaw<Real>& law, Real target) const {
  const auto w = water(state);
  Real moving(1);
  for (int i = 0; i < element::kNewtonLimit; ++i) {
    Real force = law.force(state.x, w), stiffness = law.stiffness(state.x, w);
    for (int b = 0; b < kBranches; ++b) {
      force = force + law.branch_stiffness[b] * (state.x - state.lumped[kFastBranch + b]);
      stiffness = stiffness + law.branch_stiffness[b];
    }
    const Real step = moving * ((target - force) / stiffness);
    state.x = state.x + step;
    moving = select(abs(step) < Real(1e-16), Real(0), moving);
    if (reduce_max(moving) == 0) break;
  }
}

template <class Real>
void DiscElement<Real>::slopes(FluidState<Real>& state, const Load<Real>& load, Slopes<Real>& out) {
  const auto law = loaded_law(load);
  solve_compression(state, law, load.force);
  const auto w = water(state);
  const auto p = law.pressures(state.x, w);
  state.p_N = p.nucleus;
  state.p_A = p.annulus;

  const Real J_A = 1.0 - w.annulus / k_.annulus.volume;
  const Real P_A = state.p_A - swelling_pressure(k_.annulus.swelling, J_A).value;
  const Real kappa = annulus_conductance(J_A).value;
  column_.evaluate(state.J, state.p_N, P_A, load.layer_shift);
  column_.book();
  const auto& q = column_.outflow();
  const auto& face = column_.face_flux();
  const auto& dZ = k_.column.thickness;
  out.J.resize(cells());
  for (std::size_t i = 0; i < cells(); ++i) {
    const Real g = k_.column.region[i] == Region::nucleus ? k_.column.lateral : Real(0);
    out.J[i] = -(face[i + 1] - face[i]) / dZ[i] - g * (column_.fluid_pressure(i, state.p_N) - P_A);
  }
  out.route = {law.A_N * q[0], law.A_N * q[1], k_.annulus.endplates * kappa * (P_A - k_.annulus.venous_pressure),
               k_.annulus.periphery * kappa * P_A, law.A_N * q[2]};
  out.mechanical = mechanical_routes(state, load.layer_shift, out.route);
  out.lumped[kAnnulusWater] = out.route[2] + out.route[3] - out.route[4];
  for (int b = 0; b < kBranches; ++b)
    out.lumped[kFastBranch + b] = (state.x - state.lumped[kFastBranch + b]) / law.branch_time[b];
}

/// The annulus at an iterate: what its water balance and its swelling need.
template <class Real>
struct DiscElement<Real>::Annulus {
  Value<Real> S, kappa;
  Real P, drained, conductance;
};

template <class Real>
auto DiscElement<Real>::evaluate_annulus(const FluidState<Real>& Y, const BasicWater<Real>& w) const -> Annulus {
  const auto& k = k_.annulus;
  const Real J_A = 1.0 - w.annulus / k.volume;
  Annulus annulus{swelling_pressure(k.swelling, J_A), annulus_conductance(J_A), Real(0), Real(0), Real(0)};
  annulus.P = Y.p_A - annulus.S.value;
  annulus.drained = k.endplates * (annulus.P - k.venous_pressure) + k.periphery * annulus.P;
  annulus.conductance = k.endplates + k.periphery;
  return annulus;
}

/// Newton's step at Y: the two pressure increments and what follows from them, from the linearised column.
template <class Real>
struct DiscElement<Real>::Step {
  Real dp_N, dP_A, dw_A, dx, dp_A;
};

template <class Real>
auto DiscElement<Real>::find_step(const FluidState<Real>& Y, const FluidState<Real>& R, const Real& a,
                                  const Load<Real>& load, const BasicForceLaw<Real>& law, const BasicWater<Real>& w,
                                  const Annulus& annulus) const -> Step {
  using Affine = element::Affine<Real>;
  const Real A = law.A, A_N = law.A_N, A_A = A - A_N;
  // Unknowns as affine functions of the two pressure increments.
  const auto& loss = column_.loss_increment();
  const Affine w_N = A_N * Affine{loss[0], loss[1], loss[2]};
  const auto& lateral = column_.lateral_flux();
  const Affine Q_NA = A_N * Affine{lateral[0] + lateral[1], lateral[2], lateral[3]};
  const Affine dP_A{Real(0), Real(0), Real(1)}, dp_N{Real(0), Real(1), Real(0)};
  const Affine w_rhs{R.lumped[kAnnulusWater] - Y.lumped[kAnnulusWater] + a * annulus.kappa.value * annulus.drained,
                     Real(0), a * annulus.kappa.value * annulus.conductance};
  const Real w_diagonal = 1.0 + a * annulus.kappa.slope * annulus.drained / k_.annulus.volume;
  const Affine w_A = (1.0 / w_diagonal) * (w_rhs - a * Q_NA);
  const Affine dp_A = dP_A - (annulus.S.slope / k_.annulus.volume) * w_A;

  Real spring_force = law.solid_force(Y.x), spring_stiffness = law.f_s * law.spring.stiffness(law.x_r + Y.x);
  for (int b = 0; b < kBranches; ++b) {
    const Real ratio = a / law.branch_time[b];
    const Real z = (R.lumped[kFastBranch + b] + ratio * Y.x) / (1.0 + ratio);
    spring_force = spring_force + law.branch_stiffness[b] * (Y.x - z);
    spring_stiffness = spring_stiffness + law.branch_stiffness[b] / (1.0 + ratio);
  }
  const Affine missing{load.force - A_N * Y.p_N - A_A * Y.p_A - spring_force, Real(0), Real(0)};
  const Affine x = (1.0 / spring_stiffness) * (missing - A_N * dp_N - A_A * dp_A);

  const auto p = law.pressures(Y.x, w);
  const Real by_outer = law.f_A / A * law.spring.stiffness(law.outer_extension(Y.x, w));
  const Real by_nucleus = law.f_N / A * law.spring.stiffness(law.nucleus_extension(Y.x, w));
  const Affine annulus_defect{p.annulus - Y.p_A, Real(0), Real(0)};
  const Affine nucleus_defect{(p.nucleus - p.annulus) - (Y.p_N - Y.p_A), Real(0), Real(0)};
  const Affine f = annulus_defect + by_outer * (x - (1.0 / A) * (w_N + w_A)) - dp_A;
  const Affine g = nucleus_defect + by_nucleus * (x - (1.0 / A_N) * w_N) - (dp_N - dp_A);
  const auto [n, s] = element::solve_pair(f, g);
  return {n, s, w_A.at(n, s), x.at(n, s), dp_A.at(n, s)};
}

template <class Real>
MaskOf<Real> DiscElement<Real>::stage(FluidState<Real>& Y, const FluidState<Real>& R, double step,
                                      const Load<Real>& load, Slopes<Real>& out, long& iterations, double accuracy) {
  const auto law = loaded_law(load);
  const Real a(step);
  Real moving(1), before(0);  // moving: 0 in lanes that have converged
  for (int iteration = 0; iteration < element::kNewtonLimit && reduce_max(moving) > 0; ++iteration) {
    ++iterations;
    const auto w = water(Y);
    const Annulus annulus = evaluate_annulus(Y, w);
    column_.evaluate(Y.J, Y.p_N, annulus.P, load.layer_shift);
    column_.solve(Y.J, R.J, a);
    const Step d = find_step(Y, R, a, load, law, w, annulus);
    const auto [largest, safe] = column_.find_increment(Y.J, d.dp_N, d.dP_A);
    // A NaN in any cell is one in the sums that gave the pressure increments.
    const auto finite = abs(d.dp_N) + abs(d.dP_A) + largest <= Real(std::numeric_limits<double>::max());
    if (!all(finite)) return finite;
    const Real scale = moving * safe;
    column_.apply(Y.J, scale);
    const Real dw_A = scale * d.dw_A;
    Y.lumped[kAnnulusWater] = Y.lumped[kAnnulusWater] + dw_A;
    Y.x = Y.x + scale * d.dx;
    Y.p_N = Y.p_N + scale * d.dp_N;
    Y.p_A = Y.p_A + scale * d.dp_A;
    const auto routes = booked_routes(annulus, dw_A, scale * d.dP_A);
    for (std::size_t r = 0; r < kRoutes; ++r)
      out.route[r] = select(moving > Real(0), routes[r], out.route[r]);
    const Real remaining = select(safe < Real(1), Real(1), newton_error(largest, before));
    before = largest;
    const Real still = select(remaining > Real(accuracy), moving, Real(0));
    const auto arrived = still < moving;
    if (any(arrived)) {  // of the evaluation with which a lane's iteration ends, however long the others go on
      column_.keep_factors(arrived);
      const auto mechanical = mechanical_routes(Y, load.layer_shift, out.route);
      for (std::size_t r = 0; r < kRoutes; ++r) out.mechanical[r] = select(arrived, mechanical[r], out.mechanical[r]);
    }
    moving = still;
  }
  out.J.resize(cells());
  const Real per_a = 1.0 / a;
  for (std::size_t i = 0; i < cells(); ++i) out.J[i] = (Y.J[i] - R.J[i]) * per_a;
  out.lumped[kAnnulusWater] = (Y.lumped[kAnnulusWater] - R.lumped[kAnnulusWater]) / a;
  for (int b = 0; b < kBranches; ++b) {
    const Real ratio = a / law.branch_time[b];
    Real& z = Y.lumped[kFastBranch + b];
    z = (R.lumped[kFastBranch + b] + ratio * Y.x) / (1.0 + ratio);
    out.lumped[kFastBranch + b] = (Y.x - z) / law.branch_time[b];
  }
  return moving == Real(0);
}

/// (7), (8) at the conductances of the last evaluation of the column.
template <class Real>
Routes<Real> DiscElement<Real>::mechanical_routes(const FluidState<Real>& Y, const std::array<Real, 2>& layer_shift,
                                                  const Routes<Real>& route) const {
  const auto& annulus = k_.annulus;
  const auto way = column_.way_conductance();
  const Real above = Y.p_N - k_.column.venous_pressure, middle = column_.middle_swelling();
  const auto bone = [&](std::size_t side) {
    return mechanical_part(route[side], law_.A_N * way[side], above + layer_shift[side], middle);
  };
  const Real kappa = annulus_conductance(1.0 - Y.lumped[kAnnulusWater] / annulus.volume).value;
  return {bone(0), bone(1), annulus.endplates * kappa * (Y.p_A - annulus.venous_pressure), annulus.periphery * kappa * Y.p_A,
          law_.A_N * k_.column.lateral * nucleus_height_ * (Y.p_N - Y.p_A)};
}

/// Outward flow by route, linearised like the step that moved the water.
template <class Real>
Routes<Real> DiscElement<Real>::booked_routes(const Annulus& annulus, const Real& dw_A, const Real& dP_A) const {
  const auto& k = k_.annulus;
  const auto& q = column_.outflow();
  const Real kappa = annulus.kappa.value - annulus.kappa.slope * dw_A / k.volume;
  const Real endplates = k.endplates * (kappa * (annulus.P - k.venous_pressure) + annulus.kappa.value * dP_A);
  const Real periphery = k.periphery * (kappa * annulus.P + annulus.kappa.value * dP_A);
  return {law_.A_N * q[0], law_.A_N * q[1], endplates, periphery, law_.A_N * q[2]};
}

template <class Real>
Real DiscElement<Real>::error_norm(std::vector<Real>& dJ, const std::array<Real, kLumped>& lumped) {
  column_.filter(dJ);
  Real sum = Real(0);
  for (std::size_t i = 0; i < cells(); ++i) sum = sum + k_.column.thickness[i] * dJ[i] * dJ[i];
  Real norm = sqrt(sum / height_) / kStrainScale;
  norm = lane_max(norm, abs(lumped[kAnnulusWater]) / (kStrainScale * k_.annulus.volume));
  for (int b = 0; b < kBranches; ++b)
    norm = lane_max(norm, abs(lumped[kFastBranch + b]) / (kStrainScale * height_));
  return norm;
}

}  // namespace spinewalk::disc
