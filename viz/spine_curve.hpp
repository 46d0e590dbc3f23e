/// The lordotic curve: where the sacrum, the lumbar vertebrae and T12 stand for given disc heights. No VTK.
#pragma once

#include "model/levels.hpp"
#include "viz/shape.hpp"

#include <numbers>

namespace spinewalk::viz {

/// [rad] of the S1 endplate, standing (Been et al. 2010, recalled); assumed.
inline constexpr double kSacralSlope = 40 * std::numbers::pi / 180;

/// A place in the sagittal plane: local z leans forward by `pitch`.
struct Pose {
  Point origin;      ///< [mm]
  double pitch = 0;  ///< [rad]

  Point to_world(Point local) const;
};

/// The two plates that hold a disc; each has its origin in its middle and z square to it, cranial.
struct DiscPlates {
  Pose lower, upper;
};

struct SpinePose {
  Pose sacrum;                     ///< origin in the middle of the upper endplate of S1
  model::PerLevel<Pose> vertebra;  ///< L1 .. L5, origin in the middle of the body
  Pose t12;
  model::PerLevel<DiscPlates> disc;  ///< L1L2 .. L5S1
  DiscPlates t12l1;
};

/// Stacks the column from the sacrum upwards. Wedges of the discs: disc.md 1.1 (standing); of the bodies: vertebrae().
SpinePose stack_spine(const model::PerLevel<double>& disc_heights_mm);

/// Angle between the upper endplates of L1 and S1 [rad].
double lordosis(const SpinePose& pose);

}  // namespace spinewalk::viz
