/// A result that stays on disk: its tables in memory, its column profiles (19 of 20 bytes of a long run) read a row at a time.
#pragma once

#include "results/file.hpp"

#include <memory>

namespace spinewalk::results {

class OpenResult {
 public:
  /// Maps the file, checks its seal and reads everything but the profiles; pages go back to the system under pressure,
  /// so the file may be larger than memory. @throws IoError as read_result().
  explicit OpenResult(const std::filesystem::path& file, bool unsealed = false);
  ~OpenResult();
  OpenResult(const OpenResult&) = delete;
  OpenResult& operator=(const OpenResult&) = delete;

  /// The profiles of its rows are empty.
  const Result& tables() const;

  /// The profiles of one row [L,Z]; everything else of the row is zero. @throws IoError.
  solve::Row profile(std::size_t row) const;

 private:
  struct Open;
  std::unique_ptr<Open> open_;
};

}  // namespace spinewalk::results
