/// SHA-256 (NIST FIPS 180-4). Our own, because none of the packages a cluster build may need brings one.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace spinewalk::results {

class Sha256 {
 public:
  void add(std::string_view bytes);
  /// 64 lower-case hexadecimal digits; nothing may be added afterwards.
  std::string finish();

 private:
  void compress(const std::uint8_t* block);

  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::uint8_t, 64> block_{};
  std::size_t filled_ = 0;
  std::uint64_t length_ = 0;  ///< [byte]
};

std::string sha256(std::string_view bytes);
/// Of the bytes of a file. @throws IoError when it cannot be read.
std::string file_sha256(const std::filesystem::path& file);

}  // namespace spinewalk::results
