/// The canonical form of a scenario: every value written out, in SI. Reading it gives the same scenario
/// again.
#pragma once

#include "model/scenario.hpp"

#include <string>

namespace spinewalk::model {

/// YAML text. `scenario.model` is as read, not yet scaled to stature; `base` is the name or path of its file, empty
/// for a rig without a model.
std::string resolved_text(const Scenario& scenario, const std::string& base);

}  // namespace spinewalk::model
