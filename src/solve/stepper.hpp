/// The fluid of the five discs, advanced together: the integrator of fluid_stepper.hpp behind one call a step, so that
/// its lane type and instruction set can be chosen when the program starts (lanes.hpp).
#pragma once

#include "disc/element.hpp"

#include <boost/numeric/odeint/stepper/controlled_step_result.hpp>

#include <array>
#include <functional>
#include <limits>
#include <tuple>
#include <vector>

namespace spinewalk::solve {

using boost::numeric::odeint::controlled_step_result;
using DiscStates = std::vector<disc::FluidState<double>>;
using DiscLoads = std::vector<disc::Load<double>>;

struct StepperCounts {
  long steps = 0, rejected = 0;
  long newton = 0;  ///< iterations, of the slowest disc in each stage
  double smallest_step = std::numeric_limits<double>::infinity();  ///< [s] accepted

  auto kept() { return std::tie(steps, rejected, newton, smallest_step); }
};

/// What carries over from one step to the next, whatever the lanes: a run may go on in others.
struct StepperState {
  bool fresh = true, smooth = false;                  ///< the load has jumped since; has not
  std::vector<disc::Slopes<double>> slopes, earlier;  ///< of each disc at the end of the last step and at its start
  DiscStates before;                                  ///< at its start; none before the first step
  double start = 0, end = 0;                          ///< [s] of the last step
  StepperCounts counts;

  auto kept() { return std::tie(fresh, smooth, slopes, earlier, before, start, end, counts); }
};

/// Of the last attempt of a step, for one disc: its estimated error, or the last change where Newton's method failed.
struct Weighted {
  std::vector<double> cells;                        ///< of J
  std::array<double, disc::kLumped> lumped;
  double allowed;                                   ///< [1] by the tolerance, in the scale of the error norm
};

/// The members do what those of FluidStepper do.
class Stepper {
 public:
  using System = std::function<const DiscLoads&(double t)>;

  virtual ~Stepper() = default;
  virtual void restart() = 0;
  virtual controlled_step_result try_step(const System& loads, DiscStates& states, double& t, double& dt) = 0;
  virtual bool relax(const DiscLoads& loads, DiscStates& states, double& t, double dt) = 0;
  virtual void interpolate(double t, const DiscLoads& loads, DiscStates& out) = 0;
  virtual const StepperCounts& counts() const = 0;
  virtual double tolerance() const = 0;
  virtual std::size_t worst() const = 0;
  virtual Weighted weighted(std::size_t disc) const = 0;
  virtual const std::vector<disc::ElementConstants<double>>& constants() const = 0;
  virtual StepperState state() const = 0;
  virtual void restore(const StepperState& state) = 0;
};

}  // namespace spinewalk::solve
