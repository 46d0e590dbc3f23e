#include "cli/commands.hpp"
#include "cli/share.hpp"
#include "model/errors.hpp"

#include <fmt/format.h>

#include <unistd.h>
#include <cerrno>
#include <cstring>

namespace spinewalk::cli {

void become(const Companion& companion, const std::string& command, const std::vector<std::string>& arguments) {
  std::vector<std::string> words{companion.name, command};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);

  const std::string beside = (program_path().parent_path() / words.front()).string();
  execv(beside.c_str(), pointers.data());
  if (errno == ENOENT) execvp(words.front().c_str(), pointers.data());
  throw IoError(fmt::format("cannot start {}, which {}: {}\n  hint: {}, and install it beside spinewalk or on PATH", companion.name,
                            companion.does, std::strerror(errno), companion.hint));
}

}  // namespace spinewalk::cli
