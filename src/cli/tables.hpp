/// Tables of results/table.hpp in the other two forms that subcommands print.
#pragma once

#include "results/table.hpp"

#include <nlohmann/json.hpp>
#include <string>

namespace spinewalk::cli {

/// An array of objects, a column a key, in the order of the columns.
nlohmann::ordered_json to_json(const results::Table& table);

/// Aligned columns without a heading.
std::string to_aligned_text(const results::Table& table);

}  // namespace spinewalk::cli
