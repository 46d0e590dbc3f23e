#include "model/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace spinewalk::model {
namespace {

/// Levenshtein distance with one row of memory.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string nearest_name(std::string_view name, const std::vector<std::string>& allowed) {
  if (name.size() > 64) return {};
  std::string best;
  std::size_t least = std::max<std::size_t>(2, name.size() / 3) + 1;
  for (const auto& candidate : allowed) {
    const std::size_t distance = edit_distance(name, candidate);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

std::string name_hint(std::string_view name, const std::vector<std::string>& allowed) {
  const std::string best = nearest_name(name, allowed);
  const std::string list = fmt::format("allowed: {}", fmt::join(allowed, ", "));
  return best.empty() ? list : fmt::format("did you mean \"{}\"? {}", best, list);
}

}  // namespace spinewalk::model
