/// What the compression of a disc is made of, at the moment of its largest force in the stride. Adding up (1) of chain.hpp
/// over the bodies above a joint:
///   C = weight + inertia + impact + muscle,   weight + inertia + impact = C - T = sum m_i (g cos(psi)(1 - beta_i) + a_i)
/// where impact is the part of sum m_i a_i above 10 Hz, the band that a touchdown reaches (loads.md 3d).
///   shear = (C - T) sin(slope): weight and inertia pull straight down, muscles along the spine; the slope of the disc's
///   mid-plane in standing follows from the sacral slope and the wedges of the discs below. Forwards positive; it is told,
///   nothing is driven by it, and a posture that flattens the lordosis has less.
/// Test: tests/unit/spine/force_split_test.cpp.
#pragma once

#include "model/levels.hpp"

#include <tuple>

namespace spinewalk::spine {

struct ForceSplit {
  model::PerLevel<double> weight, inertia, impact, muscle, shear;  ///< [N]

  auto kept() { return std::tie(weight, inertia, impact, muscle, shear); }
};

}  // namespace spinewalk::spine
