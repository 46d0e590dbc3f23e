/// The comparison of activities for people.
#pragma once

#include "results/file.hpp"

#include <string>

namespace spinewalk::cli {

/// A table of at most 120 columns: a row for each phase and level. Its first line says so when the result is incomplete.
std::string to_table(const std::string& name, const results::Result& result);

}  // namespace spinewalk::cli
