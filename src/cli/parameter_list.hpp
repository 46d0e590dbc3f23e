/// Every parameter that a scenario can set, from the declarations in src/model.
#pragma once

#include <string>
#include <vector>

namespace spinewalk::cli {

struct ListedParameter {
  std::string path;    ///< as `check --resolved` prints it; "[i]" is any phase
  std::string value;   ///< default; constants of the model: value in adult_male_50; "-" where there is none
  std::string range;   ///< "30 kg to 200 kg", "averaged | resolved"
  std::string meaning;
  std::string status, source;  ///< of a constant of the model
};

std::vector<ListedParameter> listed_parameters();

}  // namespace spinewalk::cli
