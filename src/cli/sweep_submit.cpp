#include "cli/exit_codes.hpp"
#include "cli/share.hpp"
#include "cli/sweep.hpp"
#include "cli/terminal.hpp"
#include "cli/text.hpp"
#include "model/errors.hpp"
#include "sweep/plan_folder.hpp"
#include "sweep/process.hpp"
#include "sweep/slurm.hpp"
#include "units/quantity.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <iostream>

namespace spinewalk::cli {
namespace {

sweep::SubmitOptions slurm_options(const SweepSubmitOptions& options) {
  sweep::SubmitOptions slurm;
  slurm.time = options.time;
  slurm.partition = options.partition;
  slurm.account = options.account;
  slurm.memory = options.memory;
  slurm.cpus = options.cpus;
  slurm.at_once = options.at_once;
  slurm.notice = options.notice;
  slurm.extra = options.extra;
  try {
    slurm.task_seconds = units::to_si(options.task_time, "s");
  } catch (const units::UnitError& error) {
    throw UsageError(fmt::format("--task-time: {}\n  hint: write for example --task-time \"20 min\"", error.what()));
  }
  return slurm;
}

/// A dry run needs no Slurm: it then shows what the defaults of Slurm would allow.
sweep::Cluster cluster_of(const sweep::Plan& plan, const SweepSubmitOptions& options, Terminal& terminal) {
  try {
    return sweep::ask_cluster(plan);
  } catch (const IoError& error) {
    if (!options.dry_run) throw;
    terminal.warning(fmt::format("limits of Slurm's defaults are assumed: {}", error.what()));
    return {};
  }
}

std::string cost(const sweep::Plan& plan, const sweep::Submission& submission) {
  const double each = plan.estimate.seconds, hours = each * static_cast<double>(plan.samples) / 3600;
  std::string text = fmt::format("plan {}  {} samples, {:.3g} s each = {:.3g} core-hours, {:.3g} GB of results\n",
                                 plan.hash.substr(0, 8), plan.samples, each, hours, plan.estimate.bytes / 1e9);
  std::size_t sent = 0;
  for (const auto& array : submission.arrays) sent += array.indices.size();
  text += fmt::format("{} tasks of at most {} samples, about {} each; {} of them are not finished, in {} arrays\n", submission.tasks,
                      submission.samples_per_task,
                      readable_time(each * static_cast<double>(submission.samples_per_task)), sent, submission.arrays.size());
  if (each * static_cast<double>(submission.samples_per_task) < 300 && submission.tasks > 1)
    text += "note: tasks below 5 min burden the scheduler; --task-time makes them longer\n";
  if (hours < 3) text += fmt::format("note: one node will do: spinewalk sweep run {} -j N\n", plan.folder.string());
  return text;
}

/// @throws UsageError unless --yes, or a person says yes
void require_consent(const SweepSubmitOptions& options, Terminal& terminal) {
  if (options.yes) return;
  if (isatty(STDIN_FILENO) == 0)
    throw UsageError("nothing was sent\n  hint: --yes sends it, --dry-run shows it");
  terminal.note("send it? [y/N]");
  std::string answer;
  std::getline(std::cin, answer);
  if (answer != "y" && answer != "yes") throw UsageError("nothing was sent\n  hint: answer y, or give --yes");
}

}  // namespace

void submit_sweep(const SweepSubmitOptions& options, Terminal& terminal) {
  const auto plan = sweep::load_samples(options.folder);
  const auto slurm = slurm_options(options);
  const auto submission = sweep::plan_submission(plan, slurm, cluster_of(plan, options, terminal));
  terminal.result(cost(plan, submission));
  if (submission.arrays.empty()) {
    terminal.result("every task is finished or running: nothing to send\n");
    return;
  }
  const auto script = [&](const sweep::Array& array) {
    return sweep::batch_script(plan, slurm, submission, array, program_path().string());
  };
  if (options.dry_run || !options.yes) terminal.result("\n" + script(submission.arrays.front()) + "\n");
  if (options.dry_run) return;
  require_consent(options, terminal);
  for (const auto& array : submission.arrays) {
    const auto file = plan.tasks() / fmt::format("slurm-{}.sh", array.first);
    sweep::write_text(file, script(array));
    const auto sent = sweep::run_program({"sbatch", "--parsable", file.string()});
    if (sent.code != 0) throw IoError(fmt::format("sbatch refused {}: {}\n  hint: mend what it names and submit again", file.string(), sent.output));
    terminal.result(fmt::format("job {}: tasks {}\n", sent.output.substr(0, sent.output.find('\n')),
                                sweep::array_text(array, options.at_once)));
  }
}

}  // namespace spinewalk::cli
