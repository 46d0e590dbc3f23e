#include "loading/clipping.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace spinewalk::loading {

namespace {

// assumed. measured: files whose authors cut negative values have 17 and 20 % on the extreme and 2 % beside it
// (../shared/data/imu/alcantara_trial02, 06); all other files under imu have one sample there.
constexpr double kShelf = 0.02, kSmallestPile = 0.001;
constexpr std::size_t kPileOverShelf = 2;

/// Samples on `extreme`, when they are a pile; `shelf`: how far beside it to look, at least to the next value.
std::size_t find_pile(const std::vector<double>& samples, double extreme, double shelf) {
  std::size_t pile = 0, beside = 0;
  double next = std::numeric_limits<double>::infinity();
  for (double x : samples)
    if (x != extreme) next = std::min(next, std::abs(x - extreme));
  for (double x : samples) {
    if (x == extreme)
      ++pile;
    else if (std::abs(x - extreme) <= std::max(shelf, next))
      ++beside;
  }
  const double smallest = std::max(3.0, kSmallestPile * static_cast<double>(samples.size()));
  return pile > kPileOverShelf * beside && static_cast<double>(pile) >= smallest ? pile : 0;
}

}  // namespace

Clipping find_clipping(const std::vector<double>& samples) {
  if (samples.empty()) return {};
  const auto ends = std::minmax_element(samples.begin(), samples.end());
  const double low = *ends.first, high = *ends.second, shelf = kShelf * (high - low);
  if (!(high > low)) return {};
  const std::size_t bottom = find_pile(samples, low, shelf), top = find_pile(samples, high, shelf);
  return {static_cast<double>(bottom + top) / static_cast<double>(samples.size()), bottom > top ? low : high};
}

}  // namespace spinewalk::loading
