/// What the lumped chain says beyond the forces: their parts, and how shocks pass.
#pragma once

#include "results/file.hpp"

#include <string>

namespace spinewalk::cli {

/// Parts of the largest force of every phase and level over body weight, energy, and a line of transmissibilities for each
/// phase that has strides. Empty for a bench experiment, which has no chain.
std::string chain_table(const results::Result& result);

}  // namespace spinewalk::cli
