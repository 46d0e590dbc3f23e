/// Runs one task of a plan: threads inside, tasks outside. The same call starts and continues; a sample whose row is whole is
/// never computed twice.
#pragma once

#include "sweep/task.hpp"

#include <functional>
#include <set>

namespace spinewalk::sweep {

struct TaskOptions {
  Shard shard;
  int threads = 1;
  long stop_after = 20;          ///< failures in a row from the start; 0: never
  std::set<std::string> again;   ///< statuses of rows to compute again
  double tolerance_scale = 1;    ///< for those
  double save_every = 20;        ///< [s] at least, and so seldom that saving takes a fiftieth of the time
  std::string program;           ///< tells builds apart
  std::string code_version, git_sha;
  std::string where;             ///< host and job, for the ledger
};

/// What the task asks of whoever runs it. Called from any thread, one at a time but for `stop`.
struct TaskHooks {
  std::function<bool()> stop;                            ///< shall it stop? Asked between steps of every sample
  std::function<void(const std::string& line)> note, warn;
  std::function<void(double share)> progress;
};

struct TaskOutcome {
  long samples = 0, done = 0, failed = 0;  ///< rows now
  bool stopped = false;                    ///< was asked to
  bool gave_up = false;                    ///< too many failures from the start
  std::string first_failure;               ///< reason of the first failed row of this run
};

/// @throws IoError when rows cannot be written; those written before are safe
TaskOutcome run_task(const Plan& plan, const TaskOptions& options, const TaskHooks& hooks);

}  // namespace spinewalk::sweep
