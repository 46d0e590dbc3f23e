/// How far a sweep is, by its ledgers alone.
#pragma once

#include "sweep/task.hpp"

#include <map>
#include <optional>
#include <set>

namespace spinewalk::sweep {

struct Status {
  long samples = 0, done = 0, running = 0, interrupted = 0, pending = 0;
  std::map<std::string, long> failed;  ///< by status
  long running_tasks = 0;
  double seconds_each = 0;             ///< [s] of computing a sample, mean of those that are done; the estimate before
  double seconds_left = 0;             ///< [s] of computing, for all that is neither done nor failed

  long failures() const;
  long left() const { return running + interrupted + pending; }
};

/// A task that did not say that it stopped was killed when its process is gone, as far as this machine can tell, or when its
/// ledger is silent for longer than this [s]: its samples are interrupted.
inline constexpr double kSilence = 300;

/// From the ledgers in the plan's folder. @throws IoError when one cannot be read.
Status read_status(const Plan& plan);

/// The tasks of a division into `count` that have samples without a row and do not stand in `queued`; where that is not known,
/// that are not running by their ledger.
std::vector<long> unfinished_tasks(const Plan& plan, long count, const std::optional<std::set<long>>& queued);

}  // namespace spinewalk::sweep
