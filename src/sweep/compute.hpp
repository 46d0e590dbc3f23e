/// One sample of a plan: from its parameters to its row.
#pragma once

#include "results/sample_table.hpp"
#include "solve/surroundings.hpp"
#include "sweep/plan.hpp"

#include <list>
#include <mutex>
#include <unordered_map>

namespace spinewalk::sweep {

/// Start states kept in memory, for all threads; the oldest goes when there are too many.
class MemoryStarts : public solve::StartCache {
 public:
  std::optional<solve::StoredStart> load(const std::string& key) override;
  void store(const std::string& key, const solve::StoredStart& start) override;

 private:
  static constexpr std::size_t kMost = 64;

  std::mutex mutex_;
  std::list<std::string> order_;
  std::unordered_map<std::string, solve::StoredStart> kept_;
};

/// Statuses of a row besides "done". `interrupted` and `pending` are no rows: they stand in `status` alone.
inline constexpr const char* kInvalidInput = "invalid_input";
inline constexpr const char* kIo = "io";

/// Whose checkpoint of an unfinished sample is asked for and taken up.
class SampleCheckpoints : public solve::Checkpoints {
 public:
  /// Of the state that was left behind, fills `record` and gives the state; null without one.
  virtual const solve::Arrays* find(solve::Record& record) = 0;
};

/// Computes a sample; what goes wrong is its status and reason. `tolerance_scale`: factor on solver.tolerance.
/// @throws solve::Stopped when the checkpoints ask to
results::Sample compute_sample(const Plan& plan, long id, double tolerance_scale, solve::StartCache& starts,
                               SampleCheckpoints& checkpoints);

}  // namespace spinewalk::sweep
