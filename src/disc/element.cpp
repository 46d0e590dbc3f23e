#include "disc/element.hpp"

#include <utility>

namespace spinewalk::disc {
namespace {

constexpr int kNewtonLimit = 15;
/// Newton stops when the last increment of J is below this; being quadratic, the error is then far below.
constexpr double kNewtonIncrement = 1e-7;
/// Scale of a change of volume ratio in the error norm.
constexpr double kStrainScale = 0.1;

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

}  // namespace

template <class Real>
DiscElement<Real>::DiscElement(ElementConstants<Real> constants)
    : k_(std::move(constants)), column_(k_.column), law_(k_.law) {}

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

template <class Real>
void DiscElement<Real>::slopes(FluidState<Real>& state, const Load<Real>& load, Slopes<Real>& out) {
  const auto law = loaded_law(load);
  const auto w = water(state);
  for (int i = 0; i < kNewtonLimit; ++i) {  // (5) for x at fixed water: convex and increasing
    Real force = law.force(state.x, w), stiffness = law.stiffness(state.x, w);
    for (int b = 0; b < kBranches; ++b) {
      force = force + law.branch_stiffness[b] * (state.x - state.lumped[kFastBranch + b]);
      stiffness = stiffness + law.branch_stiffness[b];
    }
    const Real step = (load.force - force) / stiffness;
    state.x = state.x + step;
    if (reduce_max(abs(step)) < 1e-16) break;
  }
  const auto p = law.pressures(state.x, w);
  state.p_N = p.nucleus;
  state.p_A = p.annulus;

  const Real J_A = 1.0 - w.annulus / k_.annulus.volume;
  const Real P_A = state.p_A - swelling_pressure(k_.annulus.swelling, J_A).value;
  const Real kappa = annulus_conductance(J_A).value;
  column_.evaluate(state.J, state.p_N, P_A, load.layer_shift);
  // Booked through the same door as an implicit stage: a zero increment leaves the fluxes as evaluated.
  column_.solve(state.J, state.J, Real(0));
  column_.apply(state.J, Real(0), Real(0), Real(0));
  const auto q = column_.outflow();
  const auto& face = column_.face_flux();
  const auto& dZ = k_.column.thickness;
  out.J.resize(cells());
  for (std::size_t i = 0; i < cells(); ++i) {
    const Real g = k_.column.region[i] == Region::nucleus ? k_.column.lateral : Real(0);
    out.J[i] = -(face[i + 1] - face[i]) / dZ[i] - g * (column_.fluid_pressure(i, state.p_N) - P_A);
  }
  out.route = {law.A_N * q[0], law.A_N * q[1], k_.annulus.endplates * kappa * (P_A - k_.annulus.venous_pressure),
               k_.annulus.periphery * kappa * P_A, law.A_N * q[2]};
  out.lumped[kAnnulusWater] = out.route[2] + out.route[3] - out.route[4];
  for (int b = 0; b < kBranches; ++b)
    out.lumped[kFastBranch + b] = (state.x - state.lumped[kFastBranch + b]) / law.branch_time[b];
}

template <class Real>
bool DiscElement<Real>::stage(FluidState<Real>& Y, const FluidState<Real>& R, double step, const Load<Real>& load,
                              Slopes<Real>& out, long& iterations) {
  const auto law = loaded_law(load);
  const Real a = Real(step), A = law.A, A_N = law.A_N, A_A = A - A_N;
  const auto& annulus = k_.annulus;
  const Real conductance = annulus.endplates + annulus.periphery;

  for (int iteration = 0; iteration < kNewtonLimit; ++iteration) {
    ++iterations;
    const auto w = water(Y);
    const Real J_A = 1.0 - w.annulus / annulus.volume;
    const auto S_A = swelling_pressure(annulus.swelling, J_A);
    const auto kappa = annulus_conductance(J_A);
    const Real P_A = Y.p_A - S_A.value;
    const Real drained = annulus.endplates * (P_A - annulus.venous_pressure) + annulus.periphery * P_A;
    column_.evaluate(Y.J, Y.p_N, P_A, load.layer_shift);
    column_.solve(Y.J, R.J, a);

    // Unknowns as affine functions of the two pressure increments.
    const auto loss = column_.loss_increment();
    const Affine<Real> w_N = A_N * Affine<Real>{loss[0], loss[1], loss[2]};
    const auto lateral = column_.lateral_flux();
    const Affine<Real> Q_NA = A_N * Affine<Real>{lateral[0] + lateral[1], lateral[2], lateral[3]};
    const Affine<Real> dP_A{Real(0), Real(0), Real(1)}, dp_N{Real(0), Real(1), Real(0)};
    const Affine<Real> w_rhs{R.lumped[kAnnulusWater] - Y.lumped[kAnnulusWater] + a * kappa.value * drained, Real(0),
                             a * kappa.value * conductance};
    const Real w_diagonal = 1.0 + a * kappa.slope * drained / annulus.volume;
    const Affine<Real> w_A = (1.0 / w_diagonal) * (w_rhs - a * Q_NA);
    const Affine<Real> dp_A = dP_A - (S_A.slope / annulus.volume) * w_A;

    Real spring_force = law.solid_force(Y.x), spring_stiffness = law.f_s * law.spring.stiffness(law.x_r + Y.x);
    for (int b = 0; b < kBranches; ++b) {
      const Real ratio = a / law.branch_time[b];
      const Real z = (R.lumped[kFastBranch + b] + ratio * Y.x) / (1.0 + ratio);
      spring_force = spring_force + law.branch_stiffness[b] * (Y.x - z);
      spring_stiffness = spring_stiffness + law.branch_stiffness[b] / (1.0 + ratio);
    }
    const Affine<Real> missing{load.force - A_N * Y.p_N - A_A * Y.p_A - spring_force, Real(0), Real(0)};
    const Affine<Real> x = (1.0 / spring_stiffness) * (missing - A_N * dp_N - A_A * dp_A);

    const auto p = law.pressures(Y.x, w);
    const Real by_outer = law.f_A / A * law.spring.stiffness(law.outer_extension(Y.x, w));
    const Real by_nucleus = law.f_N / A * law.spring.stiffness(law.nucleus_extension(Y.x, w));
    const Affine<Real> annulus_defect{p.annulus - Y.p_A, Real(0), Real(0)};
    const Affine<Real> nucleus_defect{(p.nucleus - p.annulus) - (Y.p_N - Y.p_A), Real(0), Real(0)};
    const Affine<Real> f = annulus_defect + by_outer * (x - (1.0 / A) * (w_N + w_A)) - dp_A;
    const Affine<Real> g = nucleus_defect + by_nucleus * (x - (1.0 / A_N) * w_N) - (dp_N - dp_A);
    const auto [step_N, step_A] = solve_pair(f, g);
    const Real largest = column_.largest_increment(step_N, step_A);
    if (!all_finite(largest)) return false;
    const Real scale = column_.safe_scale(Y.J, step_N, step_A);

    column_.apply(Y.J, step_N, step_A, scale);
    const Real dw_A = scale * w_A.at(step_N, step_A);
    Y.lumped[kAnnulusWater] = Y.lumped[kAnnulusWater] + dw_A;
    Y.x = Y.x + scale * x.at(step_N, step_A);
    Y.p_N = Y.p_N + scale * step_N;
    Y.p_A = Y.p_A + scale * dp_A.at(step_N, step_A);
    if (reduce_max(select(scale < Real(1), Real(1), largest)) > kNewtonIncrement) continue;

    const auto q = column_.outflow();
    const Real kappa_new = kappa.value - kappa.slope * dw_A / annulus.volume;
    const Real endplates = annulus.endplates * (kappa_new * (P_A - annulus.venous_pressure) + kappa.value * step_A);
    const Real periphery = annulus.periphery * (kappa_new * P_A + kappa.value * step_A);
    out.J.resize(cells());
    for (std::size_t i = 0; i < cells(); ++i) out.J[i] = (Y.J[i] - R.J[i]) / a;
    out.route = {A_N * q[0], A_N * q[1], endplates, periphery, A_N * q[2]};
    out.lumped[kAnnulusWater] = (Y.lumped[kAnnulusWater] - R.lumped[kAnnulusWater]) / a;
    for (int b = 0; b < kBranches; ++b) {
      const Real ratio = a / law.branch_time[b];
      Real& z = Y.lumped[kFastBranch + b];
      z = (R.lumped[kFastBranch + b] + ratio * Y.x) / (1.0 + ratio);
      out.lumped[kFastBranch + b] = (Y.x - z) / law.branch_time[b];
    }
    return true;
  }
  return false;
}

template <class Real>
Real DiscElement<Real>::error_norm(std::vector<Real>& dJ, const std::array<Real, kLumped>& lumped) {
  column_.filter(dJ);
  Real sum = Real(0), height = Real(0);
  for (std::size_t i = 0; i < cells(); ++i) {
    const Real dZ = k_.column.thickness[i];
    sum = sum + dZ * dJ[i] * dJ[i];
    height = height + dZ;
  }
  Real norm = sqrt(sum / height) / kStrainScale;
  norm = lane_max(norm, abs(lumped[kAnnulusWater]) / (kStrainScale * k_.annulus.volume));
  for (int b = 0; b < kBranches; ++b)
    norm = lane_max(norm, abs(lumped[kFastBranch + b]) / (kStrainScale * height));
  return norm;
}

template class DiscElement<double>;

}  // namespace spinewalk::disc
