/// Layers at the bone in the lanes of a pack, for the translation units that instantiate them. Equation numbers: those of
/// bone_layer.hpp. Every lane iterates as if it were alone: what has converged is no longer changed.
///   tangents of a TR-BDF2 step, without products by the stage Jacobians A (M = I - a A, a = h gamma/2, w/d of fluid_stepper.hpp):
///   M T = W at the step before  =>  a A T = T - W;   M_2 T_2 = 2 T - W,   M_3 T_3 = T + w/d [(T - W) + (T_2 - 2 T + W)]  (5)
#pragma once

#include "disc/pack_element.hpp"
#include "solve/bone_layer.hpp"

#include <numbers>
#include <span>

namespace spinewalk::solve {

namespace layer {
inline constexpr double kGamma = 2.0 - std::numbers::sqrt2, kD = 0.5 * kGamma,
                        kW = 0.25 * std::numbers::sqrt2;
/// Share of the defect that Newton's method may leave in J of a stage (disc::newton_error).
inline constexpr double kNewtonShare = 0.5;
/// Above this defect the Jacobian of the stride map is taken anew, and wherever it has left more than this share of a defect:
/// direction-dependent endplates put corners into the map.
inline constexpr double kFar = 1e-2, kSlow = 0.25;
/// A pivot that is this small, or as large as its inverse, comes of a tissue that no load of a body leaves standing.
inline constexpr double kSingular = 1e-60;
inline constexpr int kMostStrides = 30, kMostIterations = 40, kCornerIteration = 6;

using disc::abs, disc::all, disc::any, disc::lane_max, disc::lane_min, disc::reduce_max, disc::select;

template <class Real>
class BoneLayer {
 public:
  BoneLayer(std::span<const LayerSetup> discs, double defect);
  void respond(std::span<LayerProblem> discs);

 private:
  using Cells = std::vector<Real>;
  using Matrix = std::vector<Real>;  ///< m x m, row by row
  struct Factors {
    Cells lower, per_pivot, upper;
  };

  void evaluate_cell(std::size_t i, const Real& J);
  void evaluate(const Cells& J, const Real& p);
  Real eliminate(const Cells& Y, const Real& a);
  Real safe_scale(const Cells& Y, const Real& largest) const;
  bool stage(Cells& Y, const Real& a, const Real& p, Cells& slope, bool with_tangents);
  void arrive(const disc::MaskOf<Real>& where, const Real& scale, bool with_tangents);
  void solve_factored(Matrix& X) const;
  void multiply(const Factors& factors, Cells& x) const;
  void limit_move();
  void move_start();
  void guess(const Cells& from, const Real& time, const Cells& slope, const Real* path, Cells& Y) const;
  void follow(const Cells& Y, Real* path);
  bool step(std::size_t k, const Real& p_middle, const Real& p_end, bool known, bool with_tangents);
  bool stride(bool known, bool with_tangents);
  void factorise(const disc::MaskOf<Real>& where);
  void solve_map(Cells& x) const;
  Real steady_pressure(const Real& Q);
  void gather(std::span<LayerProblem> discs);
  void keep(const disc::MaskOf<Real>& arrived);

  double periodic_;  ///< largest |J(T) - J(0)|
  std::size_t m_;
  Real half_open_, direction_ratio_, period_;
  disc::TissueConstants<Real> tissue_;
  Cells thickness_, per_thickness_;
  Cells S_, S_slope_, rho_, rho_slope_, u_, by_outer_, by_inner_;
  Cells pressures_, start_, J_, middle_, R_, increment_, f1_, f2_, f3_;
  Cells column_;
  Cells path_, moved_;  ///< J of both stages of every step of the last stride; by how much a stage moved it
  bool known_ = false;  ///< the path comes from an earlier search
  std::array<Real, 2> flow_;     ///< of the last stage, at the bone and at the steady cell
  std::array<Real, 2> u1_, u2_;  ///< of the first two stages
  Factors factors_, kept_;       ///< of the last evaluation; of that with which a lane's iteration ended
  Matrix T_, W_, T2_, work_, map_;
  Real outflow_;
  Cells ripple_;
  struct {
    Cells ripple, slope, path;
    std::array<Real, 2> flow;
    Real outflow, defect;
  } found_;  ///< of each lane's periodic stride
  // 1 or 0 a lane: its stride is still sought; its Jacobian is taken anew; a stage of it had no solution; the last elimination no
  // pivot. Solves of each.
  Real searching_, fresh_, failed_, singular_, solves_;
};

template <class Real>
BoneLayer<Real>::BoneLayer(std::span<const LayerSetup> discs, double defect)
    : periodic_(defect),
      m_(discs[0].thickness.size() - 1),
      half_open_(disc::gather<Real>(discs, [](const LayerSetup& d) { return d.half_open; })),
      direction_ratio_(disc::gather<Real>(discs, [](const LayerSetup& d) { return d.direction_ratio; })),
      period_(disc::gather<Real>(discs, [](const LayerSetup& d) { return d.period; })) {
  std::vector<disc::TissueConstants<double>> tissues;
  for (const LayerSetup& d : discs) tissues.push_back(d.tissue);
  tissue_ = disc::gather_tissue<Real>(tissues);
  for (std::size_t i = 0; i <= m_; ++i) {
    thickness_.push_back(disc::gather<Real>(discs, [i](const LayerSetup& d) { return d.thickness[i]; }));
    per_thickness_.push_back(1.0 / thickness_.back());
  }
  const Real zero(0);
  for (auto* v : {&S_, &S_slope_, &rho_, &rho_slope_, &u_, &by_outer_, &by_inner_}) v->assign(m_ + 1, zero);
  for (auto* v :
       {&start_, &J_, &middle_, &R_, &increment_, &f1_, &f2_, &f3_, &moved_, &column_, &found_.slope})
    v->assign(m_, zero);
  for (auto* f : {&factors_, &kept_})
    for (auto* v : {&f->lower, &f->per_pivot, &f->upper}) v->assign(m_, zero);
  for (auto* M : {&T_, &W_, &T2_, &work_, &map_}) M->assign(m_ * m_, zero);
}

/// LU factors of I - T in these lanes. T shortens and keeps signs, so no pivot is near zero.
template <class Real>
void BoneLayer<Real>::factorise(const disc::MaskOf<Real>& where) {
  Matrix& M = work_;
  for (std::size_t i = 0; i < m_ * m_; ++i) M[i] = Real(i / m_ == i % m_ ? 1 : 0) - T_[i];
  for (std::size_t k = 0; k < m_; ++k) {
    const Real per_pivot = 1.0 / M[k * m_ + k];
    for (std::size_t i = k + 1; i < m_; ++i) {
      const Real factor = M[i * m_ + k] * per_pivot;
      M[i * m_ + k] = factor;
      for (std::size_t c = k + 1; c < m_; ++c) M[i * m_ + c] = M[i * m_ + c] - factor * M[k * m_ + c];
    }
    M[k * m_ + k] = per_pivot;
  }
  for (std::size_t i = 0; i < m_ * m_; ++i) map_[i] = select(where, M[i], map_[i]);
}

/// x = (I - T)^-1 x.
template <class Real>
void BoneLayer<Real>::solve_map(Cells& x) const {
  for (std::size_t i = 1; i < m_; ++i)
    for (std::size_t c = 0; c < i; ++c) x[i] = x[i] - map_[i * m_ + c] * x[c];
  for (std::size_t i = m_; i-- > 0;) {
    for (std::size_t c = i + 1; c < m_; ++c) x[i] = x[i] - map_[i * m_ + c] * x[c];
    x[i] = x[i] * map_[i * m_ + i];
  }
}

/// Shortens the increments of a start to what leaves every cell its last pores and changes no J by more than 0.1: far from the
/// periodic stride the map's tangent would swell cells to several times their volume, from which no stride sets out.
template <class Real>
void BoneLayer<Real>::limit_move() {
  Real largest(0);
  for (std::size_t i = 0; i < m_; ++i) largest = lane_max(largest, abs(increment_[i]));
  const Real scale = safe_scale(start_, largest);
  for (std::size_t i = 0; i < m_; ++i) increment_[i] = scale * increment_[i];
}

/// The start by the increments, and the first slope, of the state that the last stride ended with, with it: A x = (x - M x)/a.
template <class Real>
void BoneLayer<Real>::move_start() {
  const Real per_a = static_cast<double>(pressures_.size()) / (period_ * kD);
  for (std::size_t i = 0; i < m_; ++i) {
    start_[i] = start_[i] + searching_ * increment_[i];
    increment_[i] = column_[i] = start_[i] - J_[i];
  }
  multiply(kept_, column_);
  for (std::size_t i = 0; i < m_; ++i) f1_[i] = f1_[i] + per_a * (increment_[i] - column_[i]);
}

/// p_eff of (4) for the flow Q, from the steady cell outwards.
template <class Real>
Real BoneLayer<Real>::steady_pressure(const Real& Q) {
  const Real resistance = Q * select(Q < Real(0), direction_ratio_, Real(1));
  Real S = S_[m_], rho = rho_[m_], J = start_[m_ - 1];
  for (std::size_t i = m_; i-- > 0;) {
    Real moving(1);
    for (int iteration = 0; iteration < kMostIterations && reduce_max(moving) > 0; ++iteration) {
      evaluate_cell(i, J);
      const Real residual = S_[i] - S - resistance * (rho_[i] + rho);
      const Real change = residual / (S_slope_[i] - resistance * rho_slope_[i]);
      J = J - moving * change;
      moving = select(abs(change) < Real(1e-12), Real(0), moving);
    }
    evaluate_cell(i, J);
    S = S_[i], rho = rho_[i];
  }
  return S + resistance * rho;
}

template <class Real>
void BoneLayer<Real>::gather(std::span<LayerProblem> discs) {
  using D = LayerProblem;
  const auto of = [&](auto f) { return disc::gather<Real>(discs, f); };
  const std::size_t n = discs[0].pressures->size();
  pressures_.resize(n);
  for (std::size_t k = 0; k < n; ++k) pressures_[k] = of([k](const D& d) { return (*d.pressures)[k]; });
  for (std::size_t i = 0; i < m_; ++i) {
    start_[i] = of([i](const D& d) { return d.start->J[i]; });
    f1_[i] = of([i](const D& d) { return d.start->slope[i]; });
  }
  for (std::size_t end = 0; end < 2; ++end) u1_[end] = of([end](const D& d) { return d.start->flow[end]; });
  evaluate_cell(m_, of([](const D& d) { return d.steady_J; }));
  ripple_.assign(n, Real(0));
  found_.ripple.assign(n, Real(0));
  known_ = discs[0].start->path.size() == 2 * n * m_;
  path_.assign(2 * n * m_, Real(0));
  found_.path = path_;
  for (std::size_t i = 0; i < path_.size() && known_; ++i)
    path_[i] = of([i](const D& d) { return d.start->path[i]; });
}

/// What the lanes that have arrived have found.
template <class Real>
void BoneLayer<Real>::keep(const disc::MaskOf<Real>& arrived) {
  for (std::size_t k = 0; k < ripple_.size(); ++k)
    found_.ripple[k] = select(arrived, ripple_[k], found_.ripple[k]);
  for (std::size_t i = 0; i < m_; ++i) found_.slope[i] = select(arrived, f1_[i], found_.slope[i]);
  for (std::size_t end = 0; end < 2; ++end) found_.flow[end] = select(arrived, u1_[end], found_.flow[end]);
  for (std::size_t i = 0; i < path_.size(); ++i) found_.path[i] = select(arrived, path_[i], found_.path[i]);
  found_.outflow = select(arrived, outflow_, found_.outflow);
}

template <class Real>
void BoneLayer<Real>::respond(std::span<LayerProblem> discs) {
  gather(discs);
  const Real one(1), zero(0);
  searching_ = one, failed_ = solves_ = zero;
  Real defect(std::numeric_limits<double>::max()), before = defect;
  for (int n = 0; n < kMostStrides && reduce_max(searching_) > 0; ++n) {
    const Real far = n == 0 ? one : select(defect > lane_min(Real(kFar), kSlow * before), searching_, zero);
    const bool fresh = reduce_max(far) > 0;
    fresh_ = far;
    if (!stride(known_ || n > 0, fresh)) break;
    if (fresh) factorise(far > zero);
    Real largest = zero;
    for (std::size_t i = 0; i < m_; ++i) {
      increment_[i] = J_[i] - start_[i];
      largest = lane_max(largest, abs(increment_[i]));
    }
    before = defect;
    defect = select(searching_ > zero, largest, defect);
    const Real still = select(defect > Real(periodic_), searching_, zero);
    const auto arrived = still < searching_;
    if (any(arrived)) keep(arrived);
    searching_ = still;
    solve_map(increment_);
    limit_move();
    move_start();
  }
  const Real p_eff = reduce_max(searching_) == 0 ? steady_pressure(found_.outflow) : zero;
  for (std::size_t lane = 0; lane < discs.size(); ++lane) {
    auto& [pressures, steady_J, start, response, outcome] = discs[lane];
    const auto of = [lane](const Real& value) { return disc::lane_value(value, lane); };
    outcome = of(failed_) > 0      ? LayerOutcome::no_step
              : of(searching_) > 0 ? LayerOutcome::no_period
                                   : LayerOutcome::periodic;
    double mean = 0;
    for (const double p : *pressures) mean += p / static_cast<double>(pressures->size());
    response = {of(p_eff) - mean,
                of(found_.outflow),
                {},
                of(defect),
                std::lround(of(solves_)) * static_cast<long>(m_)};
    for (const Real& u : found_.ripple) response.ripple.push_back(of(u) - response.outflow);
    for (std::size_t i = 0; i < m_; ++i) start->J[i] = of(start_[i]), start->slope[i] = of(found_.slope[i]);
    start->flow = {of(found_.flow[0]), of(found_.flow[1])};
    start->path.clear();
    for (const Real& J : found_.path) start->path.push_back(of(J));
  }
}

}  // namespace layer
}  // namespace spinewalk::solve
