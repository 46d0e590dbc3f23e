/// A scenario file as the tree that the reader sees: `extends` merged, `repeat` written out, `--set` applied.
#pragma once

#include "model/yaml_tree.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace spinewalk::model {

inline constexpr std::string_view kScenarioSchema = "spinewalk/1";
inline constexpr std::size_t kMostPhases = 10'000;

/// `model` is always a mapping with the key `base`; the keys `extends` and `repeat` are gone. @throws
/// InputError
YamlNode scenario_tree(const std::filesystem::path& file, const std::string& text,
                       const std::vector<std::string>& sets);

/// Lays "path=value" onto the tree, e.g. "timeline[0].walking.speed=1.5 m/s"; "*" stands for every level.
/// The value is YAML under the rules of a file; its place is "--set path=value".
void apply_set(YamlNode& root, const std::string& assignment);

/// The same with a value that stands in a file, at its place there.
void assign(YamlNode& root, const std::string& path, const YamlNode& value);
/// What stands at such a path. @throws InputError at `place` where there is nothing.
YamlNode find_assigned(const YamlNode& root, const std::string& path, const Place& place);

}  // namespace spinewalk::model
