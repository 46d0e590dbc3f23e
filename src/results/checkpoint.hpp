/// Checkpoints (product.md section 6): R.h5.ck0 and R.h5.ck1 by turns, each a sealed, incomplete result with the rows so far
/// and, in its group /checkpoint, the state of the integrator as arrays (solve/kept.hpp). The older one outlives whatever
/// goes wrong while the newer one is written.
#pragma once

#include "results/file.hpp"
#include "solve/kept.hpp"

#include <array>
#include <functional>
#include <optional>

namespace spinewalk::results {

struct Checkpoint {
  std::filesystem::path file;
  Result result;
  solve::Arrays state;
  long number = 0;  ///< counts up; the newest is the largest
};

class CheckpointFiles {
 public:
  /// @param result the file that the run writes when it is done. @param identity of everything that the state depends on:
  /// scenario, model, files they name, program. @param part of a file: the name under which it is written, FILE.part without;
  /// needed where several may write the checkpoints of one run.
  using PartOf = std::function<std::filesystem::path(const std::filesystem::path& file)>;
  CheckpointFiles(const std::filesystem::path& result, std::string identity, PartOf part = {});

  /// The newest whose seal holds and whose identity agrees. `complaint` is called with one line about each file that is
  /// passed over. Decides where write() goes on: never over the one that was found.
  std::optional<Checkpoint> find(const std::function<void(const std::string&)>& complaint);

  /// Replaces the older file. @throws IoError, with both files as they were.
  void write(const Result& result, const solve::Arrays& state);

  void remove() const noexcept;
  const std::filesystem::path& last() const { return files_[1 - next_]; }  ///< the one written or found last

 private:
  std::array<std::filesystem::path, 2> files_;
  std::string identity_;
  PartOf part_;
  std::size_t next_ = 0;
  long number_ = 0;
};

}  // namespace spinewalk::results
