#include "cli/commands.hpp"
#include "cli/share.hpp"
#include "model/errors.hpp"

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace spinewalk::cli {

void render_results(const RenderOptions& options) {
  std::vector<std::string> words{"spinewalk-viz", "render"};
  for (const auto& file : options.results) words.push_back(file.string());
  words.insert(words.end(), {"-o", options.output.string()});
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);

  const std::string beside = (program_path().parent_path() / words.front()).string();
  execv(beside.c_str(), arguments.data());
  if (errno == ENOENT) execvp(words.front().c_str(), arguments.data());
  throw IoError(std::string("cannot start spinewalk-viz, which makes pictures and movies: ") +
                std::strerror(errno) +
                "\n  hint: build it with -DSPINEWALK_VIZ=ON (Debian packages: `tools/install-deps demo`) and install "
                "it beside spinewalk or on PATH");
}

}  // namespace spinewalk::cli
