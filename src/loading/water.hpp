/// Water up to a depth: what it carries of each body of the chain and of the whole person.
///
/// The person is a stack of slices. A slice whose share s lies under water loses the part
///   beta = s rho_water / rho,     1/rho = f / rho_fat + (1 - f) / rho_lean     (1)
/// of its weight, f the body fat; the air in the lungs adds its volume to the slice of the thorax, which floats.
/// Water to the hip therefore carries the legs and nothing that stands on a lumbar disc.
///
/// Legs in water also swing softer: from the depth of the hip on the vertical acceleration is 0.4 of that on land and
/// there is no touchdown pulse, between the floor and the hip in proportion to what the water carries (loads.md 6:
/// 0.3 to 0.5, no impact; peak ground force of running 0.98 BW to the hip and 0.80 to the chest). Muscle tone falls
/// with what the water carries above the lumbar spine, to 0.45 when all is carried (loads.md 6: 0.3 to 0.6).
#pragma once

#include "loading/stride.hpp"

namespace spinewalk::loading {

/// How the body stands in the water.
enum class Stance { upright, seated, lying };

struct Water {
  std::array<double, model::kSegments - 1> buoyancy{};  ///< beta of each moving body, caudal to cranial
  double carried = 0;                                   ///< [1] of body weight
  double carried_above = 0;                             ///< [1] of the weight above L5S1
  double motion = 1;                                    ///< [1] vertical acceleration over that on land
  double impact = 1;                                    ///< [1] touchdown pulse over that on land
  double tone = 1;                                      ///< [1] muscle tone over that on land
};

/// Neutral for `immersion` 0. [m] depth above the floor on which the person stands, sits (on a seat) or lies.
Water find_water(double immersion, Stance stance, const model::Model& model);

/// `active` (mean 1) with its swing about the mean scaled.
FourierSeries damped(const FourierSeries& active, const Water& water);

/// Gives a finished stride the buoyancy and the tone of the water.
void immerse(Stride& stride, const Water& water, const model::Subject& subject);

}  // namespace spinewalk::loading
