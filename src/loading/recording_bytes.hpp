/// A recording's file in memory.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace spinewalk::loading {

/// A day of three axes at 100 Hz has 390 MB as text.
inline constexpr std::size_t kLargestRecording = std::size_t{512} << 20;  ///< bytes

/// @throws InputError missing, a folder, unreadable, or larger than kLargestRecording: refused before anything
/// is read
std::string read_recording_bytes(const std::filesystem::path& file);

}  // namespace spinewalk::loading
