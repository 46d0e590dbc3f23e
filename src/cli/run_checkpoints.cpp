#include "cli/run_checkpoints.hpp"

#include "cli/signals.hpp"
#include "model/errors.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spinewalk::cli {

RunCheckpoints::RunCheckpoints(results::CheckpointFiles& files, results::Result& result,
                               std::optional<double> every, Terminal& terminal)
    : files_(files),
      result_(result),
      terminal_(terminal),
      interval_(every.value_or(kEvery)),
      adapts_(!every) {}

solve::Pause RunCheckpoints::wanted() {
  if (stop_signal() != 0) return solve::Pause::stop;
  const double since = std::chrono::duration<double>(Clock::now() - last_).count();
  return since >= interval_ ? solve::Pause::keep : solve::Pause::none;
}

void RunCheckpoints::write(const solve::Record&, const solve::Arrays& state) {
  const auto begin = Clock::now();
  const std::string message = "stopped with a checkpoint: run the same line again";
  std::string reason = std::exchange(result_.record.stop_reason, message);
  std::string before = std::exchange(result_.record.solver.message, message);
  try {
    files_.write(result_, state);
    failed_ = false;
  } catch (const IoError& error) {
    if (stop_signal() != 0) throw;
    if (!failed_)
      terminal_.warning(fmt::format("no checkpoint could be written, the run goes on: {}", error.what()));
    failed_ = true;
  }
  result_.record.stop_reason = std::move(reason);
  result_.record.solver.message = std::move(before);
  last_ = Clock::now();
  if (adapts_)
    interval_ = std::max(kEvery, std::chrono::duration<double>(last_ - begin).count() / kLargestShare);
}

}  // namespace spinewalk::cli
