/// A vertical acceleration of the pelvis that the scenario gives.
///   a / g = sum_k amplitude_k cos(2 pi k f t + phase_k),   pitch = lean + pitch sin(2 pi f t)
/// or one period from a file, its mean removed, with the harmonics up to 25 Hz.
#pragma once

#include "loading/stride.hpp"

namespace spinewalk::loading {

/// @throws InputError when the file of one period cannot be used.
Stride make_custom(const model::Custom& custom, const model::Model& model);

}  // namespace spinewalk::loading
