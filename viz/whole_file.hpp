/// Files that are either whole or not there.
#pragma once

#include <cstddef>
#include <filesystem>

namespace spinewalk::viz {

/// Writes FILE.part and renames it. @throws IoError; nothing stays behind.
void write_whole(const std::filesystem::path& file, const void* bytes, std::size_t size);

}  // namespace spinewalk::viz
