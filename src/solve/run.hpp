/// The main job: a scenario in, a record out.
#pragma once

#include "model/scenario.hpp"
#include "solve/advance.hpp"
#include "solve/record.hpp"
#include "solve/start_state.hpp"

namespace spinewalk::solve {

/// What `progress` names when the start state is found; no time is simulated yet.
inline constexpr std::string_view kStartFound = "start";

/// Runs a scenario. `record` holds all rows computed so far at every moment; when SolverError is thrown it stays, with
/// complete = false and the reason. `given`: the state for `start: {from: ...}`, read by the caller. `cache` keeps start
/// states between runs.
void run(const model::Scenario& scenario, Record& record, const Progress& progress, const GivenState* given = nullptr,
         StartCache* cache = nullptr);

}  // namespace spinewalk::solve
