/// Stairs, one or two steps at once:
///   F / BW = 1 + a cos(w t),   w = 2 pi f,   a = a_direction (f / 1.6 Hz)^2 (rise / 0.17 m) 3^(steps at once - 1)
/// at a cadence f: a body lifted and lowered by a constant way. Two peaks a stride; t = 0 is where the force is highest.
#pragma once

#include "loading/stride.hpp"

namespace spinewalk::loading {

Stride make_stairs(const model::Stairs& stairs, const model::Model& model);

}  // namespace spinewalk::loading
