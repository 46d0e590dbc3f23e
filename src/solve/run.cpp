#include "solve/run.hpp"

#include "model/errors.hpp"
#include "solve/match.hpp"
#include "solve/rig_run.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace spinewalk::solve {
namespace {

/// Longest solute step [s] at tolerance 1e-4, and at any.
constexpr double kSoluteStep = 300, kLongestSoluteStep = 1800;

double total_duration(const std::vector<model::Phase>& timeline) {
  return std::accumulate(timeline.begin(), timeline.end(), 0.0,
                         [](double sum, const model::Phase& phase) { return sum + phase.duration; });
}

void run_phases(const model::Scenario& scenario, Record& record, const Progress& progress, const GivenState* given,
                StartCache* cache) {
  const spine::Chain chain(scenario.model);
  auto elements = make_elements(scenario.model);
  // Second order in time, like the fluid: the error follows the tolerance.
  const double tolerance = scenario.solver.tolerance;
  Nutrition nutrition(scenario.model, elements, std::min(kSoluteStep * std::sqrt(tolerance / 1e-4), kLongestSoluteStep));
  auto start = solve_start(scenario.start, scenario.model, chain, elements, nutrition, tolerance, given, cache);
  record.solver.start_residual = start.residual;
  DiscStates states = std::move(start.states);

  nutrition.set_clock(0, states);
  Recorder recorder(scenario, elements, nutrition, record);
  const auto stepper = make_stepper(elements, scenario.solver.tolerance);
  const double total = total_duration(scenario.timeline);
  const auto advance = scenario.solver.method == model::Method::averaged ? advance_averaged : advance_resolved;
  double t = 0;
  if (progress) progress(0, total, kStartFound);
  for (std::size_t i = 0; i < scenario.timeline.size(); ++i) {
    const auto& phase = scenario.timeline[i];
    const auto name = model::activity_name(phase.activity);
    auto stride = loading::make_stride(phase.activity, scenario.model);
    Advance context{chain, elements, *stepper, nutrition, recorder, record.solver,
                    [&](double now) { if (progress) progress(now, total, name); }};
    try {
      if (phase.matched()) {
        const auto waters = find_waters(elements, states);
        match_mean_force(mean_force_of(phase.reference(), scenario, record, chain, waters), chain, waters, stride);
      }
      advance(context, i, stride, phase.duration, t, states);
    } catch (const SolverError& error) {
      throw SolverError("in phase " + std::to_string(i + 1) + " " + std::string(name) + ": " + error.what());
    }
    record.solver.steps = stepper->counts().steps;
    record.solver.rejected = stepper->counts().rejected;
    record.solver.smallest_step = stepper->counts().smallest_step;
  }
  record.solver.evaluations += stepper->counts().newton;
  record.solver.column_solves += stepper->counts().newton;
}

}  // namespace

void run(const model::Scenario& scenario, Record& record, const Progress& progress, const GivenState* given,
         StartCache* cache) {
  try {
    if (scenario.rig)
      run_rig(scenario, record, progress);
    else
      run_phases(scenario, record, progress, given, cache);
    record.complete = true;
    record.solver.message = "done";
  } catch (const SolverError& error) {
    record.stop_reason = record.solver.message = error.what();
    throw;
  }
}

}  // namespace spinewalk::solve
