/// Declarations of a rig (rig.hpp) in the one table, and its reader.
#pragma once

#include "model/parameters.hpp"
#include "model/rig.hpp"
#include "model/yaml_tree.hpp"

namespace spinewalk::model {

/// Parameters of a column. Swelling and solute are declared where they are engaged.
std::vector<Parameter> column_parameters(RigColumn& column);
std::vector<Parameter> rig_disc_parameters(RigDisc& disc);
/// Parameters of one entry of `load`, for a column (traction) or a disc (force).
std::vector<Parameter> load_parameters(RigLoad& load, bool column);

/// Reads the value of the key `rig`. @throws InputError
Rig read_rig(const YamlNode& node, const std::filesystem::path& directory);
/// The rig as read_rig reads it.
YamlNode rig_node(const Rig& rig);

}  // namespace spinewalk::model
