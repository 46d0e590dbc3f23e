/// The fluid of the five discs, advanced together: the integrator of fluid_stepper.hpp behind one call a step, so that
/// its lane type and instruction set can be chosen when the program starts (lanes.hpp).
#pragma once

#include "disc/element.hpp"

#include <boost/numeric/odeint/stepper/controlled_step_result.hpp>

#include <functional>
#include <limits>
#include <vector>

namespace spinewalk::solve {

using boost::numeric::odeint::controlled_step_result;
using DiscStates = std::vector<disc::FluidState<double>>;
using DiscLoads = std::vector<disc::Load<double>>;

struct StepperCounts {
  long steps = 0, rejected = 0;
  long newton = 0;  ///< iterations, of the slowest disc in each stage
  double smallest_step = std::numeric_limits<double>::infinity();  ///< [s] accepted
};

/// The members do what those of FluidStepper do.
class Stepper {
 public:
  using System = std::function<const DiscLoads&(double t)>;

  virtual ~Stepper() = default;
  virtual void restart() = 0;
  virtual controlled_step_result try_step(const System& loads, DiscStates& states, double& t, double& dt) = 0;
  virtual void interpolate(double t, const DiscLoads& loads, DiscStates& out) = 0;
  virtual const StepperCounts& counts() const = 0;
  virtual double tolerance() const = 0;
  virtual std::size_t worst() const = 0;
};

}  // namespace spinewalk::solve
