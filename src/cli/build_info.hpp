/// What this program was built from.
#pragma once

#include <string_view>

namespace spinewalk::cli {

std::string_view code_version();   ///< "0.1.0"
std::string_view git_sha();        ///< 40 hex digits, or "unknown" outside a git tree
std::string_view build_summary();  ///< compiler, build type, library versions

}  // namespace spinewalk::cli
