/// What two phases are compared by: of L4L5, in SI.
///   force_mean, force_max [N]   height_change [m]   net_inflow [m3]   oxygen_end, glucose_end [mol/m3], the least in the
///   column where the phase ends
#pragma once

#include "results/table.hpp"
#include "solve/record.hpp"

#include <vector>

namespace spinewalk::evidence {

const std::vector<results::Column>& phase_metrics();
/// @pre the record has this phase, from 0
std::vector<double> phase_metrics_of(const solve::Record& record, std::size_t phase);

}  // namespace spinewalk::evidence
