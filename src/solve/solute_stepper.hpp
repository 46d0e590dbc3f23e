/// Oxygen, lactate, glucose, cells and one large solute of the discs, one step: the kernels of disc/solutes_nutrients.hpp and
/// disc/solutes_step.hpp behind doubles, so that their lanes can be chosen when the program starts (lanes.hpp).
#pragma once

#include "disc/solutes_nutrients.hpp"

#include <span>

namespace spinewalk::solve {

/// What does not change from step to step.
struct SoluteSetup {
  disc::NutrientSetup<double> nutrients;
  disc::Solute<double> tracer;
};

/// One disc in one step.
struct SoluteColumn {
  disc::ColumnMotion<double> motion;
  disc::Nutrients<disc::Surroundings<double>> around;
  disc::Surroundings<double> tracer_around;
  disc::NutrientState<double>* state;  ///< advanced
  std::vector<double>* tracer;         ///< advanced; null in all discs: none
  disc::Nutrients<disc::SoluteFluxes<double>> fluxes;  ///< filled
  disc::SoluteFluxes<double> tracer_fluxes;            ///< filled
};

class SoluteStepper {
 public:
  virtual ~SoluteStepper() = default;
  /// All discs over motions of the same duration, as many and in the same order as the setups.
  virtual void advance(std::span<SoluteColumn> discs) = 0;
};

}  // namespace spinewalk::solve
