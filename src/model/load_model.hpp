/// Model files: models/*.yaml, every constant with value, unit, source and status.
///
///     schema: spinewalk-model/1
///     name: adult_male_50
///     extends: other_model.yaml      # one level: this file gives only what differs
///     discs:
///       "*": {geometry: {height: {value: 11 mm, status: measured, source: Frobin 1997 (disc.md 1.1)}}}   #
///       every level L5S1: {geometry: {height: {value: 10 mm, status: ..., source: ...}}}
///     conditions: conditions/degeneration.yaml   # factors of the grades of degeneration, or the mapping itself
///     bibliography: ["Frobin 1997. ..."]
#pragma once

#include "model/model.hpp"
#include "model/yaml_tree.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace spinewalk::model {

inline constexpr std::string_view kModelSchema = "spinewalk-model/1";
inline constexpr std::string_view kConditionsSchema = "spinewalk-conditions/1";

/// A model, and the texts it was read from as written: the file, the one it extends, its conditions.
struct ModelFile {
  Model model;
  std::string text;
};

/// Reads and checks a model file; lengths as in the file, for reference_stature. @throws InputError
ModelFile read_model_file(const std::filesystem::path& file);
/// The model alone.
Model load_model(const std::filesystem::path& file);

/// Relations between constants that their ranges cannot express. @throws InputError at `place`
void check_model(const Model& model, const Place& place);

/// Folders that may hold installed data of this kind ("models", "scenarios"), in the order of search: beside
/// `directory`, the working directory, <prefix>/share/spinewalk of the running program (it may be moved) and
/// of the build, the source tree. Only existing ones, each once.
std::vector<std::filesystem::path> data_folders(const std::string& kind,
                                                const std::filesystem::path& directory);

/// Names of the models that can be found from `directory`.
std::vector<std::string> model_names(const std::filesystem::path& directory);

/// File of a model given by name ("adult_male_50") or path ("my/model.yaml", relative to `directory`).
/// @throws InputError at `place` with the folders searched and the nearest name.
std::filesystem::path find_model(const std::string& name, const std::filesystem::path& directory,
                                 const Place& place);

/// `over` laid onto `base`: mappings merge key by key, everything else, constants included, is replaced.
void merge(YamlNode& base, const YamlNode& over);

/// @throws InputError unless the file says `schema: <expected>`; a newer one names the program version that
/// reads it.
void check_schema(const YamlNode& root, std::string_view expected);

}  // namespace spinewalk::model
