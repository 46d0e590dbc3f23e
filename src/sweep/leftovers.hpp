/// What killed writers leave in the folder of a plan's tasks.
#pragma once

#include "sweep/task.hpp"

#include <functional>

namespace spinewalk::sweep {

/// A part that nobody has written to for this long [s] is abandoned, whoever wrote it: writing takes a second or two.
inline constexpr double kAbandoned = 300;

/// Removes of a task: parts whose writer is gone, or that are abandoned by the clock of the file server, which is read off
/// `touched`, a file just written there; and checkpoints of samples that are done. What cannot be removed stays.
void remove_leftovers(const Plan& plan, const Shard& shard, const std::function<bool(long id)>& is_done,
                      const std::filesystem::path& touched);

}  // namespace spinewalk::sweep
