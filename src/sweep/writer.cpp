#include "sweep/writer.hpp"

#include "results/sha256.hpp"

#include <fmt/format.h>

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <fstream>

namespace spinewalk::sweep {
namespace {

namespace fs = std::filesystem;

std::string world() {
  std::string boot;
  std::ifstream("/proc/sys/kernel/random/boot_id") >> boot;
  std::error_code error;
  return results::sha256(boot + fs::read_symlink("/proc/self/ns/pid", error).string()).substr(0, 8);
}

std::string host() {
  char name[256] = "";
  gethostname(name, sizeof name - 1);
  return name;
}

}  // namespace

std::string this_writer() { return fmt::format("{}-{}-{}", host(), getpid(), world()); }

bool is_gone(const std::string& writer) {
  const std::string start = fmt::format("{}-", host()), end = fmt::format("-{}", world());
  if (!writer.starts_with(start) || !writer.ends_with(end) || writer.size() <= start.size() + end.size())
    return false;
  const char *first = writer.data() + start.size(), *last = writer.data() + writer.size() - end.size();
  pid_t pid = 0;
  const auto read = std::from_chars(first, last, pid);
  return read.ec == std::errc{} && read.ptr == last && pid > 0 && ::kill(pid, 0) != 0 && errno == ESRCH;
}

fs::path part_of(const fs::path& file) {
  return fs::path(file).concat(fmt::format(".{}.part", this_writer()));
}

}  // namespace spinewalk::sweep
