/// One stride of each phase, as the spine is excited: to print and to plot.
#pragma once

#include "model/scenario.hpp"
#include "results/table.hpp"

#include <string>

namespace spinewalk::cli {

/// YAML comments, one line a phase, to stand below a resolved scenario: period, cadence, harmonics over g, flight,
/// impact, trunk, water, load. Empty for a rig.
std::string excitation_comments(const model::Scenario& scenario);

/// 100 moments of one stride of every phase: pelvis acceleration, pitch, phasic muscle tension, ground force. A steady
/// posture has one row.
results::Table excitation_table(const model::Scenario& scenario);

}  // namespace spinewalk::cli
