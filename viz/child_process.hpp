/// A program started beside this one, of which the end is asked for now and then. No VTK.
#pragma once

#include <sys/types.h>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace spinewalk::viz {

class ChildProcess {
 public:
  /// Starts words[0] with an argument list, never through a shell; its output goes into a temporary file.
  /// @throws IoError when it cannot be started.
  explicit ChildProcess(std::vector<std::string> words);
  /// Stops it when it still runs.
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// The exit code, 128 + the signal when one ended it; nothing while it runs.
  std::optional<int> poll();

  /// What it has printed so far, the last `most` bytes, control characters replaced by blanks.
  std::string output(std::size_t most) const;

 private:
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> log_;
  pid_t process_ = -1;
};

/// `name` beside the running program, else to be looked for on PATH.
std::string sibling_program(const std::string& name);

}  // namespace spinewalk::viz
