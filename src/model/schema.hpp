/// JSON Schemas (draft-07, which editors read) of the two file kinds, made from the declared parameters.
/// A schema checks names, shapes and units being there; ranges of numbers with a unit are checked by the
/// reader alone.
#pragma once

#include <nlohmann/json.hpp>

namespace spinewalk::model {

/// Of scenario and model files.
nlohmann::json scenario_schema();
nlohmann::json model_schema();

}  // namespace spinewalk::model
