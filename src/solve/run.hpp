/// The main job: a scenario in, a record out.
#pragma once

#include "model/scenario.hpp"
#include "solve/advance.hpp"
#include "solve/record.hpp"
#include "solve/start_state.hpp"
#include "solve/surroundings.hpp"

namespace spinewalk::solve {

/// What `progress` names when the start state is found; no time is simulated yet.
inline constexpr std::string_view kStartFound = "start";

/// Runs a scenario. `record` holds all rows computed so far at every moment; when SolverError is thrown it stays, with
/// complete = false, the reason, and the phase that was open summed up as far as it went. @throws Stopped when the
/// checkpoints ask to; std::out_of_range when `from` is the state of another scenario or program.
void run(const model::Scenario& scenario, Record& record, const Progress& progress, const Surroundings& around);
void run(const model::Scenario& scenario, Record& record, const Progress& progress, const GivenState* given = nullptr,
         StartCache* cache = nullptr);

}  // namespace spinewalk::solve
