/// Every parameter a scenario can set, for people and for other formats (list parameters, CSV headers, HDF5
/// attributes).
#pragma once

#include "model/model.hpp"

#include <string>
#include <vector>

namespace spinewalk::model {

struct ParameterInfo {
  std::string path;                  ///< as --set takes it; "timeline[i]" for any phase
  std::string unit;                  ///< SI; empty for choices and files
  double low = 0, high = 0;          ///< range in SI, where there is a unit
  std::vector<std::string> choices;  ///< where there are any
  std::string default_value;         ///< as a file writes it; empty where one must be given
  std::string meaning;
  std::string status, source;  ///< of a model's constant; empty elsewhere
};

/// In the order of the files; defaults, status and source of constants are those of `model`.
std::vector<ParameterInfo> parameter_list(const Model& model);

}  // namespace spinewalk::model
