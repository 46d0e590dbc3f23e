/// A task: one stretch of the samples of a plan, and its three files in DIR/tasks, never one a sample:
///     task-N-I.h5       the rows (results/sample_table.hpp), sealed, written anew from time to time
///     task-N-I.ledger   text, appended: what happened, for `status`; a hint only
///     task-N-I.log      text, appended: one line a sample
/// I of N counts from 0; sample k belongs to the task with I N_samples / N <= k. What a sample gives depends on neither.
#pragma once

#include "results/sample_table.hpp"
#include "sweep/plan.hpp"

#include <functional>
#include <map>
#include <optional>

namespace spinewalk::sweep {

struct Shard {
  long index = 0, count = 1;

  long first(long samples) const { return index * samples / count; }
  long last(long samples) const { return (index + 1) * samples / count; }  ///< beyond the last
  std::string name() const;                                                ///< "task-N-I"
};

/// "2/7". @throws std::invalid_argument with what is wrong
Shard parse_shard(const std::string& text);
/// Of a file's name; nothing for other files.
std::optional<Shard> shard_of(const std::filesystem::path& file);
/// The tasks of which there is a file with this ending (".h5", ".ledger"), in order.
std::vector<Shard> existing_tasks(const Plan& plan, const std::string& ending);

/// The rows of a task, in memory and on disk.
class TaskRows {
 public:
  TaskRows(const Plan& plan, const Shard& shard, std::string code_version, std::string git_sha);

  /// Takes up what is on disk: of this task, and of tasks of another division of the plan. A broken file is passed over with a
  /// complaint. @throws IoError when a file belongs to another plan
  void load(const std::function<void(const std::string&)>& complaint);

  const results::Sample* find(long id) const;
  void put(results::Sample sample);
  /// Writes all rows, together with those that a second copy of the task has written meanwhile. @throws IoError
  void save();
  bool unsaved() const { return unsaved_; }

 private:
  struct Stamp {
    std::filesystem::file_time_type time;
    std::uintmax_t size;
    bool operator==(const Stamp&) const = default;
  };
  std::filesystem::path file() const { return plan_.tasks() / (shard_.name() + ".h5"); }
  std::optional<Stamp> stamp() const;
  void take(const results::SampleTable& table, const std::filesystem::path& from);

  const Plan& plan_;
  Shard shard_;
  std::string code_version_, git_sha_;
  std::map<long, results::Sample> rows_;
  std::optional<Stamp> written_;
  bool unsaved_ = false;
};

/// The table of the given rows of a plan, with their parameters and seeds.
results::SampleTable make_table(const Plan& plan, std::vector<results::Sample> samples);

/// @throws IoError when the table is that of another plan
void require_plan(const results::SampleTable& table, const Plan& plan, const std::filesystem::path& file);

}  // namespace spinewalk::sweep
