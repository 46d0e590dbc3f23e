#include "cli/declare.hpp"
#include "cli/sweep.hpp"

namespace spinewalk::cli {
namespace {

void add_run_options(CLI::App* sub, SweepRunOptions& run) {
  sub->add_option("PLAN", run.folder, "Folder that `sweep plan` made")->required();
  sub->add_option("-j,--threads", run.threads, "Samples computed at once (default: one a core)")->check(CLI::Range(1, 1024));
  sub->add_option("--save-every", run.save_every, "Computing time between writings of the rows (default: 20 s)")->type_name("TIME");
}

void declare_run(CLI::App& sweep, Chosen& chosen) {
  auto run = std::make_shared<SweepRunOptions>();
  auto* sub = declare(sweep, chosen, "run", "Compute the samples of a plan, or go on with them", run, run_sweep);
  add_run_options(sub, *run);
  sub->add_option("--shard", run->shard, "The I-th of N parts of the plan, counted from 0")->type_name("I/N");
  sub->add_flag("--shard-from-slurm", run->from_slurm, "The part that Slurm's environment names");
  sub->add_option("--tasks", run->tasks, "With --shard-from-slurm: parts of the plan, when the array holds not all")
      ->check(CLI::Range(1L, 1'000'000L));
  sub->add_option("--first", run->first, "With --tasks: the part of array element 0")->check(CLI::Range(0L, 1'000'000L));
  sub->add_option("--stop-before", run->stop_before, "Stop this long before the job's end and ask for another turn")->type_name("TIME");
  sub->add_option("--stop-after", run->stop_after, "Give up when this many samples fail from the start; 0: never")
      ->default_val(20)
      ->check(CLI::Range(0L, 1'000'000L));

  auto retry = std::make_shared<SweepRunOptions>();
  sub = declare(sweep, chosen, "retry", "Compute samples that failed or were lost again", retry, retry_sweep);
  add_run_options(sub, *retry);
  sub->add_option("--status", retry->statuses, "Only samples that failed so: timeout,nonfinite,... (default: all)")->delimiter(',');
  sub->add_option("--tol-scale", retry->tol_scale, "Factor on solver.tolerance")->default_val(1)->check(CLI::Range(1e-4, 1e2));
}

void declare_submit(CLI::App& sweep, Chosen& chosen) {
  auto submit = std::make_shared<SweepSubmitOptions>();
  auto* sub = declare(sweep, chosen, "submit", "Send the unfinished tasks of a plan to Slurm", submit, submit_sweep);
  sub->add_option("PLAN", submit->folder, "Folder that `sweep plan` made")->required();
  sub->add_flag("--slurm", submit->slurm, "To Slurm, the only scheduler there is");
  sub->add_flag("--dry-run", submit->dry_run, "Show cost and batch script, send nothing");
  sub->add_flag("--yes", submit->yes, "Do not ask");
  sub->add_option("--time", submit->time, "Time limit of a task, as sbatch takes it (default: 01:00:00)");
  sub->add_option("--partition", submit->partition, "Partition");
  sub->add_option("--account", submit->account, "Account");
  sub->add_option("--mem", submit->memory, "Memory of a task")->default_val("1G");
  sub->add_option("--cpus", submit->cpus, "Cores, and threads, of a task")->default_val(1)->check(CLI::Range(1, 1024));
  sub->add_option("--at-once", submit->at_once, "Tasks running together")->default_val(50)->check(CLI::Range(1L, 100'000L));
  sub->add_option("--task-time", submit->task_time, "Wanted length of a task")->default_val("20 min")->type_name("TIME");
  sub->add_option("--notice", submit->notice, "Seconds before the limit at which a task saves and asks for another turn")
      ->default_val(120)
      ->check(CLI::Range(1, 3600));
  sub->add_option("--sbatch", submit->extra, "A further option for sbatch, e.g. --sbatch=--qos=long")
      ->type_name("OPTION")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

}  // namespace

void declare_sweep_commands(CLI::App& app, Chosen& chosen) {
  CLI::App& sweep = *app.add_subcommand("sweep", "Compute many samples of a scenario, here or on a Slurm cluster");
  sweep.require_subcommand(1);

  auto plan = std::make_shared<SweepPlanOptions>();
  auto* sub = declare(sweep, chosen, "plan", "Make the folder of a sweep from a plan file; says what it will cost", plan, plan_sweep);
  sub->add_option("PLAN", plan->plan, "Plan file (YAML)")->required();
  sub->add_option("-o,--output", plan->folder, "Folder to make")->required();
  sub->add_flag("--no-probe", plan->no_probe, "Do not compute samples to estimate the cost");

  declare_run(sweep, chosen);

  auto status = std::make_shared<SweepStatusOptions>();
  sub = declare(sweep, chosen, "status", "How many samples are done, running, failed, left", status, print_sweep_status);
  sub->add_option("PLAN", status->folder, "Folder that `sweep plan` made")->required();
  add_json(sub, status->format);

  auto merge = std::make_shared<SweepMergeOptions>();
  sub = declare(sweep, chosen, "merge", "Put the rows of all tasks into one table, in the order of the plan", merge, merge_sweep);
  sub->add_option("PLAN", merge->folder, "Folder that `sweep plan` made")->required();
  sub->add_option("-o,--output", merge->output, "Table to write (.h5)")->required();
  sub->add_flag("--incomplete", merge->incomplete, "Merge although samples are missing; their status is pending");

  auto show = std::make_shared<SweepShowOptions>();
  sub = declare(sweep, chosen, "show", "Print the `run` line of one sample", show, show_sample);
  sub->add_option("PLAN", show->folder, "Folder that `sweep plan` made")->required();
  sub->add_option("--sample", show->sample, "Its number, from 0")->required();

  declare_submit(sweep, chosen);
}

}  // namespace spinewalk::cli
