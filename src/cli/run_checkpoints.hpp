/// When `run` writes a checkpoint, and when it stops.
#pragma once

#include "cli/terminal.hpp"
#include "results/checkpoint.hpp"
#include "solve/watch.hpp"

#include <chrono>
#include <optional>

namespace spinewalk::cli {

class RunCheckpoints : public solve::Checkpoints {
 public:
  /// @param result is what the solver fills. @param every [s] between two checkpoints; without it kEvery, and so seldom that
  /// writing takes at most a fiftieth of the time.
  RunCheckpoints(results::CheckpointFiles& files, results::Result& result, std::optional<double> every,
                 Terminal& terminal);

  solve::Pause wanted() override;
  /// A failure is a warning, for the run itself has lost nothing; when stopping it is thrown. @throws IoError
  void write(const solve::Record& record, const solve::Arrays& state) override;

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr double kEvery = 30;  ///< [s]
  static constexpr double kLargestShare = 0.02;

  results::CheckpointFiles& files_;
  results::Result& result_;
  Terminal& terminal_;
  double interval_;
  bool adapts_, failed_ = false;
  Clock::time_point last_ = Clock::now();
};

}  // namespace spinewalk::cli
