/// The subcommands of `sweep`. Each does its work and prints to the terminal; errors are thrown (exit_codes.hpp).
#pragma once

#include "cli/commands.hpp"

namespace spinewalk::cli {

struct SweepPlanOptions {
  std::filesystem::path plan, folder;
  bool no_probe = false;
};
void plan_sweep(const SweepPlanOptions& options, Terminal& terminal);

struct SweepRunOptions {
  std::filesystem::path folder;
  int threads = 0;              ///< 0: as many as there are cores to use
  std::string shard;            ///< "i/n"
  bool from_slurm = false;
  long tasks = 0, first = 0;    ///< of the division, for an array that does not hold all tasks
  std::string stop_before;      ///< "120 s" before the end of the job
  std::string save_every;       ///< "20 s"
  long stop_after = 20;
  std::vector<std::string> statuses;  ///< retry: of the rows to compute again; empty: all that failed
  double tol_scale = 1;               ///< retry
};
void run_sweep(const SweepRunOptions& options, Terminal& terminal);
void retry_sweep(const SweepRunOptions& options, Terminal& terminal);

struct SweepStatusOptions {
  std::filesystem::path folder;
  Format format = Format::table;
};
void print_sweep_status(const SweepStatusOptions& options, Terminal& terminal);

struct SweepMergeOptions {
  std::filesystem::path folder, output;
  bool incomplete = false;
};
void merge_sweep(const SweepMergeOptions& options, Terminal& terminal);

struct SweepShowOptions {
  std::filesystem::path folder;
  long sample = 0;
};
void show_sample(const SweepShowOptions& options, Terminal& terminal);

struct SweepSubmitOptions {
  std::filesystem::path folder;
  bool slurm = true, dry_run = false, yes = false;  ///< slurm may be said and is meant anyway
  std::string time, partition, account, memory = "1G", task_time = "20 min";
  int cpus = 1, notice = 120;
  long at_once = 50;
  std::vector<std::string> extra;
};
void submit_sweep(const SweepSubmitOptions& options, Terminal& terminal);

}  // namespace spinewalk::cli
