/// TR-BDF2 for the fluid of several columns that advance together, in the form of an Odeint controlled stepper
/// (try_step). Second order, L-stable, stiffly accurate (Bank et al. 1985; error estimate of Hosea & Shampine 1996):
///   c = 0, gamma, 1 with gamma = 2 - sqrt 2;   d = gamma/2,  w = sqrt(2)/4                                         (1)
///   Y2 - h d f(Y2) = y + h d f(y)                                                                               (2)
///   Y3 - h d f(Y3) = y + h w [f(y) + f(Y2)],   y(t+h) = Y3                                                        (3)
///   guess of a stage at distance s from the last slope:  y + s f + s^2/2 (f - f')/(distance of f from f' before it)  (5)
///   error = h [(4w-1)/3 f(y) - 1/3 f(Y2) + 2d/3 f(Y3)], smoothed by the last stage matrix                         (4)
/// The local error of a step is held to kLocal tolerance^(3/2): it is of third order in the step, what a run accumulates of
/// second, so that the error of a run is proportional to `tolerance`, and below it (tests/verification/study/tolerance.csv).
/// Where the load jumps, call restart(): the first slope is then evaluated afresh and a small first step belongs to it.
/// The step is shared: its error is the largest over all discs, whatever the number of lanes that carry them. Nothing
/// allocates after the first step.
/// State: std::vector<disc::FluidState<Real>>; system: callable (t) -> const std::vector<disc::Load<Real>>&.
/// Between accepted steps `interpolate` gives a cubic Hermite of the differential states; algebraic ones follow.
/// Tests: tests/verification/column_test.cpp (observed order), tests/unit/solve.
#pragma once

#include "disc/element.hpp"
#include "solve/stepper.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>
#include <utility>
#include <vector>

namespace spinewalk::solve {

template <class Element, class Real = double>
class FluidStepper {
 public:
  using State = std::vector<disc::FluidState<Real>>;
  using Loads = std::vector<disc::Load<Real>>;

  /// @param tolerance relative error that a run may have [1].
  FluidStepper(std::vector<Element>& elements, double tolerance)
      : elements_(elements),
        tolerance_(tolerance),
        local_(kLocal * std::pow(tolerance, 1.5)),
        newton_(std::clamp(kNewton * local_ * disc::kStrainScale, disc::kNewtonError, kLoosest)),
        f1_(n()),
        f2_(n()),
        f3_(n()),
        slope0_(n()),
        R_(n()),
        error_(n()),
        lumped_error_(n()) {
    for (std::size_t e = 0; e < n(); ++e) slope0_[e].J.resize(elements_[e].cells());
  }

  /// The next step starts on the far side of a jump of the load.
  void restart() { fresh_ = true; }

  /// Tries one step of dt from t. On success advances y and t; always proposes the next dt.
  template <class System>
  controlled_step_result try_step(System&& system, State& y, double& t, double& dt) {
    const auto outcome = attempt(system, y, t, dt, newton_);
    if (outcome.converged && outcome.error <= 1.0) {
      const double most = rejected_.dt > 0 ? 1.0 : kFastest;  // a step that was just too long is not tried again at once
      accept(y, t, dt, {kW, kW, kD});
      dt *= std::min(most, growth(outcome.error, 3));
      return controlled_step_result::success;
    }
    ++counts_.rejected;
    const double shrink = outcome.converged ? std::max(0.1, growth(outcome.error, observed_order(dt, outcome.error))) : 0.25;
    rejected_ = {dt, outcome.converged ? outcome.error : 0};
    dt *= shrink;
    return controlled_step_result::fail;
  }

  /// One step of exactly dt, whatever its error. False when Newton's method failed.
  template <class System>
  bool do_step(System&& system, State& y, double& t, double dt) {
    if (!attempt(system, y, t, dt, disc::kNewtonError).converged) return false;
    accept(y, t, dt, {kW, kW, kD});
    return true;
  }

  /// One step of backward Euler, of first order: whatever its length, it damps what a jump of the load has set off, where (2) would
  /// throw it to the other side. False when Newton's method failed.
  bool relax(const Loads& loads, State& y, double& t, double dt) {
    y0_ = y1_ = y;
    if (!solve_stage(y1_, y0_, dt, loads, f3_, newton_)) return false;
    accept(y, t, dt, {0, 0, 1});
    smooth_ = fresh_ = false;
    return true;
  }

  /// State at `t` within the last accepted step, algebraic variables solved for `loads` at t.
  void interpolate(double t, const Loads& loads, State& out) {
    using disc::select;
    const double h = t1_ - t0_, s = (t - t0_) / h;
    const double h00 = (1 + 2 * s) * (1 - s) * (1 - s), h01 = 1 - h00;
    const double h10 = s * (1 - s) * (1 - s) * h, h11 = -s * s * (1 - s) * h;
    out = y1_;
    disc::Slopes<Real> unused;
    for (std::size_t e = 0; e < n(); ++e) {
      const auto& a = before_[e];
      const auto& b = y1_[e];
      for (std::size_t i = 0; i < a.J.size(); ++i)
        out[e].J[i] = h00 * a.J[i] + h01 * b.J[i] + h10 * slope0_[e].J[i] + h11 * f1_[e].J[i];
      for (int k = 0; k < disc::kLumped; ++k)
        out[e].lumped[k] =
            h00 * a.lumped[k] + h01 * b.lumped[k] + h10 * slope0_[e].lumped[k] + h11 * f1_[e].lumped[k];
      for (std::size_t r = 0; r < disc::kRoutes; ++r) {  // the same Hermite, so that water stays balanced
        const Real net = (b.outflow[r] - a.outflow[r]) - (b.inflow[r] - a.inflow[r]);
        const Real until = h01 * net + h10 * slope0_[e].route[r] + h11 * f1_[e].route[r];
        out[e].outflow[r] = a.outflow[r] + select(net > Real(0), until, Real(0));
        out[e].inflow[r] = a.inflow[r] - select(net > Real(0), Real(0), until);
        out[e].mechanical[r] = a.mechanical[r] + h01 * (b.mechanical[r] - a.mechanical[r]) + h10 * slope0_[e].mechanical[r] +
                               h11 * f1_[e].mechanical[r];
      }
      elements_[e].slopes(out[e], loads[e], unused);
    }
  }

  /// State at the stage t + gamma dt of the last step, with its algebraic variables.
  const State& middle() const { return Y2_; }
  const StepperCounts& counts() const { return counts_; }
  double tolerance() const { return tolerance_; }
  /// Disc that stopped the last failed step: largest error, or Newton's method stuck. Lanes count through the elements.
  std::size_t worst() const { return worst_; }
  /// Of the last attempt, for the disc in one lane of an element.
  Weighted weighted(std::size_t element, std::size_t lane) const {
    Weighted result{{}, {}, local_};
    for (const Real& value : error_[element]) result.cells.push_back(disc::lane_value(value, lane));
    for (int k = 0; k < disc::kLumped; ++k) result.lumped[k] = disc::lane_value(lumped_error_[element][k], lane);
    return result;
  }

  /// Between two steps nothing else carries over (StepperState).
  auto kept() { return std::tie(fresh_, smooth_, f1_, slope0_, before_, t0_, t1_, counts_); }

 private:
  static constexpr std::size_t kLanes = disc::kLaneCount<Real>;
  /// Against the scales of Element::error_norm, fitted: at 1e-4 the energy of a day closes within 1e-4 (T12).
  static constexpr double kLocal = 100;
  /// Share of the local error that Newton's method may leave, and the most [1] in J (chosen: of a day it moves height and water by
  /// less than a tenth of their error).
  static constexpr double kNewton = 0.02, kLoosest = 1e-5;
  static constexpr double kFastest = 4;  ///< growth from one step to the next
  static constexpr double kGamma = 2.0 - std::numbers::sqrt2;
  static constexpr double kD = 0.5 * kGamma, kW = 0.25 * std::numbers::sqrt2;

  struct Rejected {
    double dt = 0, error = 0;  ///< [s]; 0: the last attempt was accepted
  };
  struct Attempt {
    bool converged;
    double error;
  };

  std::size_t n() const { return elements_.size(); }

  static double growth(double error, double order) {
    return std::min(kFastest, 0.9 / std::pow(std::max(error, 1e-6), 1 / order));
  }

  /// How the error of a rejected step goes with its length: 3, unless the attempt before was rejected too and shows less, as
  /// at a kink of the solid's law (Hairer & Wanner 1996, IV.8).
  double observed_order(double dt, double error) const {
    if (rejected_.error <= 0 || rejected_.dt <= dt) return 3;
    return std::clamp(std::log(rejected_.error / error) / std::log(rejected_.dt / dt), 0.5, 3.0);
  }

  template <class System>
  Attempt attempt(System&& system, const State& y, double t, double dt, double newton) {
    y0_ = y;
    if (fresh_) {
      const Loads& loads = system(t);
      for (std::size_t e = 0; e < n(); ++e) elements_[e].slopes(y0_[e], loads[e], f1_[e]);
      fresh_ = smooth_ = false;
    }
    Y2_ = y0_;
    if (smooth_)
      for (std::size_t e = 0; e < n(); ++e) guess(e, before_[e], slope0_[e], f1_[e], t1_ - t0_, kGamma * dt, Y2_[e]);
    middle_ = system(t + kGamma * dt);
    for (std::size_t e = 0; e < n(); ++e) set_rhs(e, dt * kD, 0.0);
    if (!solve_stage(Y2_, R_, dt * kD, middle_, f2_, newton)) return {false, 0};
    y1_ = Y2_;
    for (std::size_t e = 0; e < n(); ++e) guess(e, y0_[e], f1_[e], f2_[e], kGamma * dt, (1 - kGamma) * dt, y1_[e]);
    end_ = system(t + dt);
    for (std::size_t e = 0; e < n(); ++e) set_rhs(e, dt * kW, dt * kW);
    if (!solve_stage(y1_, R_, dt * kD, end_, f3_, newton)) return {false, 0};
    double error = 0;
    for (std::size_t e = 0; e < n(); ++e) {
      const Real own = estimate(e, dt) / local_;
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        const double value = disc::lane_value(own, lane);
        if (!std::isfinite(value)) return fail(e, lane);
        if (value > error) worst_ = e * kLanes + lane, error = value;
      }
    }
    return {true, error};
  }

  /// (5) from slopes `apart` seconds apart, then and now; the algebraic variables follow a line.
  void guess(std::size_t e, const disc::FluidState<Real>& before, const disc::Slopes<Real>& then,
             const disc::Slopes<Real>& now, double apart, double ahead, disc::FluidState<Real>& Y) {
    const double bend = 0.5 * ahead / apart, share = ahead / apart;
    elements_[e].extrapolate(Y.J, now.J, then.J, ahead, bend);
    for (int k = 0; k < disc::kLumped; ++k)
      Y.lumped[k] = Y.lumped[k] + ahead * (now.lumped[k] + bend * (now.lumped[k] - then.lumped[k]));
    Y.x = Y.x + share * (Y.x - before.x);
    Y.p_N = Y.p_N + share * (Y.p_N - before.p_N);
    Y.p_A = Y.p_A + share * (Y.p_A - before.p_A);
  }

  /// The stage of every element; false, and who, when Newton's method fails.
  bool solve_stage(State& Y, const State& R, double a, const Loads& loads, std::vector<disc::Slopes<Real>>& f, double newton) {
    long most = 0;
    for (std::size_t e = 0; e < n(); ++e) {
      long iterations = 0;
      const auto converged = elements_[e].stage(Y[e], R[e], a, loads[e], f[e], iterations, newton);
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        if (disc::lane_value(converged, lane)) continue;
        note_change(e, Y[e]);
        return fail(e, lane).converged;
      }
      most = std::max(most, iterations);
    }
    counts_.newton += most;
    return true;
  }

  void note_change(std::size_t e, const disc::FluidState<Real>& Y) {
    error_[e].resize(Y.J.size());
    for (std::size_t i = 0; i < Y.J.size(); ++i) error_[e][i] = Y.J[i] - y0_[e].J[i];
    for (int k = 0; k < disc::kLumped; ++k) lumped_error_[e][k] = Y.lumped[k] - y0_[e].lumped[k];
  }

  Attempt fail(std::size_t element, std::size_t lane) {
    worst_ = element * kLanes + lane;
    return {false, 0};
  }

  /// R = y + a f(y) + b f(Y2).
  void set_rhs(std::size_t e, double a, double b) {
    R_[e].J.resize(y0_[e].J.size());
    for (std::size_t i = 0; i < R_[e].J.size(); ++i)
      R_[e].J[i] = y0_[e].J[i] + a * f1_[e].J[i] + (b == 0.0 ? Real(0) : b * f2_[e].J[i]);
    for (int k = 0; k < disc::kLumped; ++k)
      R_[e].lumped[k] = y0_[e].lumped[k] + a * f1_[e].lumped[k] + (b == 0.0 ? Real(0) : b * f2_[e].lumped[k]);
  }

  Real estimate(std::size_t e, double dt) {
    const double e1 = dt * (4 * kW - 1) / 3, e2 = -dt / 3, e3 = dt * 2 * kD / 3;
    error_[e].resize(y0_[e].J.size());
    auto& lumped = lumped_error_[e];
    for (std::size_t i = 0; i < error_[e].size(); ++i)
      error_[e][i] = e1 * f1_[e].J[i] + e2 * f2_[e].J[i] + e3 * f3_[e].J[i];
    for (int k = 0; k < disc::kLumped; ++k)
      lumped[k] = e1 * f1_[e].lumped[k] + e2 * f2_[e].lumped[k] + e3 * f3_[e].lumped[k];
    return elements_[e].error_norm(error_[e], lumped);
  }

  /// @param weight of the slopes of the three stages.
  void accept(State& y, double& t, double dt, const std::array<double, 3>& weight) {
    using disc::lane_max;
    for (std::size_t e = 0; e < n(); ++e)
      for (std::size_t r = 0; r < disc::kRoutes; ++r) {
        const auto over_step = [&](auto flow) {
          return dt * (weight[0] * flow(f1_[e]) + weight[1] * flow(f2_[e]) + weight[2] * flow(f3_[e]));
        };
        const Real net = over_step([r](const auto& f) { return f.route[r]; });
        y1_[e].outflow[r] = y1_[e].outflow[r] + lane_max(net, Real(0));
        y1_[e].inflow[r] = y1_[e].inflow[r] + lane_max(-net, Real(0));
        y1_[e].mechanical[r] = y1_[e].mechanical[r] + over_step([r](const auto& f) { return f.mechanical[r]; });
      }
    before_ = y0_;
    smooth_ = true;
    rejected_ = {};
    slope0_.swap(f1_);
    f1_.swap(f3_);
    y = y1_;
    t0_ = t;
    t1_ = t + dt;
    t = t1_;
    ++counts_.steps;
    counts_.smallest_step = std::min(counts_.smallest_step, dt);
  }

  std::vector<Element>& elements_;
  double tolerance_, local_, newton_;
  bool fresh_ = true, smooth_ = false;  ///< smooth: the last step belongs to the same load
  std::vector<disc::Slopes<Real>> f1_, f2_, f3_, slope0_;
  State R_, Y2_, y0_, y1_, before_;  ///< before: where the last accepted step began
  Loads middle_, end_;
  std::vector<std::vector<Real>> error_;
  std::vector<std::array<Real, disc::kLumped>> lumped_error_;
  double t0_ = 0, t1_ = 0;
  Rejected rejected_;
  std::size_t worst_ = 0;
  StepperCounts counts_;
};

}  // namespace spinewalk::solve
