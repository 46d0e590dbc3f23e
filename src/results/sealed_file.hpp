/// Sealed files: any bytes, followed by the line
///     spinewalk-result 1.0 sha256=<of all bytes before>
/// A file that holds this line is whole and unchanged; results, shards and checkpoints all end with it.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace spinewalk::results {

inline constexpr int kFormatMajor = 1, kFormatMinor = 0;

/// Writes bytes and seal to FILE.part (or `part`, where several may write one file), syncs, reads it back and compares,
/// calls `verify` with the bytes before the seal, renames to FILE, syncs the directory. What fails leaves FILE as it was and no FILE.part. A
/// file-size limit is reported as a full disk is: the signal SIGXFSZ is held back. @throws IoError naming the
/// file, the system's reason and what to do.
void write_sealed(const std::filesystem::path& file, std::string_view bytes,
                  const std::function<void(std::string_view bytes)>& verify, std::filesystem::path part = {});

/// The bytes before the seal. @throws IoError when the file cannot be read, is a .part, was written in a
/// newer format, or its seal is missing or broken; the last is let pass when `unsealed`.
std::string read_sealed(const std::filesystem::path& file, bool unsealed = false);

/// The same bytes as pages of the file, which cost no memory of their own.
class SealedMapping {
 public:
  /// @throws IoError as read_sealed().
  explicit SealedMapping(const std::filesystem::path& file, bool unsealed = false);
  ~SealedMapping();
  SealedMapping(SealedMapping&& other) noexcept;
  SealedMapping& operator=(SealedMapping&&) = delete;

  std::string_view bytes() const { return bytes_; }

 private:
  void* pages_ = nullptr;
  std::size_t size_ = 0;
  std::string_view bytes_;
};

}  // namespace spinewalk::results
