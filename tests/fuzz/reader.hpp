/// Readers under fire. A target is one file with one function: bytes that anybody may have sent -> read or refused.
///
///     fuzz_NAME FILE|FOLDER...     replays kept bytes (tests/fuzz/corpus/NAME), an ordinary test
///     tools/fuzz --for 60 s        the same functions under libFuzzer with sanitizers
///
/// A refusal is an InputError or an IoError; everything else (a crash, another exception, more than 2 s, more than 512 MiB)
/// is a defect. What was found once is kept in the corpus.
#pragma once

#include "model/errors.hpp"

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace spinewalk::fuzz {

/// A folder of this process under the temporary directory, gone with it.
class Folder {
 public:
  Folder()
      : path_(std::filesystem::temp_directory_path() / ("spinewalk-fuzz-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::filesystem::path write(const std::string& name, std::string_view bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return path_ / name;
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Calls `read` and swallows refusals, and only those.
template <class Read>
int read_or_refuse(Read read) {
  try {
    read();
  } catch (const InputError&) {
  } catch (const IoError&) {
  }
  return 0;
}

inline std::string_view text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace spinewalk::fuzz
