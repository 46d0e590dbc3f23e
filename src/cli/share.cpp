#include "cli/share.hpp"

#include "cli/exit_codes.hpp"
#include "model/errors.hpp"
#include "model/load_model.hpp"
#include "model/names.hpp"

#include <fmt/format.h>

#include <map>

namespace spinewalk::cli {
namespace fs = std::filesystem;

fs::path program_path() {
  std::error_code error;
  const fs::path path = fs::read_symlink("/proc/self/exe", error);
  if (error) throw IoError("cannot find the running program through /proc/self/exe: " + error.message());
  return path;
}

std::vector<fs::path> shared_files(const std::string& kind) {
  std::map<std::string, fs::path> by_name;
  for (const fs::path& folder : model::data_folders(kind, ".")) {
    if (folder.filename() != kind) continue;
    for (const auto& entry : fs::directory_iterator(folder))
      if (entry.path().extension() == ".yaml") by_name.emplace(entry.path().stem().string(), entry.path());
  }
  std::vector<fs::path> files;
  for (const auto& [name, file] : by_name) files.push_back(file);
  return files;
}

std::vector<fs::path> chosen_folders(const std::string& kind, const std::string& file, const std::string& what,
                                     const std::vector<std::string>& names) {
  std::map<std::string, fs::path> by_name;
  for (const fs::path& folder : model::data_folders(kind, "."))
    for (const auto& entry : fs::directory_iterator(folder))
      if (fs::exists(entry.path() / file)) by_name.emplace(entry.path().filename().string(), entry.path());
  std::vector<std::string> known;
  std::vector<fs::path> all, chosen;
  for (const auto& [name, folder] : by_name) known.push_back(name), all.push_back(folder);
  for (const std::string& name : names) {
    if (const auto found = by_name.find(name); found != by_name.end())
      chosen.push_back(found->second);
    else if (fs::exists(fs::path(name) / file))
      chosen.push_back(fs::absolute(name).lexically_normal());
    else
      throw UsageError(fmt::format("there is no {} \"{}\"\n  hint: {}", what, name, model::name_hint(name, known)));
  }
  return names.empty() ? all : chosen;
}

}  // namespace spinewalk::cli
