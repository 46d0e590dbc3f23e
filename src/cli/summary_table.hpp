/// What `run` and `compare` say about the phases of a result: one declaration of the columns for the table, CSV and JSON.
#pragma once

#include "results/file.hpp"

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace spinewalk::cli {

/// A table of at most 120 columns: a row for each phase and level. Starts with "incomplete" where the result is.
std::string to_table(const std::string& name, const results::Result& result);

/// Header and rows in SI units, `name` in the first column. The header is printed once for several results.
std::string csv_header();
std::string to_csv(const std::string& name, const results::Result& result);

/// {"result", "complete", "stop_reason", "title", "body_weight", "phases": [{"label", "levels": {"L1L2": {...}}}]}, SI.
nlohmann::json to_json(const std::string& name, const results::Result& result);

}  // namespace spinewalk::cli
