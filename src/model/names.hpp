/// Help for mistyped names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace spinewalk::model {

/// The name closest to `name` by edit distance, or empty when none is near enough to be meant.
std::string nearest_name(std::string_view name, const std::vector<std::string>& allowed);

/// "did you mean \"speed\"? allowed: for, speed"
std::string name_hint(std::string_view name, const std::vector<std::string>& allowed);

}  // namespace spinewalk::model
