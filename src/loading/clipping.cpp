#include "loading/clipping.hpp"

#include <algorithm>

namespace spinewalk::loading {

namespace {

// assumed. measured: files whose authors cut negative values have 17 and 20 % on the extreme and 2 % beside it
// (../shared/data/imu/alcantara_trial02, 06); all other files under imu have one sample there.
constexpr double kShelf = 0.02, kSmallestPile = 0.001;

std::size_t find_pile(const std::vector<double>& samples, double extreme, double inside) {
  std::size_t pile = 0, shelf = 0;
  const auto [low, high] = std::minmax(extreme, inside);
  for (double x : samples) {
    if (x == extreme)
      ++pile;
    else if (x >= low && x <= high)
      ++shelf;
  }
  const double smallest = std::max(3.0, kSmallestPile * static_cast<double>(samples.size()));
  return pile > shelf && static_cast<double>(pile) >= smallest ? pile : 0;
}

}  // namespace

Clipping find_clipping(const std::vector<double>& samples) {
  if (samples.empty()) return {};
  const auto ends = std::minmax_element(samples.begin(), samples.end());
  const double low = *ends.first, high = *ends.second, shelf = kShelf * (high - low);
  if (!(high > low)) return {};
  const std::size_t bottom = find_pile(samples, low, low + shelf),
                    top = find_pile(samples, high, high - shelf);
  return {static_cast<double>(bottom + top) / static_cast<double>(samples.size()), bottom > top ? low : high};
}

}  // namespace spinewalk::loading
