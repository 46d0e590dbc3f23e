#include "solve/advance.hpp"

#include "solve/averaged_load.hpp"
#include "solve/worst_components.hpp"

#include "model/errors.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace spinewalk::solve {
namespace {

constexpr double kSmallestStep = 1e-10;  ///< [s]

Instants instants_of(const std::vector<Element>& elements, const DiscStates& states, const DiscLoads& mean,
                     const ActivityLoad& load) {
  Instants result;
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    const disc::BasicForceLaw<double> law(elements[l].constants().law);
    const auto w = elements[l].water(states[l]);
    const auto pressure = [&](double ripple) { return law.pressures(states[l].x + ripple, w).nucleus; };
    result[l] = {mean[l].force,
                 load.force_min[l],
                 load.force_max[l],
                 states[l].p_N,
                 pressure(load.ripple_min[l]),
                 pressure(load.ripple_max[l])};
  }
  return result;
}

/// Algebraic variables at the present water under a load.
void settle(std::vector<Element>& elements, DiscStates& states, const DiscLoads& loads) {
  disc::Slopes<double> unused;
  for (std::size_t l = 0; l < elements.size(); ++l) elements[l].slopes(states[l], loads[l], unused);
}

/// What carries over from step to step.
struct Loop {
  AveragedLoad& load;
  double start;  ///< [s] of the phase
  Stop stop;
  double dt = kFirstStep, next_row = 0;
  bool middle_taken = false;

  auto kept() { return std::tie(load, start, stop, dt, next_row, middle_taken); }
};

}  // namespace

std::string name_worst(const Stepper& stepper) {
  std::vector<Component> components;
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    const auto& k = stepper.constants()[l];
    append_components(components, std::string(model::kLevelNames[l]), stepper.weighted(l), k.column, k.annulus.volume);
  }
  return name_worst(std::move(components));
}

void step_fluid(Stepper& stepper, const std::function<const DiscLoads&(double)>& loads, DiscStates& states,
                double& t, double& dt, double limit) {
  // A step that would leave a sliver before the limit takes it along.
  dt = t + 1.001 * dt >= limit ? limit - t : dt;
  while (stepper.try_step(loads, states, t, dt) != controlled_step_result::success) {
    if (dt > kSmallestStep) continue;
    throw SolverError(fmt::format(
        "the fluid of disc {} cannot be advanced at {:.6g} s: step below {:.0e} s (nucleus pressure {:.4g} MPa). "
        "A load beyond what the disc's solid can carry collapses the column; lower the load or raise its modulus. "
        "Worst components by weighted error: {}",
        model::kLevelNames[stepper.worst()], t, kSmallestStep, states[stepper.worst()].p_N / 1e6,
        name_worst(stepper)),
                      SolverError::Reason::small_step);
  }
}

void advance_averaged(Advance& context, std::size_t phase, const loading::Stride& stride, double duration, const Stop& rule,
                      double& t, DiscStates& states) {
  auto& [chain, elements, stepper, nutrition, recorder, report, watch, progress] = context;
  AveragedLoad load(chain, stride, elements, stepper.tolerance(), t, states);
  Loop loop{load, t, rule};
  const bool resumed = watch.resume(loop);
  auto& [same_load, start, stop, dt, next_row, middle_taken] = loop;
  double end = start + duration;
  const auto loads = [&](double at) -> const DiscLoads& { return load.at(at); };
  const auto instants = [&, &elements = elements](double at, const DiscStates& now) {
    return instants_of(elements, now, load.at(at), load.measured());
  };
  const auto note_response = [&, &report = report, &recorder = recorder] {
    recorder.note_spread(find_peak_spread(stride, load.measured().response));
    report.evaluations += load.measured().response.evaluations;
    report.periodic_residual = std::max(report.periodic_residual, load.measured().response.residual);
  };

  if (!resumed) {
    settle(elements, states, load.at(t));
    stop.begin(states);
    recorder.begin_phase(phase, t, stride, states, instants(t, states));
    note_response();
    recorder.note(load.measured());
    recorder.note(find_heat(load.measured()));
    if (!stride.steady()) {
      recorder.note(chain.find_dynamics(stride, find_waters(elements, states)));
      recorder.burst(t, load.measured(), states);
    }
    next_row = recorder.next_row(t);
    stepper.restart();
  }
  DiscStates between;
  while (t < end) {
    const double t_before = t;
    const DiscStates before = states;
    step_fluid(stepper, loads, states, t, dt, std::min(end, t + stop.longest_step()));
    if (t < end && stop.reached(states)) {
      end = t;
      recorder.shorten_phase(t);
    }
    nutrition.follow(t, states, stride.exercises(), t >= end);
    for (; next_row <= t && next_row < end; next_row = recorder.next_row(next_row)) {
      stepper.interpolate(next_row, load.at(next_row), between);
      add_turnover(load.ripple(), next_row - t_before, before, between);
      recorder.knot(next_row, instants(next_row, between));
      recorder.row(next_row, between);
    }
    add_turnover(load.ripple(), t - t_before, before, states);
    recorder.knot(t, instants(t, states));
    progress(t);
    if (!stride.steady() && !middle_taken && t >= recorder.middle_burst()) {
      recorder.burst(recorder.middle_burst(), load.measured(), states);
      middle_taken = true;
    }
    if (!stride.steady() && (t >= load.next_probe() || t >= end)) {
      load.probe(t, states);
      note_response();
      if (t < end) {
        recorder.note(load.measured());
        recorder.note(find_heat(load.measured()));
      }
    }
    if (t < end) watch.between_steps(t, loop);
  }
  if (!stride.steady()) recorder.burst(recorder.last_burst(), load.measured(), states);
  report.probes += load.probes();
  report.column_solves += std::lround(load.column_solves() / static_cast<double>(elements.size()));
  report.averaging_error = std::max(report.averaging_error, load.error());
  recorder.row(t, states);
  recorder.end_phase(t, states);
}

}  // namespace spinewalk::solve
