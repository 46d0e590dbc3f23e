#include "sweep/ledger.hpp"

#include "model/errors.hpp"
#include "sweep/writer.hpp"
#include "units/readable_time.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>

namespace spinewalk::sweep {

namespace {

/// Of a start: unless its writer is known to be gone.
bool may_live(const std::string& start) {
  constexpr std::string_view kKey = " writer=";
  const auto at = start.find(kKey);
  if (at == start.npos) return true;
  const auto begin = at + kKey.size();
  return !is_gone(start.substr(begin, start.find(' ', begin) - begin));
}

}  // namespace

/// One write() of whole lines: lines of two copies of a task do not mix.
void Ledger::write(const std::string& text) const {
  const int fd = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  const bool good = fd >= 0 && ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const int reason = errno;
  if (fd >= 0) ::close(fd);
  if (!good)
    throw IoError(
        fmt::format("{}: appending {} bytes failed: {}\n  hint: free some space, or check the permissions",
                    file_.string(), text.size(), std::strerror(reason)));
}

void Ledger::start(const std::string& where, const Shard& shard, long samples) const {
  write(fmt::format("@ start {} {} samples={}..{}\n", units::now_utc(), where, shard.first(samples),
                    shard.last(samples) - 1));
}

void Ledger::stop(const std::string& how) const { write(fmt::format("@ stop {} {}\n", units::now_utc(), how)); }

void Ledger::append(const std::vector<Line>& lines) const {
  std::string text;
  for (const auto& line : lines)
    text += fmt::format("{} {} {:.3f} {}\n", line.id, line.status, line.wall, line.checksum);
  if (!text.empty()) write(text);
}

void Ledger::touch() const {
  std::error_code error;
  std::filesystem::last_write_time(file_, std::filesystem::file_time_type::clock::now(), error);
}

Ledger::Contents Ledger::read() const {
  Contents contents;
  std::ifstream in(file_);
  for (std::string text; std::getline(in, text);) {
    std::istringstream words(text);
    if (text.starts_with("@")) {
      std::string at, event, when;
      words >> at >> event >> when;
      contents.open = event == "start";
      if (contents.open) contents.alive = may_live(text);
      if (event == "stop") words >> contents.how;
      continue;
    }
    Line line;
    if (words >> line.id >> line.status >> line.wall >> line.checksum) contents.samples[line.id] = line;
  }
  std::error_code error;
  const auto age =
      std::filesystem::file_time_type::clock::now() - std::filesystem::last_write_time(file_, error);
  contents.silent = error ? 0 : std::chrono::duration<double>(age).count();
  return contents;
}

}  // namespace spinewalk::sweep
