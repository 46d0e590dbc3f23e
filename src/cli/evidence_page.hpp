/// The findings about claims as one HTML file that opens offline, on a phone and on paper; as a Markdown table; in words.
#pragma once

#include "evidence/weigh.hpp"

#include <string>

namespace spinewalk::cli {

/// "+12 %", "-0.3 %".
std::string percent(double share);
/// The constants that decide, with their rank correlations: "model.spine.muscle_gain (-0.92), ...".
std::string deciding(const evidence::Finding& finding);

/// Everything from files is escaped; a Content-Security-Policy forbids scripts and requests.
std::string to_page(const std::vector<evidence::Finding>& findings, int seed);
std::string to_markdown(const std::vector<evidence::Finding>& findings);

}  // namespace spinewalk::cli
