/// Where this program and the models and scenarios installed with it are.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace spinewalk::cli {

/// Absolute path of the running executable. @throws IoError where /proc cannot be read.
std::filesystem::path program_path();

/// YAML files of `kind` ("models", "scenarios") in the order of model::data_folders; a name once, sorted by name.
std::vector<std::filesystem::path> shared_files(const std::string& kind);

/// Folders below `kind` ("scenarios/studies") that hold `file`: those named, by name or path, or all. @throws UsageError for
/// a name that is none, with the nearest; `what` is what they are called ("study").
std::vector<std::filesystem::path> chosen_folders(const std::string& kind, const std::string& file, const std::string& what,
                                                  const std::vector<std::string>& names);

}  // namespace spinewalk::cli
