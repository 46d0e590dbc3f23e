/// Finding out before hours of computing whether the result could be written.
#pragma once

#include <filesystem>

namespace spinewalk::cli {

/// @throws IoError when no file can be made where `result` is to stand.
void require_writable(const std::filesystem::path& result);
/// @throws IoError when no file can be made in this folder.
void require_writable_folder(const std::filesystem::path& folder);

}  // namespace spinewalk::cli
