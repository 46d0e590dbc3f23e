#include "cli/commands.hpp"
#include "cli/share.hpp"
#include "model/errors.hpp"

#include <unistd.h>
#include <cerrno>
#include <cstring>

namespace spinewalk::cli {

void start_viewer(const std::string& command, const std::vector<std::string>& arguments) {
  std::vector<std::string> words{"spinewalk-viz", command};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);

  const std::string beside = (program_path().parent_path() / words.front()).string();
  execv(beside.c_str(), pointers.data());
  if (errno == ENOENT) execvp(words.front().c_str(), pointers.data());
  throw IoError(
      std::string("cannot start spinewalk-viz, which makes pictures and movies: ") + std::strerror(errno) +
      "\n  hint: build it with -DSPINEWALK_VIZ=ON (Debian packages: `tools/install-deps demo`) and install "
      "it beside spinewalk or on PATH");
}

}  // namespace spinewalk::cli
