/// Runs a scenario whenever its file is saved. No VTK.
#pragma once

#include "viz/child_process.hpp"

namespace spinewalk::viz {

class ScenarioWatch {
 public:
  /// The result is written beside where this program was started: SCENARIO.watch.h5.
  explicit ScenarioWatch(std::filesystem::path scenario);

  /// Looks at the file and at the run, which a newer save stops; true once for every new result.
  bool poll();

  const std::filesystem::path& result() const { return result_; }
  bool running() const { return run_ != nullptr; }
  /// How many results there were.
  int finished() const { return finished_; }
  /// What went wrong with the last run, in spinewalk's words; empty when nothing did.
  const std::string& failure() const { return failure_; }

 private:
  /// Changes with every save, also with one that replaces the file.
  struct Stamp {
    std::int64_t time = 0;
    std::uintmax_t size = 0, file = 0;
    bool operator==(const Stamp&) const = default;
  };
  Stamp look() const;

  std::filesystem::path scenario_, result_;
  Stamp seen_, ran_;
  std::unique_ptr<ChildProcess> run_;
  int finished_ = 0;
  std::string failure_;
};

}  // namespace spinewalk::viz
