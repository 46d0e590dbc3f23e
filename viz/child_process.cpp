#include "viz/child_process.hpp"

#include "model/errors.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>

extern char** environ;

namespace spinewalk::viz {

ChildProcess::ChildProcess(std::vector<std::string> words) : log_(std::tmpfile(), &std::fclose) {
  if (!log_) throw IoError(fmt::format("cannot make a temporary file: {}", std::strerror(errno)));
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&files, fileno(log_.get()), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&files, fileno(log_.get()), STDERR_FILENO);
  const int error = posix_spawnp(&process_, arguments[0], &files, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (error == 0) return;
  process_ = -1;
  throw IoError(fmt::format("cannot start {}: {}", words.front(), std::strerror(error)));
}

ChildProcess::~ChildProcess() {
  if (process_ < 0) return;
  kill(process_, SIGTERM);
  int status = 0;
  while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
}

std::optional<int> ChildProcess::poll() {
  int status = 0;
  if (process_ < 0 || waitpid(process_, &status, WNOHANG) != process_) return std::nullopt;
  process_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string ChildProcess::output(std::size_t most) const {
  // The child writes at a position that is ours too: ask without moving it.
  struct stat status {};
  if (fstat(fileno(log_.get()), &status) != 0) return "";
  const off_t from = std::max<off_t>(0, status.st_size - static_cast<off_t>(most));
  std::string text(static_cast<std::size_t>(status.st_size - from), ' ');
  const ssize_t count = pread(fileno(log_.get()), text.data(), text.size(), from);
  text.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < ' ' || c == 127) c = ' ';
  return text;
}

std::string sibling_program(const std::string& name) {
  std::error_code error;
  const auto beside = std::filesystem::read_symlink("/proc/self/exe", error).parent_path() / name;
  return !error && std::filesystem::exists(beside, error) ? beside.string() : name;
}

}  // namespace spinewalk::viz
