#include "results/sealed_file.hpp"

#include "model/errors.hpp"
#include "results/sha256.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>
#include <utility>

namespace spinewalk::results {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSealName = "spinewalk-result ";
constexpr std::string_view kHashName = " sha256=";
constexpr std::size_t kLongestSeal = 128;

[[noreturn]] void fail(const fs::path& file, std::string_view doing, int reason) {
  const bool full = reason == ENOSPC || reason == EDQUOT || reason == EFBIG;
  throw IoError(
      fmt::format("{}: {} failed: {}\n  hint: {}", file.string(), doing, std::strerror(reason),
                  full ? "free some space or raise the limit, or choose another place"
                       : "check that the directory exists and the permissions, or choose another place"));
}

/// A file descriptor; close() reports what a late write lost.
class Descriptor {
 public:
  Descriptor(fs::path file, int flags, std::string_view doing)
      : file_(std::move(file)), fd_(::open(file_.c_str(), flags | O_CLOEXEC, 0666)) {
    if (fd_ < 0) fail(file_, doing, errno);
  }
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail(file_, "writing", errno);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  /// At most `most` bytes; 0 at the end.
  std::size_t read(char* to, std::size_t most) {
    ssize_t count = 0;
    do count = ::read(fd_, to, most);
    while (count < 0 && errno == EINTR);
    if (count < 0) fail(file_, "reading", errno);
    return static_cast<std::size_t>(count);
  }
  std::string read_all() {
    std::string bytes(static_cast<std::size_t>(status().st_size) + 1,
                      '\0');  // one more tells the end of an ordinary file
    for (std::size_t filled = 0;;) {
      if (filled == bytes.size()) bytes.resize(2 * filled);
      const std::size_t count = read(bytes.data() + filled, bytes.size() - filled);
      filled += count;
      if (count > 0) continue;
      bytes.resize(filled);
      return bytes;
    }
  }
  /// Of an ordinary file.
  std::size_t size() const {
    const struct stat about = status();
    if (!S_ISREG(about.st_mode)) fail(file_, "mapping", ENODEV);
    return static_cast<std::size_t>(about.st_size);
  }
  int number() const { return fd_; }
  void sync() {
    if (::fsync(fd_) < 0 && errno != EINVAL) fail(file_, "syncing", errno);  // EINVAL: nothing to sync here
  }
  void close() {
    const int fd = std::exchange(fd_, -1);
    if (::close(fd) < 0) fail(file_, "closing", errno);
  }

 private:
  struct stat status() const {
    struct stat about {};
    if (::fstat(fd_, &about) < 0) fail(file_, "measuring", errno);
    return about;
  }

  fs::path file_;
  int fd_;
};

/// Holds back SIGXFSZ in this thread, so that a write beyond the file-size limit fails with EFBIG and kills
/// nobody.
class SizeSignalHeld {
 public:
  SizeSignalHeld() {
    sigemptyset(&size_signal_);
    sigaddset(&size_signal_, SIGXFSZ);
    pthread_sigmask(SIG_BLOCK, &size_signal_, &before_);
  }
  ~SizeSignalHeld() {
    const timespec at_once{};
    while (sigtimedwait(&size_signal_, nullptr, &at_once) > 0) {
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  SizeSignalHeld(const SizeSignalHeld&) = delete;
  SizeSignalHeld& operator=(const SizeSignalHeld&) = delete;

 private:
  sigset_t size_signal_, before_;
};

fs::path directory_of(const fs::path& file) {
  const fs::path parent = file.parent_path();
  return parent.empty() ? fs::path(".") : parent;
}

std::string seal_of(std::string_view bytes) {
  return fmt::format("{}{}.{}{}{}\n", kSealName, kFormatMajor, kFormatMinor, kHashName, sha256(bytes));
}

void write_part(const fs::path& part, std::string_view bytes, std::string_view seal) {
  const SizeSignalHeld held;
  Descriptor out(part, O_WRONLY | O_CREAT | O_TRUNC,
                 fmt::format("creating a file in directory {}", directory_of(part).string()));
  out.write(bytes);
  out.write(seal);
  out.sync();
  out.close();
}

/// Whether a file holds these bytes, and then this seal.
bool holds(const fs::path& file, std::string_view bytes, std::string_view seal) {
  Descriptor in(file, O_RDONLY, "opening");
  std::array<char, 65536> buffer;
  for (std::string_view rest : {bytes, seal})
    while (!rest.empty()) {
      const std::size_t count = in.read(buffer.data(), std::min(buffer.size(), rest.size()));
      if (count == 0 || rest.substr(0, count) != std::string_view(buffer.data(), count)) return false;
      rest.remove_prefix(count);
    }
  return in.read(buffer.data(), 1) == 0;
}

struct Seal {
  std::size_t begin;  ///< where the bytes end
  int major;
  std::string hash;
};

/// The last line, when it has the form of a seal.
std::optional<Seal> find_seal(std::string_view bytes) {
  const std::size_t tail = bytes.size() - std::min(bytes.size(), kLongestSeal);
  const auto begin = bytes.rfind(kSealName);
  if (begin == bytes.npos || begin < tail || bytes.back() != '\n') return std::nullopt;
  const auto version = bytes.substr(begin + kSealName.size());
  const auto hash = version.find(kHashName);
  if (hash == version.npos) return std::nullopt;
  Seal seal{begin, 0, std::string(version.substr(hash + kHashName.size()))};
  seal.hash.pop_back();  // the line feed
  const auto end = version.data() + hash;
  if (std::from_chars(version.data(), end, seal.major).ec != std::errc{}) return std::nullopt;
  return seal;
}

/// How many of these bytes stand before the seal; all of them when it is missing and `unsealed`.
std::size_t check_seal(const fs::path& file, std::string_view bytes, bool unsealed) {
  const auto seal = find_seal(bytes);
  if (seal && seal->major > kFormatMajor)
    throw IoError(fmt::format(
        "{}: result format {}, but this program reads {}.x\n  hint: read it with a newer spinewalk",
        file.string(), seal->major, kFormatMajor));
  const bool whole = seal && sha256(bytes.substr(0, seal->begin)) == seal->hash;
  if (!whole && !unsealed)
    throw IoError(fmt::format("{}: {}\n  hint: run it again, or look inside at your own risk with --unsealed",
                              file.string(),
                              seal ? "the seal is broken: the file was changed after it was written"
                                   : "no seal at the end: not a spinewalk result, or cut off"));
  return seal ? seal->begin : bytes.size();
}

std::string open_seal(const fs::path& file, bool unsealed) {
  std::string bytes = Descriptor(file, O_RDONLY, "opening").read_all();
  bytes.resize(check_seal(file, bytes, unsealed));
  return bytes;
}

void refuse_part(const fs::path& file) {
  if (file.extension() == ".part")
    throw IoError(
        fmt::format("{}: is an unfinished file and never read\n  hint: run it again", file.string()));
}

}  // namespace

void write_sealed(const fs::path& file, std::string_view bytes,
                  const std::function<void(std::string_view)>& verify, fs::path part) {
  if (part.empty()) part = fs::path(file).concat(".part");
  try {
    const std::string seal = seal_of(bytes);
    write_part(part, bytes, seal);
    if (!holds(part, bytes, seal))
      throw IoError(
          fmt::format("{}: reading back gave other bytes than were written\n  hint: check the disk, or "
                      "choose another place",
                      part.string()));
    verify(bytes);
    if (::rename(part.c_str(), file.c_str()) < 0) fail(file, "renaming " + part.string(), errno);
  } catch (...) {
    ::unlink(part.c_str());
    throw;
  }
  Descriptor directory(directory_of(file), O_RDONLY | O_DIRECTORY, "opening the directory");
  directory.sync();
}

std::string read_sealed(const fs::path& file, bool unsealed) {
  refuse_part(file);
  return open_seal(file, unsealed);
}

SealedMapping::SealedMapping(const fs::path& file, bool unsealed) {
  refuse_part(file);
  const Descriptor descriptor(file, O_RDONLY, "opening");
  size_ = descriptor.size();
  if (size_ > 0) {
    pages_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor.number(), 0);
    if (pages_ == MAP_FAILED) fail(file, "mapping", errno);
  }
  bytes_ = {static_cast<const char*>(pages_), size_};
  try {
    bytes_ = bytes_.substr(0, check_seal(file, bytes_, unsealed));
  } catch (...) {
    if (pages_) ::munmap(pages_, size_);
    throw;
  }
  if (pages_)
    ::madvise(pages_, size_, MADV_DONTNEED);  // read once for the hash; what is shown comes back by itself
}

SealedMapping::~SealedMapping() {
  if (pages_) ::munmap(pages_, size_);
}

SealedMapping::SealedMapping(SealedMapping&& other) noexcept
    : pages_(std::exchange(other.pages_, nullptr)), size_(other.size_), bytes_(other.bytes_) {}

}  // namespace spinewalk::results
