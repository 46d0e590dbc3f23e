#include "solve/advance.hpp"

#include "solve/turnover.hpp"

#include "model/errors.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace spinewalk::solve {
namespace {

constexpr double kSmallestStep = 1e-10;  ///< [s]
/// Probes of the chain: after this long, then each time the time in the phase has grown by the factor.
constexpr double kFirstProbe = 30, kProbeGrowth = 1.6;

Instants instants_of(const std::vector<Element>& elements, const DiscStates& states, const ActivityLoad& load) {
  Instants result;
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    const disc::BasicForceLaw<double> law(elements[l].constants().law);
    const auto w = elements[l].water(states[l]);
    const auto pressure = [&](double ripple) { return law.pressures(states[l].x + ripple, w).nucleus; };
    result[l] = {load.mean[l].force,  load.force_min[l],            load.force_max[l],
                 states[l].p_N,       pressure(load.ripple_min[l]), pressure(load.ripple_max[l])};
  }
  return result;
}

/// Algebraic variables at the present water under a load.
void settle(std::vector<Element>& elements, DiscStates& states, const DiscLoads& loads) {
  disc::Slopes<double> unused;
  for (std::size_t l = 0; l < elements.size(); ++l) elements[l].slopes(states[l], loads[l], unused);
}

}  // namespace

void step_fluid(Stepper& stepper, const std::function<const DiscLoads&(double)>& loads, DiscStates& states, double& t,
                double& dt, double limit) {
  // A step that would leave a sliver before the limit takes it along.
  dt = t + 1.001 * dt >= limit ? limit - t : dt;
  while (stepper.try_step(loads, states, t, dt) != controlled_step_result::success) {
    if (dt > kSmallestStep) continue;
    throw SolverError(fmt::format(
        "the fluid of disc {} cannot be advanced at {:.6g} s: step below {:.0e} s (nucleus pressure {:.4g} MPa). "
        "A load beyond what the disc's solid can carry collapses the column; lower the load or raise its modulus",
        model::kLevelNames[stepper.worst()], t, kSmallestStep, states[stepper.worst()].p_N / 1e6));
  }
}

void advance_averaged(Advance& context, std::size_t phase, const loading::Stride& stride, double duration, double& t,
                      DiscStates& states) {
  const double start = t, end = start + duration;
  auto& [chain, elements, stepper, nutrition, recorder, report, progress] = context;
  ActivityLoad load = find_activity_load(chain, stride, find_waters(elements, states));
  const auto note = [&] {
    ++report.probes;
    report.evaluations += load.response.evaluations;
    report.periodic_residual = std::max(report.periodic_residual, load.response.residual);
  };
  note();
  const auto loads = [&](double) -> const DiscLoads& { return load.mean; };

  settle(elements, states, load.mean);
  set_layer_shift(load, elements, states);
  FlowRipple ripple = find_flow_ripple(load.response, elements, states, stepper.tolerance());
  recorder.begin_phase(phase, t, stride, states, instants_of(elements, states, load));
  if (!stride.steady()) recorder.burst(t, load, states);
  double dt = kFirstStep, next_row = recorder.next_row(t), next_probe = start + kFirstProbe;
  stepper.restart();
  DiscStates between;
  bool middle_taken = false;
  while (t < end) {
    const double t_before = t;
    const DiscStates before = states;
    step_fluid(stepper, loads, states, t, dt, end);
    nutrition.follow(t, states, !stride.steady(), next_row <= t || t >= end);
    for (; next_row <= t && next_row < end; next_row = recorder.next_row(next_row)) {
      stepper.interpolate(next_row, load.mean, between);
      add_turnover(ripple, next_row - t_before, before, between);
      recorder.knot(next_row, instants_of(elements, between, load));
      recorder.row(next_row, between);
    }
    add_turnover(ripple, t - t_before, before, states);
    recorder.knot(t, instants_of(elements, states, load));
    progress(t);
    if (stride.steady()) continue;
    if (!middle_taken && t >= recorder.middle_burst()) {
      recorder.burst(recorder.middle_burst(), load, states);
      middle_taken = true;
    }
    if (t >= next_probe || t >= end) {
      ActivityLoad probe = find_activity_load(chain, stride, find_waters(elements, states), load.response.end_state);
      set_layer_shift(probe, elements, states);
      report.averaging_error = std::max(report.averaging_error, load_change(load, probe));
      load = std::move(probe);
      ripple = find_flow_ripple(load.response, elements, states, stepper.tolerance());
      note();
      next_probe = start + kProbeGrowth * (t - start);
    }
  }
  if (!stride.steady()) recorder.burst(recorder.last_burst(), load, states);
  recorder.row(t, states);
  recorder.end_phase(t, states);
}

}  // namespace spinewalk::solve
