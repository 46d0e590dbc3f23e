/// Dormand-Prince 5(4) of Boost.Odeint with step control and continuous output [1], under guard.
/// Odeint 1.74 accepts a step whose right-hand side is NaN and enlarges the next one, and runs past a
/// singularity to -nan without an error (measured; platform notes of the project). Here a step whose error
/// estimate is not finite is rejected, every accepted state is checked, and four limits end the integration
/// with a SolverError that names the time and the states with the largest weighted error.
/// [1] Hairer, Norsett, Wanner (1993) Solving Ordinary Differential Equations I, sections II.4 to II.6.
/// Tests: tests/unit/spine/guarded_integrator_test.cpp, tests/verification/spine/convergence_test.cpp.
#pragma once

#include "spine/state.hpp"

#include <functional>
#include <memory>

namespace spinewalk::spine {

/// Defect that a periodic response is sought to, where the caller does not ask for less: over the size of each state.
inline constexpr double kPeriodicDefect = 1e-8;

/// Guards of the integration (physics.md section 8), and what may be left in a response.
struct ChainLimits {
  double relative_tolerance = 1e-8;
  double periodic_defect = kPeriodicDefect;
  double smallest_step = 1e-9;   ///< [s]
  long evaluations = 5'000'000;  ///< per call
  double wall_clock = 60;        ///< [s] per call
};

struct IntegrationReport {
  long evaluations = 0;  ///< of the right-hand side
  long steps = 0;        ///< accepted
  long rejected = 0;
  double smallest_step = 0;  ///< [s] accepted, 0 before the first
};

class GuardedIntegrator {
 public:
  using RightHandSide = std::function<void(const State& y, State& rate, double t)>;
  using Observer = std::function<void(double t, const State& y)>;

  /// Limits hold for the life of the integrator; the clock starts now. Error is weighted with
  /// relative_tolerance * (state_scale + |y|).
  GuardedIntegrator(RightHandSide rhs, const ChainLimits& limits);
  ~GuardedIntegrator();
  GuardedIntegrator(const GuardedIntegrator&) = delete;
  GuardedIntegrator& operator=(const GuardedIntegrator&) = delete;

  /// Integrates from t0 to t1 > t0, landing on t1, and shows `observe` the `samples` equidistant moments
  /// t0 + i (t1 - t0) / samples. @throws SolverError when a guard trips.
  State integrate(const State& start, double t0, double t1, int samples, const Observer& observe);

  const IntegrationReport& report() const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

/// "L4 velocity (12.3), ...": the states with the largest |error|, at most ten, those that are not finite
/// first.
std::string name_worst_states(const State& error);

}  // namespace spinewalk::spine
