/// Dates with time of day, as loggers print them.
#pragma once

#include <optional>
#include <string_view>

namespace spinewalk::loading {

/// [s] since 1970 of "2019-08-06 10:25:45:020", "2019-08-06T10:25:45.020Z" or "2019-08-06 10:25:45"; a zone is not
/// heeded. None for anything else.
std::optional<double> parse_timestamp(std::string_view text);

}  // namespace spinewalk::loading
