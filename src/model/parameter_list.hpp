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

/// What lies in the rig: the loads of a column are tractions, those of a disc are forces, under the same names.
enum class Specimen { any, column, disc };

/// In the order of the files; defaults, status and source of constants are those of `model`. For any specimen `mean` and
/// `amplitude` of a load are those of a column, and their meaning says what they are with a disc.
std::vector<ParameterInfo> parameter_list(const Model& model, Specimen specimen = Specimen::any);

}  // namespace spinewalk::model
