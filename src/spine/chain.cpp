#include "spine/chain.hpp"

#include "model/errors.hpp"
#include "spine/equilibrium.hpp"
#include "spine/periodic.hpp"
#include "spine/recorder.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <limits>

namespace spinewalk::spine {

namespace {

constexpr double kPeriodicTolerance = 1e-8;
constexpr double kStallTolerance =
    1e-6;                         // accepted when a further stride does not halve the defect: where a moment
                                  // changes its sign, |M| has a corner, and step control leaves noise of 1e-7
constexpr int kMostStrides = 40;  // the default subject needs 4 or 5

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
  assert(!stride.steady() && samples > 0);
  const RightHandSide rhs(constants_, discs_, waters, stride);
  Recorder recorder(rhs, stride, samples);
  GuardedIntegrator integrator(std::cref(rhs), limits_);
  const auto record = [&](double t, const State& y) { recorder.record(t, y); };

  State start = guess.empty() ? find_equilibrium(constants_, discs_, waters, stride) : to_state(guess);
  State defect{};
  double largest = std::numeric_limits<double>::infinity();
  for (int n = 0; n < kMostStrides; ++n) {
    recorder.begin();
    const State end = integrator.integrate(start, 0, stride.period, samples, record);
    defect = periodic_defect(start, end);
    const double before = largest;
    largest = *std::max_element(defect.begin(), defect.end());
    const bool stalled = largest <= kStallTolerance && largest > 0.5 * before;
    if (largest <= kPeriodicTolerance || stalled) return recorder.finish(end, largest, integrator.report());
    model::PerLevel<BranchShare> shares;
    for (std::size_t level = 0; level < model::kLevels; ++level) {
      shares[level] = find_branch_share(discs_[level], waters[level], recorder.response().compression[level]);
    }
    start = improve_start(start, end, stride.period, discs_, shares);
  }
  throw SolverError(
      fmt::format("no periodic response within {} strides of {:.4g} s; worst states by relative "
                  "defect: {}",
                  kMostStrides, stride.period, name_worst_states(defect)));
}

CycleResponse Chain::advance_stride(const loading::Stride& stride, const Waters& waters, int samples,
                                    const std::vector<double>& state) const {
  assert(!stride.steady() && samples > 0);
  const RightHandSide rhs(constants_, discs_, waters, stride);
  Recorder recorder(rhs, stride, samples);
  GuardedIntegrator integrator(std::cref(rhs), limits_);
  const State start = to_state(state);
  const State end = integrator.integrate(start, 0, stride.period, samples,
                                         [&](double t, const State& y) { recorder.record(t, y); });
  const State defect = periodic_defect(start, end);
  return recorder.finish(end, *std::max_element(defect.begin(), defect.end()), integrator.report());
}

}  // namespace spinewalk::spine
