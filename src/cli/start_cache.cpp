#include "cli/start_cache.hpp"

#include "results/sha256.hpp"

#include <elf.h>
#include <fmt/format.h>
#include <link.h>

#include <cstdlib>
#include <cstring>
#include <string_view>

namespace spinewalk::cli {
namespace {

namespace fs = std::filesystem;

/// $XDG_CACHE_HOME/spinewalk/start, by default in ~/.cache; empty where there is neither.
fs::path cache_folder() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return fs::path(value ? value : "");
  };
  const fs::path cache = variable("XDG_CACHE_HOME"), home = variable("HOME");
  if (cache.is_absolute()) return cache / "spinewalk" / "start";  // the standard ignores relative ones
  return home.is_absolute() ? home / ".cache" / "spinewalk" / "start" : fs::path();
}

/// Called with the program first; fills the text with its build id and ends the walk.
int read_build_id(dl_phdr_info* info, std::size_t, void* text) {
  const auto padded = [](std::size_t size) { return (size + 3) / 4 * 4; };
  for (int i = 0; i < info->dlpi_phnum; ++i) {
    const auto& header = info->dlpi_phdr[i];
    if (header.p_type != PT_NOTE) continue;
    const char* at = reinterpret_cast<const char*>(info->dlpi_addr + header.p_vaddr);
    for (const char* end = at + header.p_memsz; at < end;) {
      ElfW(Nhdr) note;
      std::memcpy(&note, at, sizeof note);
      const std::string_view name(at + sizeof note, note.n_namesz);
      const char* bytes = at + sizeof note + padded(note.n_namesz);
      if (note.n_type == NT_GNU_BUILD_ID && name.starts_with("GNU"))
        for (std::size_t k = 0; k < note.n_descsz; ++k)
          *static_cast<std::string*>(text) += fmt::format("{:02x}", static_cast<unsigned char>(bytes[k]));
      at = bytes + padded(note.n_descsz);
    }
  }
  return 1;
}

}  // namespace

std::string program_id() {
  static const std::string id = [] {
    std::string text;
    dl_iterate_phdr(read_build_id, &text);
    return text.empty() ? results::file_sha256("/proc/self/exe") : text;
  }();
  return id;
}

std::optional<results::StartStore> open_start_cache() {
  const fs::path folder = cache_folder();
  if (folder.empty()) return std::nullopt;
  return results::StartStore(folder, program_id());
}

}  // namespace spinewalk::cli
