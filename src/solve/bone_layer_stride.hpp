/// One stride of the layers at the bone: stages, steps and their tangents. Part of bone_layer_kernels.hpp, whose class it defines.
#pragma once

#include "disc/column_kernels.hpp"
#include "solve/bone_layer_kernels.hpp"

namespace spinewalk::solve::layer {

template <class Real>
SPINEWALK_INLINE void BoneLayer<Real>::evaluate_cell(std::size_t i, const Real& J) {
  Real per_pores;
  const auto S = swelling_pressure(tissue_.swelling, J, per_pores);
  const auto per_k = resistivity(tissue_.permeability, J, per_pores);
  const Real half = half_open_ * thickness_[i];
  S_[i] = S.value, S_slope_[i] = S.slope;
  rho_[i] = half * (J * per_k.value);
  rho_slope_[i] = half * (per_k.value + J * per_k.slope);
}

template <class Real>
void BoneLayer<Real>::evaluate(const Cells& J, const Real& p) {
  for (std::size_t i = 0; i < m_; ++i) evaluate_cell(i, J[i]);
  const Real inward = 1.0 / direction_ratio_;
  for (std::size_t f = 0; f <= m_; ++f) {
    const Real drive = (f == 0 ? p : S_[f - 1]) - S_[f];
    const Real per_rho = 1.0 / (f == 0 ? rho_[0] : rho_[f - 1] + rho_[f]);
    const Real C = select(drive < Real(0), per_rho * inward, per_rho), steeper = C * drive * per_rho;
    u_[f] = C * drive;
    by_outer_[f] = f == 0 ? Real(0) : C * S_slope_[f - 1] - steeper * rho_slope_[f - 1];
    by_inner_[f] = -C * S_slope_[f] - steeper * rho_slope_[f];
  }
}

/// Newton's increments for Y - a f(Y) = R at the last evaluate(); returns the largest.
template <class Real>
Real BoneLayer<Real>::eliminate(const Cells& Y, const Real& a) {
  const Real one(1);
  Real per_pivot(0), upper(0), rhs(0);
  singular_ = Real(0);
  for (std::size_t i = 0; i < m_; ++i) {
    const Real s = a * per_thickness_[i];
    const Real lower = s * by_outer_[i] * per_pivot;
    const Real pivot = 1.0 - s * (by_outer_[i + 1] - by_inner_[i]) - lower * upper;
    rhs = R_[i] + s * (u_[i + 1] - u_[i]) - Y[i] - lower * rhs;
    const Real size = abs(pivot);
    singular_ = select(size < Real(1 / kSingular), singular_, one);
    singular_ = select(size > Real(kSingular), singular_, one);
    per_pivot = 1.0 / select(size > Real(kSingular), pivot, one);
    upper = i + 1 == m_ ? Real(0) : -s * by_inner_[i + 1];
    factors_.lower[i] = lower, factors_.per_pivot[i] = per_pivot, factors_.upper[i] = upper;
    increment_[i] = rhs;
  }
  Real largest(0), x(0);
  for (std::size_t i = m_; i-- > 0;) {
    x = (increment_[i] - factors_.upper[i] * x) * factors_.per_pivot[i];
    increment_[i] = x;
    largest = lane_max(largest, abs(x));
  }
  return largest;
}

/// The part of the increments that leaves every cell its last pores and changes no J by more than 0.1.
template <class Real>
Real BoneLayer<Real>::safe_scale(const Cells& Y, const Real& largest) const {
  Real scale = lane_min(Real(1), disc::column::kLargestStep / lane_max(largest, Real(1e-300)));
  for (std::size_t i = 0; i < m_; ++i) {
    const Real room = disc::column::room(Y[i] - tissue_.swelling.phi), lost = -increment_[i];
    scale = select(lost > room, lane_min(scale, room / lane_max(lost, Real(1e-300))), scale);
  }
  return scale;
}

/// Y - a f(Y) = R. Leaves flows and, `with_tangents`, the factors of I - a A. False when a lane finds no solution.
template <class Real>
bool BoneLayer<Real>::stage(Cells& Y, const Real& a, const Real& p, Cells& slope, bool with_tangents) {
  Real moving(1), before(0);
  Real whole(0), cornered(0);  // the step before was neither cut short nor halved; all steps are halved from now on
  for (int iteration = 0; iteration < kMostIterations; ++iteration) {
    evaluate(Y, p);
    const Real largest = eliminate(Y, a);
    solves_ = solves_ + searching_ * moving;
    failed_ = select(largest <= Real(std::numeric_limits<double>::max()), singular_, Real(1));
    if (reduce_max(failed_) > 0) return false;
    const Real safe = safe_scale(Y, largest);
    // Direction and tension put corners into the equations; from one side to the other Newton's method may go on for ever. A
    // step that is as long as half the whole one before it tells that; steps cut short by their limit say nothing.
    if (iteration >= kCornerIteration) cornered = select(largest > 0.5 * before, lane_max(cornered, whole), cornered);
    const Real scale = select(cornered > Real(0), 0.5 * safe, safe), by = moving * scale;
    whole = select(safe < Real(1), Real(0), 1.0 - cornered);
    for (std::size_t i = 0; i < m_; ++i) Y[i] = Y[i] + by * increment_[i];
    const Real left = select(cornered > Real(0), 0.5 * largest, disc::newton_error(largest, before));
    const Real remaining = select(safe < Real(1), Real(1), left);
    before = largest;
    const Real still = select(remaining > Real(kNewtonShare * periodic_), moving, Real(0));
    const auto arrived = still < moving;
    if (any(arrived)) arrive(arrived, scale, with_tangents);
    moving = still;
    if (reduce_max(moving) > 0) continue;
    const Real per_a = 1.0 / a;
    for (std::size_t i = 0; i < m_; ++i) slope[i] = (Y[i] - R_[i]) * per_a;
    return true;
  }
  failed_ = moving;
  return false;
}

/// Flows as linearised by the step that ends a lane's iteration, and its factors.
template <class Real>
void BoneLayer<Real>::arrive(const disc::MaskOf<Real>& where, const Real& scale, bool with_tangents) {
  const Real bone = u_[0] + scale * (by_inner_[0] * increment_[0]);
  const Real steady = u_[m_] + scale * (by_outer_[m_] * increment_[m_ - 1]);
  flow_ = {select(where, bone, flow_[0]), select(where, steady, flow_[1])};
  if (!with_tangents) return;
  const auto here = select(where, fresh_, Real(0)) > Real(0);
  for (std::size_t i = 0; i < m_; ++i) {
    kept_.lower[i] = select(here, factors_.lower[i], kept_.lower[i]);
    kept_.per_pivot[i] = select(here, factors_.per_pivot[i], kept_.per_pivot[i]);
    kept_.upper[i] = select(here, factors_.upper[i], kept_.upper[i]);
  }
}

/// X = (I - a A)^-1 X with the factors of the last stage.
template <class Real>
void BoneLayer<Real>::solve_factored(Matrix& X) const {
  for (std::size_t i = 1; i < m_; ++i)
    for (std::size_t c = 0; c < m_; ++c) X[i * m_ + c] = X[i * m_ + c] - kept_.lower[i] * X[(i - 1) * m_ + c];
  for (std::size_t c = 0; c < m_; ++c) X[(m_ - 1) * m_ + c] = X[(m_ - 1) * m_ + c] * kept_.per_pivot[m_ - 1];
  for (std::size_t i = m_ - 1; i-- > 0;)
    for (std::size_t c = 0; c < m_; ++c)
      X[i * m_ + c] = (X[i * m_ + c] - kept_.upper[i] * X[(i + 1) * m_ + c]) * kept_.per_pivot[i];
}

/// First guess of a stage: the stage before moved by its slope; or, once a stride like this one is known, its J there moved as
/// it was at the stage before.
template <class Real>
void BoneLayer<Real>::guess(const Cells& from, const Real& time, const Cells& slope, const Real* path,
                            Cells& Y) const {
  for (std::size_t i = 0; i < m_; ++i) {
    const Real J = path ? path[i] : from[i], change = path ? moved_[i] : time * slope[i];
    Y[i] = J + lane_max(change, 0.5 * (tissue_.swelling.phi - J));
  }
}

/// Writes a stage into the path.
template <class Real>
void BoneLayer<Real>::follow(const Cells& Y, Real* path) {
  for (std::size_t i = 0; i < m_; ++i) moved_[i] = Y[i] - path[i], path[i] = Y[i];
}

/// x = (I - a A) x from the factors.
template <class Real>
void BoneLayer<Real>::multiply(const Factors& factors, Cells& x) const {
  for (std::size_t i = 0; i < m_; ++i)
    x[i] = x[i] / factors.per_pivot[i] + (i + 1 < m_ ? factors.upper[i] * x[i + 1] : Real(0));
  for (std::size_t i = m_ - 1; i > 0; --i) x[i] = x[i] + factors.lower[i] * x[i - 1];
}

/// One step from the sample k; `known`: the path of a stride like this one is there to start from.
template <class Real>
bool BoneLayer<Real>::step(std::size_t k, const Real& p_middle, const Real& p_end, bool known,
                           bool with_tangents) {
  const Real h = period_ / static_cast<double>(pressures_.size()), a = h * kD, w = h * kW;
  Real* const path = path_.data() + 2 * k * m_;
  for (std::size_t i = 0; i < m_; ++i) R_[i] = J_[i] + a * f1_[i];
  guess(J_, h * kGamma, f1_, known ? path : nullptr, middle_);
  if (!stage(middle_, a, p_middle, f2_, with_tangents)) return false;
  u2_ = flow_;
  follow(middle_, path);
  if (with_tangents) {
    for (std::size_t i = 0; i < m_ * m_; ++i) T2_[i] = work_[i] = 2.0 * T_[i] - W_[i];
    solve_factored(T2_);
    for (std::size_t i = 0; i < m_ * m_; ++i)
      W_[i] = T_[i] + (kW / kD) * ((T_[i] - W_[i]) + (T2_[i] - work_[i]));
  }
  for (std::size_t i = 0; i < m_; ++i) R_[i] = J_[i] + w * (f1_[i] + f2_[i]);
  guess(middle_, h * (1 - kGamma), f2_, known ? path + m_ : nullptr, J_);
  if (!stage(J_, a, p_end, f3_, with_tangents)) return false;
  follow(J_, path + m_);
  if (with_tangents) {
    T_ = W_;
    solve_factored(T_);
  }
  return true;
}

template <class Real>
bool BoneLayer<Real>::stride(bool known, bool with_tangents) {
  const std::size_t n = pressures_.size();
  J_ = start_;
  for (std::size_t i = 0; i < m_; ++i) moved_[i] = start_[i] - path_[(2 * n - 1) * m_ + i];
  // The first slope and flow are those at the end of the stride before: the start of a periodic one. Evaluated at a guess they
  // would be enormous, as the first cell answers within a millisecond; but they follow a change of it (move_start).
  if (with_tangents) {
    evaluate(start_, pressures_[0]);
    eliminate(start_, period_ / static_cast<double>(n) * kD);
    for (std::size_t c = 0; c < m_; ++c) {
      for (std::size_t i = 0; i < m_; ++i) column_[i] = T_[i * m_ + c] = Real(i == c ? 1 : 0);
      multiply(factors_, column_);
      for (std::size_t i = 0; i < m_; ++i) W_[i * m_ + c] = column_[i];
    }
  }
  outflow_ = Real(0);
  for (std::size_t k = 0; k < n; ++k) {
    const Real here = pressures_[k], next = pressures_[(k + 1) % n];
    if (!step(k, here + kGamma * (next - here), next, known, with_tangents)) return false;
    ripple_[k] = kW * (u1_[0] + u2_[0]) + kD * flow_[0];
    outflow_ = outflow_ + (kW * (u1_[1] + u2_[1]) + kD * flow_[1]) * (1.0 / static_cast<double>(n));
    u1_ = flow_;
    f1_.swap(f3_);
  }
  return true;
}

}  // namespace spinewalk::solve::layer
