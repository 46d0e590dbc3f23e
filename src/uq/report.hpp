/// What an analysis found, for people, for programs and as a picture.
#pragma once

#include "uq/sensitivity.hpp"

#include <nlohmann/json_fwd.hpp>

namespace spinewalk::uq {

/// The parameters in the order of their influence.
std::vector<const Influence*> ranked(const Sensitivity& sensitivity);

std::string to_text(const Study& study, const Sensitivity& sensitivity);
/// {"file", "plan_sha256", "method", "correlated", "confidence", "outputs": [...]}: stable keys, null where the design gives none.
nlohmann::ordered_json to_json(const Study& study, const std::vector<Sensitivity>& all,
                               const std::string& file);
/// SVG: a bar a parameter with its interval (tornado), and the figure over the three that matter most. `line` is the command
/// that makes it. @pre sensitivity.varies
std::string draw(const Study& study, const Sensitivity& sensitivity, const std::vector<std::string>& line,
                 const std::string& version);

}  // namespace spinewalk::uq
