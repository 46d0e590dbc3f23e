/// Files that are either whole or not there.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace spinewalk::viz {

/// Writes FILE.part and renames it. @throws IoError; nothing stays behind.
void write_whole(const std::filesystem::path& file, const void* bytes, std::size_t size);

/// A file that goes with it.
struct ScratchFile {
  std::filesystem::path path;

  explicit ScratchFile(std::filesystem::path file) : path(std::move(file)) {}
  ~ScratchFile();
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
};

/// @throws IoError when it cannot be read.
std::string read_whole(const std::filesystem::path& file);

}  // namespace spinewalk::viz
