#include "model/load_model.hpp"
#include "model/names.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spinewalk::model {
namespace {

namespace fs = std::filesystem;

/// <prefix>/share/spinewalk of the running program; empty where /proc is not there.
fs::path share_of_program() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::path() : program.parent_path().parent_path() / "share" / "spinewalk";
}

bool is_path(const std::string& name) {
  return name.find('/') != std::string::npos || fs::path(name).extension() == ".yaml";
}

}  // namespace

std::vector<fs::path> data_folders(const std::string& kind, const fs::path& directory) {
  std::vector<fs::path> candidates{directory,
                                   directory / kind,
                                   fs::path(kind),
                                   share_of_program() / kind,
                                   fs::path(SPINEWALK_SHARE_DIR) / kind,
                                   fs::path(SPINEWALK_SOURCE_DATA_DIR) / kind};
  std::vector<fs::path> folders;
  std::error_code error;
  for (const auto& candidate : candidates) {
    const fs::path folder = fs::weakly_canonical(candidate.empty() ? fs::path(".") : candidate, error);
    if (fs::is_directory(folder, error) && std::find(folders.begin(), folders.end(), folder) == folders.end())
      folders.push_back(folder);
  }
  return folders;
}

std::vector<std::string> model_names(const fs::path& directory) {
  std::vector<std::string> names;
  for (const auto& folder : data_folders("models", directory)) {
    if (folder.filename() != "models") continue;
    for (const auto& entry : fs::directory_iterator(folder))
      if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

fs::path find_model(const std::string& name, const fs::path& directory, const Place& place) {
  std::error_code error;
  if (is_path(name)) {
    const fs::path file = fs::absolute(directory / name).lexically_normal();
    if (fs::is_regular_file(file, error)) return file;
    throw InputError(place, fmt::format("there is no model file \"{}\"", file.string()),
                     "a relative name starts at the folder of the file that names it");
  }
  const auto folders = data_folders("models", directory);
  for (const auto& folder : folders)
    if (fs::is_regular_file(folder / (name + ".yaml"), error)) return folder / (name + ".yaml");
  std::vector<std::string> searched;
  for (const auto& folder : folders) searched.push_back(folder.string());
  throw InputError(
      place, fmt::format("there is no model \"{}\"", name),
      fmt::format("{}; searched: {}", name_hint(name, model_names(directory)), fmt::join(searched, ", ")));
}

}  // namespace spinewalk::model
