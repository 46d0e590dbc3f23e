/// Slurm: which part of a plan a process is to compute, batch scripts, and asking for another turn.
#pragma once

#include "sweep/task.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace spinewalk::sweep {

/// The part that the environment names: SLURM_ARRAY_TASK_ID of `tasks` (or of SLURM_ARRAY_TASK_COUNT), `first` added; without
/// an array SLURM_PROCID of SLURM_NTASKS. @throws std::invalid_argument when the environment is half set
Shard shard_from_slurm(std::optional<long> tasks, long first);

/// "writer=n12-4711-9c0a51fe job=71_3", for the ledger.
std::string where_am_i();

/// Asks for this job, or array element, to be run again; at most kMostRequeues times. Gives what to tell the user.
inline constexpr long kMostRequeues = 10;
std::string requeue_self();

/// When the job will be ended, as seconds since the epoch; nothing outside Slurm.
std::optional<double> end_of_job();

struct SubmitOptions {
  std::string time, partition, account, memory = "1G";
  int cpus = 1;
  long at_once = 50;                 ///< tasks running together (%K)
  int notice = 120;                  ///< [s] before the time limit at which Slurm sends SIGUSR1
  double task_seconds = 20 * 60;     ///< wanted length of a task
  std::vector<std::string> extra;    ///< further lines for sbatch, "--qos=long"
};

/// What the cluster allows.
struct Cluster {
  long max_array_size = 1001;            ///< indices must stay below
  std::optional<long> max_submit;         ///< jobs of the user at once
  std::optional<std::set<long>> queued;  ///< tasks of this plan that wait or run; nothing where it is not known
};
/// Asks scontrol, squeue and, where there is accounting, sacctmgr. @throws IoError when there is no Slurm
Cluster ask_cluster(const Plan& plan);

/// One sbatch call: tasks of one division, numbered from `first`.
struct Array {
  long first = 0;
  std::vector<long> indices;  ///< of the array: task - first
};

struct Submission {
  long tasks = 0;             ///< N of the division
  long samples_per_task = 0;  ///< at most
  std::vector<Array> arrays;  ///< of tasks that are not finished
};

/// Packs the samples into tasks, or keeps the division of an earlier submission, and the tasks into arrays.
Submission plan_submission(const Plan& plan, const SubmitOptions& options, const Cluster& cluster);

/// A word that a shell reads as it stands.
std::string shell_word(const std::string& text);

/// "0-3,7%50"
std::string array_text(const Array& array, long at_once);
std::string batch_script(const Plan& plan, const SubmitOptions& options, const Submission& submission, const Array& array,
                         const std::string& program);

}  // namespace spinewalk::sweep
