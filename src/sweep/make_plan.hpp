/// From a plan file to a plan's folder.
#pragma once

#include "sweep/design.hpp"

#include <nlohmann/json_fwd.hpp>

namespace spinewalk::sweep {

inline constexpr const char* kPlanSchema = "spinewalk-plan/1";

/// Measures a plan whose files are written but for plan.json.
using Probe = std::function<Estimate(const Plan& plan)>;

/// Writes the folder under another name and renames it when it is whole. @throws InputError, IoError when it is there already
Plan make_plan(const Request& request, const std::filesystem::path& folder, const Designer& designer, const Probe& probe);

/// Of plan.json without its hash and its estimate.
std::string hash_of_plan(nlohmann::ordered_json json);
/// What tables of its samples hold of it: the same whenever it was made.
std::string text_without_estimate(nlohmann::ordered_json json);

}  // namespace spinewalk::sweep
