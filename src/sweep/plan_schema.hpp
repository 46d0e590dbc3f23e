/// JSON Schema (draft-07, which editors read) of plan files. It checks names and shapes; whether a path is that of a
/// parameter, and its range, is checked by the reader alone.
#pragma once

#include <nlohmann/json.hpp>

namespace spinewalk::sweep {

/// Of `spinewalk-sweep/1`.
nlohmann::json plan_schema();

}  // namespace spinewalk::sweep
