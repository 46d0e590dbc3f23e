/// Fields of the YAML files of this folder. Each @throws InputError with place and hint.
#pragma once

#include "model/read_parameters.hpp"
#include "units/quantity.hpp"

#include <fmt/format.h>

namespace spinewalk::evidence {

inline const model::YamlNode& required(const model::YamlNode& mapping, const std::string& key,
                                       const std::string& hint) {
  const model::YamlNode* found = mapping.find(key);
  if (!found) throw InputError(mapping.place, fmt::format("{} is missing", key), hint);
  return *found;
}

/// A text that is not empty.
inline const std::string& text(const model::YamlNode& mapping, const std::string& key,
                               const std::string& hint) {
  const model::YamlNode& node = required(mapping, key, hint);
  const std::string& value = model::expect_scalar(node, key, hint);
  if (value.empty()) throw InputError(node.place, fmt::format("{} is empty", key), hint);
  return value;
}

/// A number without unit, or with "%".
inline double number(const model::YamlNode& mapping, const std::string& key, const std::string& hint) {
  try {
    return units::to_si(text(mapping, key, hint), units::kDimensionless);
  } catch (const units::UnitError& error) {
    throw InputError(mapping.find(key)->place, error.what(), hint);
  }
}

/// The last name of a folder, also of one that is written with a slash at its end.
inline std::string name_of(const std::filesystem::path& folder) {
  return (folder.has_filename() ? folder : folder.parent_path()).filename().string();
}

/// The root of a file whose first key is `schema`. `what` is what such a file is called.
inline model::YamlNode read_root(const std::filesystem::path& file, std::string_view schema,
                                 const std::string& what, const std::vector<std::string>& keys) {
  model::YamlNode root = model::parse_yaml(model::read_text(file), file.string());
  const std::string form = fmt::format("the first line of a {} is schema: {}", what, schema);
  model::expect_mapping(root, "the file", form);
  model::allow_keys(root, "the file", keys);
  if (text(root, "schema", form) != schema)
    throw InputError(root.find("schema")->place,
                     fmt::format("this is not a {} that this version reads", what), form);
  return root;
}

}  // namespace spinewalk::evidence
