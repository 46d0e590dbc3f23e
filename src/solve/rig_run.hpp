/// A bench experiment: one column or one disc under a prescribed load, from its reference state (model/rig.hpp).
///   steady   error-controlled steps after the jump; a solute limits them, for its layer too grows as the root of time
///   cyclic   every cycle in at least kCycleSteps steps, error-controlled within them; rows show the mean of a cycle
/// The bench prescribes the force without the disc's dashpot: at 1 Hz that is some 0.6 % of the amplitude (1000 N s/m against
/// 1 MN/m), a quarter of a cycle ahead of the shortening, and it grows with the frequency. A disc on the bench has no blood
/// supply and no living cells: no nutrients. Tests: tests/verification/rig.
#pragma once

#include "model/scenario.hpp"
#include "solve/advance.hpp"
#include "solve/record.hpp"
#include "solve/surroundings.hpp"

namespace spinewalk::solve {

/// Steps a cycle, and samples of a cycle that is kept (physics.md 8 asks for at least 40).
inline constexpr int kCycleSteps = 80;

/// Runs `scenario.rig`. @throws SolverError, with what was computed left in `record`
void run_rig(const model::Scenario& scenario, Record& record, const Progress& progress, const Surroundings& around);

}  // namespace spinewalk::solve
