/// Two ways of taking the discs through one phase; the equations are the same (physics.md section 1).
///   averaged  the fluid takes macro steps under the stride mean and the variance of x; the periodic response of the
///             chain is solved for anew at probes, spaced wider as the discs settle
///   resolved  every stride: the chain is integrated with its water held, the fluid then takes each of its 96 samples
#pragma once

#include "solve/recorder.hpp"
#include "solve/stop.hpp"
#include "solve/watch.hpp"

#include <functional>
#include <string_view>

namespace spinewalk::solve {

/// Called now and then: simulated and total time [s], name of the phase.
using Progress = std::function<void(double simulated, double total, std::string_view phase)>;

/// Everything a phase is advanced with.
struct Advance {
  const spine::Chain& chain;
  std::vector<Element>& elements;
  Stepper& stepper;
  Nutrition& nutrition;
  Recorder& recorder;
  SolverReport& report;
  Watch& watch;
  std::function<void(double t)> progress;
};

/// Both take `states` from t to t + duration or to where `stop` ends the phase, or from where a checkpoint left them to the
/// same end. @throws SolverError when a guard trips, naming time, phase and level.
void advance_averaged(Advance& context, std::size_t phase, const loading::Stride& stride, double duration, const Stop& stop, double& t,
                      DiscStates& states);
void advance_resolved(Advance& context, std::size_t phase, const loading::Stride& stride, double duration, const Stop& stop, double& t,
                      DiscStates& states);

/// The ten components of the discs that weighed most in the last attempt of a step.
std::string name_worst(const Stepper& stepper);

/// One accepted step of the fluid, at most to `limit`. @throws SolverError at the smallest step.
void step_fluid(Stepper& stepper, const std::function<const DiscLoads&(double)>& loads, DiscStates& states, double& t,
                double& dt, double limit);

/// First step after a jump of the load: the cell at the bone (1 um) equilibrates within 0.2 ms.
inline constexpr double kFirstStep = 1e-5;

}  // namespace spinewalk::solve
