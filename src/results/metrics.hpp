/// What one asks of a result first: which activity did what to which disc.
#pragma once

#include "results/file.hpp"
#include "results/table.hpp"

namespace spinewalk::results {

struct NamedResult {
  std::string name;  ///< as the user called it, e.g. the file
  Result result;
};

/// A row a result, phase and level. Columns: result, complete (1 or 0), phase, activity, start, end, level,
/// every dataset of /summary under its own name, and each force over body weight (force_max_bw ...). SI.
Table compare(const std::vector<NamedResult>& results);

/// pH of the pore water that holds this much lactate [mol/m3], as the cells' law has it (disc/metabolism.hpp).
double ph_of_lactate(double lactate);

/// First line that every reader of a result shows: "complete" or "incomplete: REASON".
std::string completeness(const Result& result);

}  // namespace spinewalk::results
