#include "spine/chain.hpp"

#include "model/errors.hpp"
#include "spine/collocation.hpp"
#include "spine/equilibrium.hpp"
#include "spine/periodic.hpp"
#include "spine/recorder.hpp"
#include "spine/symmetry.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>

namespace spinewalk::spine {

namespace {

constexpr double kLongestStep = 2e-3;  // [s] of the collocation: force within 1e-4 (collocation_test.cpp)

State to_state(const std::vector<double>& values) {
  assert(values.size() == kStates);
  State y;
  std::copy(values.begin(), values.end(), y.begin());
  return y;
}

}  // namespace

Chain::Chain(const model::Model& model, const ChainLimits& limits) : constants_(model), limits_(limits) {
  for (const model::Disc& disc : model.discs) discs_.emplace_back(disc);
}

CycleResponse Chain::solve_posture(const loading::Stride& stride, const Waters& waters) const {
  assert(stride.steady());
  const RightHandSide rhs(constants_, discs_, waters, stride);
  const State y = find_equilibrium(constants_, discs_, waters, stride);
  State rate;
  rhs(y, rate, 0);
  double residual = 0;
  for (std::size_t body = 0; body < kBodies; ++body) {
    residual = std::max(residual, std::abs(rate[kVelocity + body]) / model::kGravity);
  }
  if (!std::isfinite(residual)) {
    throw SolverError("the posture has no equilibrium: states not finite: " + name_worst_states(rate));
  }
  Recorder recorder(rhs, stride, 1);
  recorder.record(0, y);
  IntegrationReport report;
  report.evaluations = 1;
  return recorder.finish(y, residual, report);
}

CycleResponse Chain::solve_periodic(const loading::Stride& stride, const Waters& waters, int samples,
                                    const std::vector<double>& guess) const {
  if (samples % 2 == 0 && steps_alike(stride))
    return twice(solve_periodic(one_step(stride), waters, samples / 2, guess));
  assert(!stride.steady() && samples > 0);
  const RightHandSide rhs(constants_, discs_, waters, stride);
  Recorder recorder(rhs, stride, samples);
  const int substeps = std::max(1, static_cast<int>(std::ceil(stride.period / (samples * kLongestStep))));
  Collocation collocation(constants_, discs_, waters, stride, samples * substeps);
  const auto integrate = [&](State y) {
    for (int n = 0; n < collocation.steps(); ++n) {
      if (n % substeps == 0) recorder.record(n * collocation.step_size(), y);
      collocation.step(n, y);
    }
    return y;
  };
  const State start = guess.empty() ? find_equilibrium(constants_, discs_, waters, stride) : to_state(guess);
  const Periodic found = shoot(start, stride.period, discs_, waters, limits_.periodic_defect, recorder, integrate);
  return recorder.finish(found.end, found.defect, collocation.report());
}

CycleResponse Chain::solve_periodic_adaptive(const loading::Stride& stride, const Waters& waters, int samples,
                                             const std::vector<double>& guess) const {
  assert(!stride.steady() && samples > 0);
  const RightHandSide rhs(constants_, discs_, waters, stride);
  Recorder recorder(rhs, stride, samples);
  GuardedIntegrator integrator(std::cref(rhs), limits_);
  const auto integrate = [&](const State& start) {
    return integrator.integrate(start, 0, stride.period, samples,
                                [&](double t, const State& y) { recorder.record(t, y); });
  };
  const State start = guess.empty() ? find_equilibrium(constants_, discs_, waters, stride) : to_state(guess);
  const Periodic found = shoot(start, stride.period, discs_, waters, limits_.periodic_defect, recorder, integrate);
  return recorder.finish(found.end, found.defect, integrator.report());
}

CycleResponse Chain::advance_stride(const loading::Stride& stride, const Waters& waters, int samples,
                                    const std::vector<double>& state, int index) const {
  assert(!stride.steady() && samples > 0);
  const RightHandSide rhs(constants_, discs_, waters, stride);
  const double begin = stride.begin_of(index), end_time = stride.begin_of(index + 1);
  Recorder recorder(rhs, stride, samples, {begin, end_time, 1});
  GuardedIntegrator integrator(std::cref(rhs), limits_);
  const State start = to_state(state);
  const State end = integrator.integrate(start, begin, end_time, samples,
                                         [&](double t, const State& y) { recorder.record(t, y); });
  const State defect = periodic_defect(start, end);
  return recorder.finish(end, *std::max_element(defect.begin(), defect.end()), integrator.report());
}

}  // namespace spinewalk::spine
