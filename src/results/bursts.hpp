/// The recorded strides of a result.
#pragma once

#include "results/file.hpp"

namespace spinewalk::results {

/// The first burst of a phase (from 1) that moves. @throws InputError naming the phases that have strides.
const solve::Burst& find_burst(const Result& result, int phase);

}  // namespace spinewalk::results
