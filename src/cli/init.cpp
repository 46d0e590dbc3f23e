#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/share.hpp"
#include "cli/terminal.hpp"
#include "model/errors.hpp"
#include "model/names.hpp"
#include "model/yaml_tree.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <fstream>

namespace spinewalk::cli {
namespace {

namespace fs = std::filesystem;

fs::path find_template(const std::string& name) {
  const std::vector<fs::path> files = shared_files("scenarios");
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const fs::path& file) { return file.stem() == name; });
  if (found != files.end()) return *found;
  std::vector<std::string> names;
  for (const fs::path& file : files) names.push_back(file.stem().string());
  throw UsageError(fmt::format("there is no scenario `{}` to start from\n  hint: {}", name,
                               model::name_hint(name, names)));
}

}  // namespace

void write_starting_file(const InitOptions& options, Terminal& terminal) {
  const std::string text = model::read_text(find_template(options.name));
  if (options.output.empty()) {
    terminal.result(text);
    return;
  }
  if (fs::exists(options.output))
    throw IoError(fmt::format("{} exists already\n  hint: choose another name; init overwrites nothing",
                              options.output.string()));
  std::ofstream file(options.output);
  file << text << std::flush;
  if (!file) throw IoError(fmt::format("cannot write {}", options.output.string()));
  terminal.note(fmt::format("written: {} (next: spinewalk check {})", options.output.string(),
                            options.output.string()));
}

}  // namespace spinewalk::cli
