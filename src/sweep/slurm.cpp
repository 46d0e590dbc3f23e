#include "sweep/slurm.hpp"

#include "model/errors.hpp"
#include "sweep/process.hpp"
#include "sweep/status.hpp"
#include "sweep/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <sstream>
#include <stdexcept>

namespace spinewalk::sweep {
namespace {

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  return value && *value ? std::optional<std::string>(value) : std::nullopt;
}

std::optional<long> number(const char* name) {
  const auto text = variable(name);
  if (!text) return std::nullopt;
  long value = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error != std::errc{} || end != text->data() + text->size())
    throw std::invalid_argument(fmt::format("{}={} is not a number", name, *text));
  return value;
}

Shard checked(long index, long count, const std::string& from) {
  if (count < 1 || index < 0 || index >= count)
    throw std::invalid_argument(fmt::format("{}: part {} of {} is not possible", from, index, count));
  return {index, count};
}

/// This job as scontrol names it.
std::optional<std::string> job_name() {
  const auto array = variable("SLURM_ARRAY_JOB_ID"), task = variable("SLURM_ARRAY_TASK_ID");
  if (array && task) return *array + "_" + *task;
  return variable("SLURM_JOB_ID");
}

/// The division of an earlier submission: the one with the most tasks.
std::optional<long> earlier_division(const Plan& plan) {
  std::optional<long> count;
  for (const auto& shard : existing_tasks(plan, ".ledger")) count = std::max(count.value_or(0), shard.count);
  return count;
}

/// Jobs of a plan: this and the first task of the array.
std::string name_of_jobs(const Plan& plan) { return fmt::format("spinewalk-{}-", plan.hash.substr(0, 8)); }

/// The tasks of a plan that the queue holds, from lines like "spinewalk-1a2b3c4d-1000 17".
std::optional<std::set<long>> ask_queue(const Plan& plan) {
  if (!is_installed("squeue")) return std::nullopt;
  const Finished queue = run_program({"squeue", "--me", "-h", "-r", "-o", "%j %K"});
  if (queue.code != 0) return std::nullopt;
  std::set<long> tasks;
  std::istringstream lines(queue.output);
  const std::string ours = name_of_jobs(plan);
  for (std::string job, index; lines >> job >> index;)
    if (job.starts_with(ours)) tasks.insert(std::atol(job.c_str() + ours.size()) + std::atol(index.c_str()));
  return tasks;
}

}  // namespace

Shard shard_from_slurm(std::optional<long> tasks, long first) {
  const auto task = number("SLURM_ARRAY_TASK_ID"), count = number("SLURM_ARRAY_TASK_COUNT");
  if (task && tasks) return checked(first + *task, *tasks, "SLURM_ARRAY_TASK_ID with --tasks");
  if (task.has_value() != count.has_value())
    throw std::invalid_argument(
        fmt::format("the environment is half set: {} without {}", task ? "SLURM_ARRAY_TASK_ID" : "SLURM_ARRAY_TASK_COUNT",
                    task ? "SLURM_ARRAY_TASK_COUNT" : "SLURM_ARRAY_TASK_ID"));
  if (task) {
    const auto low = number("SLURM_ARRAY_TASK_MIN");
    if (low.value_or(0) != 0)
      throw std::invalid_argument("the array does not start at 0: say with --tasks N how many tasks the plan is divided into");
    return checked(*task, *count, "SLURM_ARRAY_TASK_ID");
  }
  const auto rank = number("SLURM_PROCID"), ranks = number("SLURM_NTASKS");
  if (rank.has_value() != ranks.has_value())
    throw std::invalid_argument(fmt::format("the environment is half set: {} without {}", rank ? "SLURM_PROCID" : "SLURM_NTASKS",
                                            rank ? "SLURM_NTASKS" : "SLURM_PROCID"));
  if (rank) return checked(first + *rank, tasks.value_or(*ranks), "SLURM_PROCID");
  throw std::invalid_argument("this is no Slurm job: neither SLURM_ARRAY_TASK_ID nor SLURM_PROCID is set");
}

std::string where_am_i() { return fmt::format("writer={} job={}", this_writer(), job_name().value_or("none")); }

std::string requeue_self() {
  const auto job = job_name();
  if (!job) return "no Slurm job to ask another turn for";
  const long turns = number("SLURM_RESTART_COUNT").value_or(0);
  if (turns >= kMostRequeues) return fmt::format("job {} had {} turns and is not asked for again", *job, turns + 1);
  const Finished asked = run_program({"scontrol", "requeue", *job});
  return asked.code == 0 ? fmt::format("job {} will have another turn", *job)
                         : fmt::format("scontrol requeue {} failed: {}", *job, asked.output);
}

std::optional<double> end_of_job() {
  const auto end = number("SLURM_JOB_END_TIME");
  return end ? std::optional(static_cast<double>(*end)) : std::nullopt;
}

Cluster ask_cluster(const Plan& plan) {
  const Finished config = run_program({"scontrol", "show", "config"});
  if (config.code != 0)
    throw IoError(fmt::format("Slurm does not answer: {}\n  hint: run this on a login node, or see what would be sent with "
                              "--dry-run", config.output));
  Cluster cluster;
  std::istringstream lines(config.output);
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("MaxArraySize")) cluster.max_array_size = std::atol(line.c_str() + line.find('=') + 1);
  cluster.queued = ask_queue(plan);
  if (!is_installed("sacctmgr")) return cluster;
  const Finished limits =
      run_program({"sacctmgr", "-nP", "show", "assoc", "user=" + variable("USER").value_or("root"), "format=MaxSubmitJobs"});
  if (const long most = limits.code == 0 ? std::atol(limits.output.c_str()) : 0; most > 0) cluster.max_submit = most;
  return cluster;
}

Submission plan_submission(const Plan& plan, const SubmitOptions& options, const Cluster& cluster) {
  Submission submission;
  if (const auto earlier = earlier_division(plan)) {
    submission.tasks = *earlier;
  } else {
    const double each = std::max(plan.estimate.seconds, 1e-3) / options.cpus;
    const double per_task = std::clamp(std::floor(options.task_seconds / each), 1.0, static_cast<double>(plan.samples));
    submission.tasks = static_cast<long>(std::ceil(static_cast<double>(plan.samples) / per_task));
    if (cluster.max_submit) submission.tasks = std::min(submission.tasks, *cluster.max_submit);
  }
  submission.samples_per_task = (plan.samples + submission.tasks - 1) / submission.tasks;
  for (const long task : unfinished_tasks(plan, submission.tasks, cluster.queued)) {
    const long first = task / cluster.max_array_size * cluster.max_array_size;
    if (submission.arrays.empty() || submission.arrays.back().first != first) submission.arrays.push_back({first, {}});
    submission.arrays.back().indices.push_back(task - first);
  }
  return submission;
}

std::string array_text(const Array& array, long at_once) {
  std::string text;
  for (std::size_t i = 0; i < array.indices.size();) {
    std::size_t end = i;
    while (end + 1 < array.indices.size() && array.indices[end + 1] == array.indices[end] + 1) ++end;
    text += fmt::format("{}{}", text.empty() ? "" : ",", array.indices[i]);
    if (end > i) text += fmt::format("-{}", array.indices[end]);
    i = end + 1;
  }
  return fmt::format("{}%{}", text, at_once);
}

std::string batch_script(const Plan& plan, const SubmitOptions& options, const Submission& submission, const Array& array,
                         const std::string& program) {
  const std::string folder = std::filesystem::absolute(plan.folder).lexically_normal().string();
  std::string text = fmt::format(
      "#!/bin/sh\n"
      "#SBATCH --job-name={}{}\n"
      "#SBATCH --array={}\n"
      "#SBATCH --time={} --cpus-per-task={} --mem={} --requeue --open-mode=append\n"
      "#SBATCH --signal=B:USR1@{}   # this long before the end [s]: checkpoint, and another turn; TERM: checkpoint only\n"
      "#SBATCH --output={}/tasks/slurm-%A.log\n",
      name_of_jobs(plan), array.first, array_text(array, options.at_once), options.time.empty() ? "01:00:00" : options.time, options.cpus,
      options.memory, options.notice, folder);
  if (!options.partition.empty()) text += "#SBATCH --partition=" + options.partition + "\n";
  if (!options.account.empty()) text += "#SBATCH --account=" + options.account + "\n";
  for (const auto& line : options.extra) text += "#SBATCH " + line + "\n";
  text += fmt::format("exec {} --quiet sweep run {} -j {} --shard-from-slurm --tasks {} --first {}\n", shell_word(program),
                      shell_word(folder), options.cpus, submission.tasks, array.first);
  return text;
}

std::string shell_word(const std::string& text) {
  const bool plain = text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-+=:,@%") == text.npos;
  if (plain && !text.empty()) return text;
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace spinewalk::sweep
