/// Steady postures: nothing moves, the ground, the seat or the bed carries what the water does not.
#pragma once

#include "loading/stride.hpp"

namespace spinewalk::loading {

Stride make_lying(const model::Lying& lying, const model::Model& model);
Stride make_sitting(const model::Sitting& sitting, const model::Model& model);
Stride make_standing(const model::Standing& standing, const model::Model& model);
Stride make_stretching(const model::Stretching& stretching, const model::Model& model);

/// Down and up with a load: trunk pitch  lean (1 - cos(2 pi t / T)) / 2  about the relaxed standing posture, load
/// `arm` in front of the discs all the time. Lean and arm of a technique are those that give the pressures of Wilke 1999.
Stride make_lifting(const model::Lifting& lifting, const model::Model& model);

}  // namespace spinewalk::loading
