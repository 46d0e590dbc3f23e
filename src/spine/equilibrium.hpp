/// Static equilibrium of the chain. The chain is a column, so the balance is triangular: weights add up from
/// the head, each weight gives its moment and tension, and each disc law is inverted alone.
#pragma once

#include "loading/stride.hpp"
#include "spine/drive.hpp"

#include <vector>

namespace spinewalk::spine {

/// State at rest under the mean excitation of `stride`, short-term branches relaxed (z = x).
State find_equilibrium(const Constants& constants, const std::vector<disc::ForceLaw>& discs,
                       const model::PerLevel<disc::Water>& waters, const loading::Stride& stride);

/// Puts the bodies of `y` where the joints have these shortenings, counted upwards [m].
void place_bodies(const std::array<double, kJoints>& shortening, State& y);

}  // namespace spinewalk::spine
