#include "cli/build_info.hpp"
#include "cli/commands.hpp"
#include "cli/terminal.hpp"
#include "model/load_model.hpp"
#include "results/file.hpp"

#include <fmt/format.h>

namespace spinewalk::cli {

void print_citations(const std::string& result_or_model, Terminal& terminal) {
  std::string version, sha, bibliography;
  if (std::filesystem::path(result_or_model).extension() == ".h5") {
    const results::Provenance source = results::read_result(result_or_model).provenance;
    version = source.code_version;
    sha = source.git_sha;
    bibliography = source.bibliography;
  } else {
    const auto file = model::find_model(result_or_model, std::filesystem::current_path(), {"command line"});
    version = code_version();
    sha = git_sha();
    bibliography = fmt::format("{}", fmt::join(model::load_model(file).bibliography, "\n"));
  }
  terminal.result(
      fmt::format("spinewalk contributors. spinewalk {} ({}).\n{}\n", version, sha, bibliography));
}

}  // namespace spinewalk::cli
