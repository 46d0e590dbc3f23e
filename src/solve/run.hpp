/// The main job: a scenario in, a record out.
#pragma once

#include "model/scenario.hpp"
#include "solve/advance.hpp"
#include "solve/record.hpp"
#include "solve/start_state.hpp"

namespace spinewalk::solve {

/// Runs a scenario. `record` holds all rows computed so far at every moment; when SolverError is thrown it stays, with
/// complete = false and the reason. `given`: the state for `start: {from: ...}`, read by the caller.
void run(const model::Scenario& scenario, Record& record, const Progress& progress, const GivenState* given = nullptr);

}  // namespace spinewalk::solve
