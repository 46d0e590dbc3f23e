#include "sweep/leftovers.hpp"

#include "sweep/writer.hpp"

#include <charconv>
#include <chrono>

namespace spinewalk::sweep {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSample = "sample-", kPart = ".part";

/// task-N-I.h5.WRITER.part, sample-ID.ck0.WRITER.part, sample-ID.ck0
struct Name {
  std::string owner, writer;  ///< "task-N-I" or "sample-ID"; the writer of a part, empty for other files
};

Name parse(const std::string& text) {
  const std::size_t dot = text.find('.');
  if (dot == text.npos) return {};
  Name name{text.substr(0, dot), ""};
  const std::size_t second = text.find('.', dot + 1);
  if (second != text.npos && text.ends_with(kPart) && second + 1 + kPart.size() < text.size())
    name.writer = text.substr(second + 1, text.size() - kPart.size() - second - 1);
  return name;
}

/// Of "sample-ID"; -1 for others.
long sample_of(const std::string& owner) {
  long id = -1;
  if (owner.starts_with(kSample))
    std::from_chars(owner.data() + kSample.size(), owner.data() + owner.size(), id);
  return id;
}

}  // namespace

void remove_leftovers(const Plan& plan, const Shard& shard, const std::function<bool(long id)>& is_done,
                      const fs::path& touched) {
  std::error_code error;
  const auto now = fs::last_write_time(touched, error);
  const bool has_clock = !error;
  for (fs::directory_iterator at(plan.tasks(), error), end; !error && at != end; at.increment(error)) {
    const fs::directory_entry& entry = *at;
    const Name name = parse(entry.path().filename().string());
    const long id = sample_of(name.owner);
    const bool ours = id < 0 ? name.owner == shard.name()
                             : id >= shard.first(plan.samples) && id < shard.last(plan.samples);
    if (!ours) continue;
    std::error_code unknown;
    if (name.writer.empty()) {
      if (id >= 0 && is_done(id)) fs::remove(entry.path(), unknown);
      continue;
    }
    const auto written = entry.last_write_time(unknown);
    const bool abandoned =
        has_clock && !unknown && std::chrono::duration<double>(now - written).count() > kAbandoned;
    if (abandoned || is_gone(name.writer)) fs::remove(entry.path(), unknown);
  }
}

}  // namespace spinewalk::sweep
