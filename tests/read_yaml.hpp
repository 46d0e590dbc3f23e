/// Tables of the tests, written as YAML and read by the program's own reader.
#pragma once

#include "model/yaml_tree.hpp"

#include <cmath>
#include <string>

namespace spinewalk {

inline model::YamlNode read_yaml(const std::string& file) { return model::parse_yaml(model::read_text(file), file); }

inline std::string text_of(const model::YamlNode& row, const char* key, const std::string& missing = "") {
  const auto* value = row.find(key);
  return value ? value->scalar : missing;
}

inline double number_of(const model::YamlNode& row, const char* key, double missing = NAN) {
  const auto* value = row.find(key);
  return value ? std::stod(value->scalar) : missing;
}

}  // namespace spinewalk
