/// All rows of a plan in one table.
#pragma once

#include "sweep/task.hpp"

#include <functional>

namespace spinewalk::sweep {

struct Merged {
  results::SampleTable table;
  long done = 0, failed = 0;
  std::vector<long> pending;  ///< without a row
};

/// Reads every task; seals and checksums are checked. Failed rows stay, their values NaN; pending ones get the status
/// "pending". A row that two tasks computed must be the same in both. @throws IoError naming file and sample
Merged merge_tasks(const Plan& plan);

}  // namespace spinewalk::sweep
