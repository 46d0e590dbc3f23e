#include "spine/guarded_integrator.hpp"

#include "model/errors.hpp"

#include <fmt/core.h>
#include <boost/numeric/odeint/stepper/controlled_runge_kutta.hpp>
#include <boost/numeric/odeint/stepper/runge_kutta_dopri5.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace spinewalk::spine {

namespace {

namespace odeint = boost::numeric::odeint;
using Stepper = odeint::runge_kutta_dopri5<State>;
using Clock = std::chrono::steady_clock;

constexpr double kFirstStep = 1e-4;  // [s]; step control settles within a few steps
constexpr int kClockInterval = 64;   // attempts between two looks at the clock
constexpr std::size_t kWorstStates = 10;

bool all_finite(const State& y) {
  return std::all_of(y.begin(), y.end(), [](double value) { return std::isfinite(value); });
}

// Odeint's own checker takes a maximum over NaN as zero. This one weighs every state by its size, rejects
// what is not finite, and leaves the weighted errors of the last attempt for the report.
class WeightedErrorChecker {
 public:
  WeightedErrorChecker(double tolerance, State* weighted) : tolerance_(tolerance), weighted_(weighted) {}

  template <class Algebra>
  double error(Algebra&, const State& y, const State&, const State& difference, double) const {
    const State& scale = state_scale();
    double largest = 0;
    bool finite = true;
    for (std::size_t i = 0; i < kStates; ++i) {
      const double weighted = std::abs(difference[i]) / (tolerance_ * (scale[i] + std::abs(y[i])));
      (*weighted_)[i] = weighted;
      largest = std::max(largest, weighted);
      finite = finite && std::isfinite(weighted);
    }
    return finite ? largest : std::numeric_limits<double>::infinity();
  }

 private:
  double tolerance_;
  State* weighted_;
};

using Controlled = odeint::controlled_runge_kutta<Stepper, WeightedErrorChecker>;

}  // namespace

std::string name_worst_states(const State& error) {
  std::array<std::size_t, kStates> order;
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto size = [&](std::size_t i) {
    return std::isfinite(error[i]) ? std::abs(error[i]) : std::numeric_limits<double>::infinity();
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return size(a) > size(b); });
  std::string text;
  for (std::size_t n = 0; n < kWorstStates && size(order[n]) > 0; ++n) {
    text += fmt::format("{}{} ({:.3g})", n == 0 ? "" : ", ", state_name(order[n]), error[order[n]]);
  }
  return text.empty() ? "none" : text;
}

class GuardedIntegrator::Implementation {
 public:
  Implementation(RightHandSide rhs, const ChainLimits& limits)
      : rhs_(std::move(rhs)),
        limits_(limits),
        controlled_(WeightedErrorChecker(limits.relative_tolerance, &weighted_error_)) {
    weighted_error_.fill(0);
  }

  State integrate(const State& start, double t0, double t1, int samples, const Observer& observe) {
    y_ = start;
    const auto counted = [this](const State& y, State& rate, double t) {
      ++report.evaluations;
      rhs_(y, rate, t);
    };
    counted(y_, rate_, t0);
    if (!all_finite(y_) || !all_finite(rate_)) fail_not_finite(t0);

    int next_sample = 0;
    for (double t = t0; t < t1;) {
      const bool cut = fit_step(t, t1);
      const double attempted = step_;
      double t_next = t;
      const auto result = controlled_.try_step(counted, y_, rate_, t_next, y_next_, rate_next_, step_);
      check_limits(t);
      if (result == odeint::fail) {
        ++report.rejected;
        free_step_ = step_;
        if (!(step_ >= limits_.smallest_step)) fail_small_step(t);
        continue;
      }
      if (!all_finite(y_next_) || !all_finite(rate_next_)) fail_not_finite(t_next);
      ++report.steps;
      report.smallest_step = report.steps == 1 ? attempted : std::min(report.smallest_step, attempted);
      if (!(t_next > t)) fail_small_step(t);
      if (!cut) free_step_ = step_;
      if (t_next >= t1 - limits_.smallest_step) t_next = t1;
      next_sample = show_samples(t, t_next, t0, t1, samples, next_sample, observe);
      t = t_next;
      y_ = y_next_;
      rate_ = rate_next_;
    }
    return y_;
  }

  IntegrationReport report;

 private:
  // Takes the controller's step, shortened so that the last two steps before t1 are of one size.
  bool fit_step(double t, double t1) {
    const double left = t1 - t;
    step_ = free_step_;
    if (left > 2 * step_) return false;
    step_ = left > step_ ? left / 2 : left;
    return true;
  }

  int show_samples(double t, double t_next, double t0, double t1, int samples, int next,
                   const Observer& observe) {
    for (; next < samples; ++next) {
      const double moment = t0 + (t1 - t0) * next / samples;
      if (moment >= t_next) break;
      State y;
      controlled_.stepper().calc_state(moment, y, y_, rate_, t, y_next_, rate_next_, t_next);
      observe(moment, y);
    }
    return next;
  }

  void check_limits(double t) {
    if (report.evaluations > limits_.evaluations) {
      throw SolverError(
          fmt::format("gave up at t = {:.6g} s after {} evaluations of the right-hand side; "
                      "worst states by weighted error: {}",
                      t, report.evaluations, name_worst_states(weighted_error_)),
          SolverError::Reason::limit);
    }
    if (++attempts_ % kClockInterval != 0) return;
    const double elapsed = std::chrono::duration<double>(Clock::now() - begin_).count();
    if (elapsed > limits_.wall_clock) {
      throw SolverError(
          fmt::format("gave up at t = {:.6g} s after {:.3g} s of computing; "
                      "worst states by weighted error: {}",
                      t, elapsed, name_worst_states(weighted_error_)),
          SolverError::Reason::limit);
    }
  }

  [[noreturn]] void fail_small_step(double t) const {
    throw SolverError(
        fmt::format("the step fell to {:.3g} s, below the smallest of {:.3g} s, at t = {:.6g} s; "
                    "worst states by weighted error: {}",
                    step_, limits_.smallest_step, t, name_worst_states(weighted_error_)),
        SolverError::Reason::small_step);
  }

  [[noreturn]] void fail_not_finite(double t) const {
    State bad = rate_;
    for (std::size_t i = 0; i < kStates; ++i) {
      const bool finite = std::isfinite(y_[i]) && std::isfinite(rate_[i]) && std::isfinite(y_next_[i]) &&
                          std::isfinite(rate_next_[i]);
      bad[i] = finite ? 0 : std::numeric_limits<double>::quiet_NaN();
    }
    throw SolverError(
        fmt::format("a state or its rate is not finite at t = {:.6g} s: {}", t, name_worst_states(bad)),
        SolverError::Reason::not_finite);
  }

  RightHandSide rhs_;
  ChainLimits limits_;
  State weighted_error_;
  Controlled controlled_;
  State y_{}, rate_{}, y_next_{}, rate_next_{};
  double free_step_ = kFirstStep;  // the controller's wish, kept from stride to stride
  double step_ = kFirstStep;
  Clock::time_point begin_ = Clock::now();
  long attempts_ = 0;
};

GuardedIntegrator::GuardedIntegrator(RightHandSide rhs, const ChainLimits& limits)
    : implementation_(std::make_unique<Implementation>(std::move(rhs), limits)) {}

GuardedIntegrator::~GuardedIntegrator() = default;

State GuardedIntegrator::integrate(const State& start, double t0, double t1, int samples,
                                   const Observer& observe) {
  return implementation_->integrate(start, t0, t1, samples, observe);
}

const IntegrationReport& GuardedIntegrator::report() const { return implementation_->report; }

}  // namespace spinewalk::spine
