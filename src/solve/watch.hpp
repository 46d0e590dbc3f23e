/// What happens between two steps of a run, where its state is small: limits are checked, a checkpoint is written, the run
/// is stopped. The loops that advance a phase hold what they carry from step to step in a struct `Loop` with kept():
///
///     Loop loop;
///     if (!watch.resume(loop)) loop = <the first instant of the phase>;
///     while (...) { <one step>; watch.between_steps(t, loop); }
///
/// A run that goes on from a checkpoint takes the very steps it would have taken: all state is kept to the last bit.
/// Tests: tests/faults/kill_test.py, tests/faults/limits_test.py.
#pragma once

#include "model/scenario.hpp"
#include "solve/kept.hpp"
#include "solve/record.hpp"

#include <chrono>
#include <functional>
#include <utility>

namespace spinewalk::solve {

enum class Pause { none, keep, stop };

/// Whoever runs a scenario, between its steps.
class Checkpoints {
 public:
  virtual ~Checkpoints() = default;
  /// Asked after every step: go on, write a checkpoint, or write one and stop. Cheap.
  virtual Pause wanted() = 0;
  /// The rows so far, an open phase summed up as far as it went, and the state to go on from.
  virtual void write(const Record& record, const Arrays& state) = 0;
};

/// Thrown when Checkpoints asked to stop. Not an error: the same scenario can go on from its checkpoint.
struct Stopped {
  double time;  ///< [s] simulated
  bool kept;    ///< false while the start state was sought: there was nothing to keep
};

class Watch {
 public:
  /// @param from state of a checkpoint to go on from, or null. Both pointers may be null.
  Watch(const model::SolverOptions& limits, Checkpoints* checkpoints, const Arrays* from);

  /// What belongs to a run besides its loop; set before the first step.
  struct Run {
    std::function<void(Arrays&)> keep;  ///< adds the state of all parts
    std::function<void(double t, const Arrays&)>
        write;                           ///< closes the record at t and hands both to Checkpoints
    std::function<long()> evaluations;   ///< so far
    std::function<std::string()> worst;  ///< the components with the largest weighted error
  };
  void follow(Run run) { run_ = std::move(run); }

  /// True once, for the loop that was running when the checkpoint was written.
  template <class Loop>
  bool resume(Loop& loop) {
    if (!from_) return false;
    restore(*std::exchange(from_, nullptr), "loop", loop);
    return true;
  }

  /// @throws SolverError at a limit, Stopped when asked to stop.
  template <class Loop>
  void between_steps(double t, Loop& loop) {
    check_limits(t);
    const Pause pause = checkpoints_ ? checkpoints_->wanted() : Pause::none;
    if (pause == Pause::none) return;
    Arrays state;
    solve::keep(state, "loop", loop);
    pause_run(t, std::move(state), pause);
  }

  /// While the start state is sought there is nothing to keep.
  void during_start();

 private:
  void check_limits(double t) const;
  void pause_run(double t, Arrays state, Pause pause);
  double elapsed() const;

  double wall_limit_, evaluation_limit_, earlier_ = 0;  ///< [s], [1], [s] spent before the checkpoint
  Checkpoints* checkpoints_;
  const Arrays* from_;
  Run run_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace spinewalk::solve
