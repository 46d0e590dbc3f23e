#include "cli/build_info.hpp"
#include "cli/exit_codes.hpp"
#include "cli/signals.hpp"
#include "cli/start_cache.hpp"
#include "cli/sweep.hpp"
#include "cli/terminal.hpp"
#include "cli/write_trial.hpp"
#include "sweep/run_task.hpp"
#include "sweep/slurm.hpp"
#include "units/quantity.hpp"

#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <optional>
#include <thread>

namespace spinewalk::cli {
namespace {

double seconds(const std::string& option, const std::string& text, double otherwise) {
  if (text.empty()) return otherwise;
  try {
    return units::to_si(text, "s");
  } catch (const units::UnitError& error) {
    throw UsageError(fmt::format("{}: {}\n  hint: write for example {} \"2 min\"", option, error.what(), option));
  }
}

sweep::Shard chosen_shard(const SweepRunOptions& options) {
  try {
    if (!options.from_slurm) return options.shard.empty() ? sweep::Shard{} : sweep::parse_shard(options.shard);
    const auto from_slurm =
        sweep::shard_from_slurm(options.tasks > 0 ? std::optional(options.tasks) : std::nullopt, options.first);
    if (!options.shard.empty()) {
      const auto named = sweep::parse_shard(options.shard);
      if (named.index != from_slurm.index || named.count != from_slurm.count)
        throw std::invalid_argument(fmt::format("--shard {}/{} disagrees with Slurm's {}/{}", named.index, named.count,
                                                from_slurm.index, from_slurm.count));
    }
    return from_slurm;
  } catch (const std::invalid_argument& error) {
    throw UsageError(fmt::format("{}\n  hint: give --shard I/N, or --shard-from-slurm inside a job array that starts at 0",
                                 error.what()));
  }
}

/// Asked between the steps of every sample, from every thread.
class StopRequest {
 public:
  StopRequest(const std::string& stop_before, Terminal& terminal) {
    if (stop_before.empty()) return;
    const auto end = sweep::end_of_job();
    if (!end) {
      terminal.warning("--stop-before has no effect: the job does not know its end (SLURM_JOB_END_TIME is not set)");
      return;
    }
    deadline_ = *end - seconds("--stop-before", stop_before, 0);
  }
  bool operator()() const { return stop_signal() != 0 || time_is_up(); }
  /// The scheduler will end the job although it is not done.
  bool wants_another_turn() const { return stop_signal() == SIGUSR1 || (stop_signal() == 0 && time_is_up()); }

 private:
  bool time_is_up() const {
    using namespace std::chrono;
    return deadline_ && duration<double>(system_clock::now().time_since_epoch()).count() > *deadline_;
  }
  std::optional<double> deadline_;
};

sweep::TaskOptions task_options(const SweepRunOptions& options, const sweep::Shard& shard) {
  sweep::TaskOptions task;
  task.shard = shard;
  task.threads = options.threads > 0 ? options.threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  task.stop_after = options.stop_after;
  task.save_every = seconds("--save-every", options.save_every, task.save_every);
  task.program = program_id();
  task.code_version = code_version();
  task.git_sha = git_sha();
  task.where = sweep::where_am_i();
  return task;
}

/// Runs tasks one after the other and says how they ended.
class Runner {
 public:
  Runner(const SweepRunOptions& options, Terminal& terminal)
      : options_(options), terminal_(terminal), stop_(options.stop_before, terminal), plan_(sweep::load_samples(options.folder)) {
    note_stop_signals();
    require_writable_folder(plan_.tasks());
  }

  const sweep::Plan& plan() const { return plan_; }

  sweep::TaskOutcome run(const sweep::TaskOptions& task) {
    const sweep::TaskHooks hooks{[this] { return stop_(); }, [this](const std::string& line) { terminal_.note(line); },
                                 [this](const std::string& line) { terminal_.warning(line); },
                                 [&](double share) { terminal_.progress(share, task.shard.name()); }};
    auto outcome = sweep::run_task(plan_, task, hooks);
    if (outcome.stopped)
      throw StoppedCleanly(fmt::format("{} stopped with {} of {} samples; run the same line again{}", task.shard.name(),
                                       outcome.done + outcome.failed, outcome.samples, another_turn()));
    terminal_.result(fmt::format("{}: {} done, {} failed of {} samples\n", task.shard.name(), outcome.done, outcome.failed,
                                 outcome.samples));
    return outcome;
  }

  void judge(const sweep::TaskOutcome& outcome) const {
    if (outcome.gave_up)
      throw FailedSamples(fmt::format("gave up: the first {} samples all failed. {}\n  hint: mend the plan; --stop-after 0 goes on "
                                      "whatever fails", options_.stop_after, outcome.first_failure));
    if (outcome.failed > 0)
      throw FailedSamples(fmt::format("{} samples failed{}{}\n  hint: `spinewalk sweep status {}` counts them by reason, `spinewalk "
                                      "sweep retry` computes them again", outcome.failed,
                                      outcome.first_failure.empty() ? "" : "; the first: ", outcome.first_failure,
                                      plan_.folder.string()));
  }

 private:
  std::string another_turn() const {
    return stop_.wants_another_turn() ? ". Time is nearly up: " + sweep::requeue_self() : "";
  }

  const SweepRunOptions& options_;
  Terminal& terminal_;
  StopRequest stop_;
  sweep::Plan plan_;
};

}  // namespace

void run_sweep(const SweepRunOptions& options, Terminal& terminal) {
  const auto shard = chosen_shard(options);
  Runner runner(options, terminal);
  runner.judge(runner.run(task_options(options, shard)));
}

void retry_sweep(const SweepRunOptions& options, Terminal& terminal) {
  Runner runner(options, terminal);
  auto shards = sweep::existing_tasks(runner.plan(), ".ledger");
  if (shards.empty()) shards.push_back({});
  sweep::TaskOutcome all;
  for (const auto& shard : shards) {
    auto task = task_options(options, shard);
    task.again = {options.statuses.begin(), options.statuses.end()};
    if (task.again.empty()) task.again = {"nonfinite", "timeout", "step_underflow", "no_solution", "invalid_input", "io"};
    task.tolerance_scale = options.tol_scale;
    task.stop_after = 0;
    const auto outcome = runner.run(task);
    all.failed += outcome.failed;
    if (all.first_failure.empty()) all.first_failure = outcome.first_failure;
  }
  runner.judge(all);
}

}  // namespace spinewalk::cli
