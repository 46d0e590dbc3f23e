/// The ledger of a task: an append-only text, one line an event or sample. `status` reads nothing else, so that it costs one
/// small file a task. It is a hint: lines of samples are written once their rows are on disk, and merge believes the rows.
///     @ start 2026-11-25T17:20:00Z writer=n12-4711-9c0a51fe job=71_3 samples=12..23
///     17 done 0.84 a3f5...            id, status, wall time [s], checksum
///     @ stop 2026-11-25T17:40:00Z done | interrupted | gave_up
#pragma once

#include "results/sample_table.hpp"
#include "sweep/task.hpp"

#include <map>

namespace spinewalk::sweep {

class Ledger {
 public:
  explicit Ledger(std::filesystem::path file) : file_(std::move(file)) {}

  const std::filesystem::path& file() const { return file_; }
  /// @throws IoError
  void start(const std::string& where, const Shard& shard, long samples) const;
  void stop(const std::string& how) const;
  struct Line {
    long id;
    std::string status;
    double wall;  ///< [s]
    std::string checksum;
  };
  void append(const std::vector<Line>& lines) const;
  /// Shows that the task is alive.
  void touch() const;

  struct Contents {
    std::map<long, Line> samples;  ///< the last line of each
    bool open = false;             ///< started, and did not say that it stopped
    std::string how;               ///< it stopped
    bool alive = true;             ///< unless it ran on this machine and its process is gone
    double silent = 0;             ///< [s] since the last sign of life
  };
  Contents read() const;

 private:
  void write(const std::string& text) const;

  std::filesystem::path file_;
};

}  // namespace spinewalk::sweep
