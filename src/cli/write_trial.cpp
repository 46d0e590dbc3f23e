#include "cli/write_trial.hpp"

#include "model/errors.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace spinewalk::cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& result, const std::string& reason) {
  throw IoError(fmt::format("cannot write {}: {}\n  hint: make the folder, or choose another place with -o", result.string(),
                            reason));
}

/// Permission bits do not tell (root, quotas, read-only mounts), so a file is made. It has no name, so that nobody killed
/// meanwhile leaves it behind; only where the file system knows no such files it has one, and is removed.
void try_file(const fs::path& folder, const fs::path& result) {
  const int nameless = open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
  if (nameless >= 0) {
    close(nameless);
    return;
  }
  if (errno != EOPNOTSUPP && errno != EISDIR) refuse(result, std::strerror(errno));
  const fs::path trial = folder / fmt::format(".spinewalk-{}", getpid());
  const int file = open(trial.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (file < 0) refuse(result, std::strerror(errno));
  close(file);
  unlink(trial.c_str());
}

}  // namespace

void require_writable(const fs::path& result) {
  if (fs::is_directory(result)) refuse(result, "it is a folder");
  try_file(result.has_parent_path() ? result.parent_path() : fs::path("."), result);
}

void require_writable_folder(const fs::path& folder) { try_file(folder, folder / "*"); }

}  // namespace spinewalk::cli
