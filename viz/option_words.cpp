#include "viz/option_words.hpp"

#include "model/errors.hpp"
#include "model/levels.hpp"
#include "units/quantity.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

namespace spinewalk::viz {

std::size_t read_level(const char* option, const std::string& text) {
  const auto found = std::find(model::kLevelNames.begin(), model::kLevelNames.end(), text);
  if (found == model::kLevelNames.end())
    throw InputError({option}, "there is no level \"" + text + "\"", "choose L1L2, L2L3, L3L4, L4L5 or L5S1");
  return static_cast<std::size_t>(found - model::kLevelNames.begin());
}

Field read_field(const std::string& text) {
  const auto field = find_field(text);
  if (!field)
    throw InputError({"--field"}, "there is no field \"" + text + "\"",
                     fmt::format("choose {}", fmt::join(field_names(), ", ")));
  return *field;
}

std::optional<double> read_time(const char* option, const std::string& text) {
  if (text.empty()) return std::nullopt;
  try {
    return units::to_si(text, "s");
  } catch (const units::UnitError& error) {
    throw InputError({option}, error.what(), "write a number and a unit, as \"45 min\"");
  }
}

std::optional<std::pair<double, double>> read_pair(const std::string& text) {
  const char *begin = text.data(), *end = begin + text.size();
  double first = 0, second = 0;
  const auto cross = std::from_chars(begin, end, first);
  if (cross.ec != std::errc{} || cross.ptr == end || *cross.ptr != 'x') return std::nullopt;
  const auto last = std::from_chars(cross.ptr + 1, end, second);
  if (last.ec != std::errc{} || last.ptr != end || !(first > 0) || !(second > 0)) return std::nullopt;
  return std::pair{first, second};
}

void check_ending(const std::filesystem::path& output, const char* what,
                  const std::vector<std::string>& endings) {
  if (std::find(endings.begin(), endings.end(), output.extension()) != endings.end()) return;
  throw InputError({"--output"}, fmt::format("\"{}\" is not {}", output.string(), what),
                   fmt::format("end the name in {}", fmt::join(endings.begin(), endings.end() - 1, ", ")) +
                       (endings.size() > 1 ? " or " : "") + endings.back());
}

}  // namespace spinewalk::viz
