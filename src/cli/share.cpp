#include "cli/share.hpp"

#include "model/errors.hpp"
#include "model/load_model.hpp"

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

}  // namespace spinewalk::cli
