#include "sweep/run_task.hpp"

#include "model/errors.hpp"
#include "results/checkpoint.hpp"
#include "results/sha256.hpp"
#include "solve/watch.hpp"
#include "sweep/compute.hpp"
#include "sweep/leftovers.hpp"
#include "sweep/ledger.hpp"
#include "sweep/writer.hpp"
#include "units/readable_time.hpp"

#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <chrono>
#include <exception>
#include <fstream>

namespace spinewalk::sweep {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

class Task {
 public:
  Task(const Plan& plan, const TaskOptions& options, const TaskHooks& hooks)
      : plan_(plan),
        options_(options),
        hooks_(hooks),
        rows_(plan, options.shard, options.code_version, options.git_sha),
        ledger_(plan.tasks() / (options.shard.name() + ".ledger")),
        log_(plan.tasks() / (options.shard.name() + ".log"), std::ios::app),
        interval_(options.save_every) {}

  TaskOutcome run() {
    rows_.load(hooks_.warn);
    collect();
    if (!wanted_.empty()) compute();
    remove_leftovers();
    count();
    return outcome_;
  }

 private:
  class Checkpoint;

  void collect() {
    for (long id = options_.shard.first(plan_.samples); id < options_.shard.last(plan_.samples); ++id) {
      const auto* row = rows_.find(id);
      if (!row || options_.again.contains(row->status)) wanted_.push_back(id);
    }
  }

  void compute() {
    ledger_.start(options_.where, options_.shard, plan_.samples);
    remove_leftovers();
    log(fmt::format("{} {} of {} samples to compute, {} threads", options_.shard.name(), wanted_.size(),
                    options_.shard.last(plan_.samples) - options_.shard.first(plan_.samples), options_.threads));
    const tbb::global_control workers(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(options_.threads));
    tbb::task_arena arena(options_.threads);
    arena.execute([this] {
      tbb::parallel_for(
          tbb::blocked_range<std::size_t>(0, wanted_.size(), 1), [this](const auto&) { next_sample(); },
          tbb::simple_partitioner());
    });
    const std::lock_guard lock(mutex_);
    if (!error_) save();
    const std::string how = error_ ? "io" : outcome_.gave_up ? "gave_up" : outcome_.stopped ? "interrupted" : "done";
    if (!error_) ledger_.stop(how);
    log(fmt::format("{} {}", options_.shard.name(), how));
    if (error_) std::rethrow_exception(error_);
  }

  void remove_leftovers() const {
    const auto is_done = [this](long id) { return rows_.find(id) && rows_.find(id)->done(); };
    sweep::remove_leftovers(plan_, options_.shard, is_done, ledger_.file());
  }

  bool halted() const { return halt_ || hooks_.stop(); }

  /// Takes samples in their order, whichever thread comes.
  void next_sample() {
    const std::size_t n = next_++;
    if (halted()) {
      outcome_stopped();
      return;
    }
    const auto begin = Clock::now();
    try {
      results::Sample sample = attempt(wanted_[n]);
      const std::lock_guard lock(mutex_);
      finish(std::move(sample), seconds_since(begin));
    } catch (const solve::Stopped&) {
      outcome_stopped();
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!error_) error_ = std::current_exception();
      halt_ = true;
    }
  }

  void outcome_stopped() {
    const std::lock_guard lock(mutex_);
    if (hooks_.stop()) outcome_.stopped = true;
  }

  results::Sample attempt(long id);

  /// @pre locked
  void finish(results::Sample sample, double wall) {
    const bool failed = !sample.done();
    if (failed && outcome_.first_failure.empty())
      outcome_.first_failure = fmt::format("sample {}: {}: {}", sample.id, sample.status, sample.reason);
    failures_in_a_row_ = failed && !any_done_ ? failures_in_a_row_ + 1 : 0;
    any_done_ = any_done_ || !failed;
    log(failed ? fmt::format("[sample {:05}] {} after {:.2f} s: {}", sample.id, sample.status, wall, sample.reason)
               : fmt::format("[sample {:05}] done in {:.2f} s", sample.id, wall));
    const long id = sample.id;
    rows_.put(std::move(sample));
    lines_.push_back({id, rows_.find(id)->status, wall, rows_.find(id)->checksum});
    ++finished_;
    hooks_.progress(static_cast<double>(finished_) / static_cast<double>(wanted_.size()));
    if (options_.stop_after > 0 && failures_in_a_row_ >= options_.stop_after) outcome_.gave_up = halt_ = true;
    if (seconds_since(saved_) >= interval_) save();
  }

  /// @pre locked
  void save() {
    const auto begin = Clock::now();
    if (rows_.unsaved()) rows_.save();
    ledger_.append(lines_);
    lines_.clear();
    saved_ = Clock::now();
    constexpr double kLargestShare = 0.02;
    interval_ = std::max(options_.save_every, seconds_since(begin) / kLargestShare);
  }

  void count() {
    for (long id = options_.shard.first(plan_.samples); id < options_.shard.last(plan_.samples); ++id) {
      ++outcome_.samples;
      const auto* row = rows_.find(id);
      if (row) ++(row->done() ? outcome_.done : outcome_.failed);
    }
  }

  void log(const std::string& line) {
    log_ << units::now_utc() << ' ' << line << std::endl;  // a killed task leaves what it said
    hooks_.note(line);
  }

  const Plan& plan_;
  const TaskOptions& options_;
  const TaskHooks& hooks_;
  TaskRows rows_;
  Ledger ledger_;
  std::ofstream log_;
  MemoryStarts starts_;
  std::vector<long> wanted_;
  std::vector<Ledger::Line> lines_;
  std::mutex mutex_;  ///< guards all below, rows, ledger, log, and HDF5
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> halt_{false};
  std::exception_ptr error_;
  TaskOutcome outcome_;
  long failures_in_a_row_ = 0;
  std::size_t finished_ = 0;
  bool any_done_ = false;
  double interval_;
  Clock::time_point saved_ = Clock::now();
};

/// An unfinished sample that is stopped leaves its state beside the task; one that takes long leaves it now and then.
class Task::Checkpoint : public SampleCheckpoints {
 public:
  Checkpoint(Task& task, long id, double tolerance_scale)
      : task_(task),
        files_(task.plan_.tasks() / fmt::format("sample-{}", id),
               results::sha256(fmt::format("{} {} {} {}", task.options_.program, task.plan_.hash, id, tolerance_scale)), part_of) {}

  solve::Pause wanted() override {
    if (task_.halted()) return solve::Pause::stop;
    return seconds_since(last_) > kEvery ? solve::Pause::keep : solve::Pause::none;
  }

  void write(const solve::Record& record, const solve::Arrays& state) override {
    const std::lock_guard lock(task_.mutex_);
    results::Result result;
    result.record = record;
    try {
      files_.write(result, state);
    } catch (const IoError& error) {
      task_.log(fmt::format("no checkpoint could be written: {}", error.what()));
    }
    task_.ledger_.touch();
    last_ = Clock::now();
  }

  const solve::Arrays* find(solve::Record& record) override {
    const std::lock_guard lock(task_.mutex_);
    found_ = files_.find([](const std::string&) {});
    if (!found_) return nullptr;
    record = std::move(found_->result.record);
    return &found_->state;
  }

  void remove() const { files_.remove(); }

 private:
  static constexpr double kEvery = 60;  ///< [s]

  Task& task_;
  results::CheckpointFiles files_;
  std::optional<results::Checkpoint> found_;
  Clock::time_point last_ = Clock::now();
};

results::Sample Task::attempt(long id) {
  double scale = 1;
  {
    const std::lock_guard lock(mutex_);
    if (rows_.find(id)) scale = options_.tolerance_scale;
  }
  results::Sample sample;
  for (int n = 0; n <= plan_.on_failure.retry; ++n, scale *= plan_.on_failure.tol_scale) {
    Checkpoint checkpoint(*this, id, scale);
    sample = compute_sample(plan_, id, scale, starts_, checkpoint);
    checkpoint.remove();
    if (sample.done() || sample.status == kInvalidInput || sample.status == kIo) break;
  }
  return sample;
}

}  // namespace

TaskOutcome run_task(const Plan& plan, const TaskOptions& options, const TaskHooks& hooks) {
  return Task(plan, options, hooks).run();
}

}  // namespace spinewalk::sweep
