/// A state taken from a row of a result.
#pragma once

#include "model/levels.hpp"

#include <vector>

namespace spinewalk::solve {

struct GivenState {
  model::PerLevel<std::vector<double>> void_ratio;  ///< [Z]
  model::PerLevel<double> fluid_volume;             ///< [m3] of the disc
};

}  // namespace spinewalk::solve
