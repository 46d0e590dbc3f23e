/// The user's cache of start states, and the name of the running program that guards it.
#pragma once

#include "results/start_store.hpp"

#include <optional>
#include <string>

namespace spinewalk::cli {

/// Tells builds apart, for any other build may compute another start or another step: the hash that the linker puts into a
/// program (ELF build id), or that of the program's bytes where it has none.
std::string program_id();

/// Nothing where there is no place for it.
std::optional<results::StartStore> open_start_cache();

}  // namespace spinewalk::cli
