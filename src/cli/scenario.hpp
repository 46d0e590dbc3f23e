/// Reading a scenario with everything that can be refused or warned about before it runs.
#pragma once

#include "model/scenario.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace spinewalk::cli {

class Terminal;

/// Loads the scenario and expands each activity once, so that a recording that cannot be used is refused now.
/// Prints warnings. @throws InputError
model::Scenario load_checked(const std::filesystem::path& file, const std::vector<std::string>& sets,
                             Terminal& terminal);

double total_time(const model::Scenario& scenario);  ///< [s]

}  // namespace spinewalk::cli
