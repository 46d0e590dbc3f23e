/// A small solute that enters a disc which holds none, as contrast medium does: what a load takes off its uptake.
///     loss = 1 - c(loaded)/c(free)     c at mid height after 4.5 h
/// free: the disc's reference force; loaded: half the body weight on top of it (Arun 2009, lying on the back). The solute is
/// glucose that no cell uses: 180 Da against the 559 Da of gadoteridol.
#pragma once

#include "model/model.hpp"

namespace spinewalk::evidence {

/// [1], of the disc at this level, in the model's subject. @throws SolverError when the fluid cannot be followed.
double uptake_loss(const model::Model& model, std::size_t level);

}  // namespace spinewalk::evidence
