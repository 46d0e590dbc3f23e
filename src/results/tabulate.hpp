/// A group of the layout as one table. Rows run over time or phase, level and cell, whichever the group has;
/// route and segment become columns ("inflow.cranial_endplate"); what lacks an axis is repeated along it.
#pragma once

#include "results/layout.hpp"
#include "results/table.hpp"

namespace spinewalk::results {

/// Groups of a result that hold arrays: "/disc", "/profile", ...
std::vector<std::string> tabulated_groups();

/// In SI, units in the columns. @pre `group` is one of them; an unknown one gives no columns.
Table tabulate(const Result& result, const std::string& group);
Table tabulate(const solve::Burst& burst, const solve::Labels& labels);

}  // namespace spinewalk::results
