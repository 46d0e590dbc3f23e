/// What a plan takes along: its base scenario with every file that it reads, in one folder that can be copied.
#pragma once

#include "sweep/design.hpp"

#include <map>

namespace spinewalk::sweep {

/// Writes scenario.yaml, models/ and files/ for the base of a request, its limits laid in. Returns the hash of each file by
/// its path in the folder. @throws InputError, IoError
std::map<std::string, std::string> copy_base(const Request& request, const std::filesystem::path& folder);

/// @throws InputError when the scenario of a plan names a file outside the plan's folder.
void require_inside(const std::filesystem::path& folder);

/// @throws IoError
void write_text(const std::filesystem::path& file, const std::string& text);

}  // namespace spinewalk::sweep
