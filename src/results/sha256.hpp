/// SHA-256 (NIST FIPS 180-4), computed by Nettle.
#pragma once

#include <nettle/sha2.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace spinewalk::results {

class Sha256 {
 public:
  Sha256() { sha256_init(&context_); }
  void add(std::string_view bytes);
  /// 64 lower-case hexadecimal digits; the next bytes begin another text.
  std::string finish();

 private:
  sha256_ctx context_;
};

/// 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);
/// Of the bytes of a file. @throws IoError when it cannot be read.
std::string file_sha256(const std::filesystem::path& file);

}  // namespace spinewalk::results
