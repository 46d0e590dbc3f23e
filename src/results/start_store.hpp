/// Start states in sealed files, <folder>/<sha256 of key and program>.h5.
#pragma once

#include "solve/start_cache.hpp"

#include <filesystem>

namespace spinewalk::results {

class StartStore : public solve::StartCache {
 public:
  /// @param program identifies the code: an entry of another program is never taken up.
  StartStore(std::filesystem::path folder, std::string program)
      : folder_(std::move(folder)), program_(std::move(program)) {}

  /// A damaged, foreign or unreadable file counts as absent.
  std::optional<solve::StoredStart> load(const std::string& key) override;
  /// Does nothing where the folder cannot be written.
  void store(const std::string& key, const solve::StoredStart& start) override;

  bool hit() const { return hit_; }  ///< did the last load() find something

 private:
  std::filesystem::path file_of(const std::string& key) const;

  std::filesystem::path folder_;
  std::string program_;
  bool hit_ = false;
};

}  // namespace spinewalk::results
