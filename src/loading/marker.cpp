#include "loading/marker.hpp"

#include "loading/filter.hpp"
#include "model/model.hpp"

#include <algorithm>
#include <cmath>

namespace spinewalk::loading {

namespace {

// [Hz] of the marker files, README of ../shared/data (10 in walking, 12 in running). Skin and rounding to 0.1 mm:
// above it the second derivative is noise.
constexpr double kCutoff = 12;
constexpr double kMirrored = 0.5;  // [s] beyond each end, several times the memory of the filter; derived

}  // namespace

std::vector<double> find_specific_force(const std::vector<double>& heights, double rate) {
  const std::size_t n = heights.size();
  if (n < 3) return std::vector<double>(n, model::kGravity);
  const auto pad = std::min(static_cast<std::size_t>(kMirrored * rate), n - 1);
  std::vector<double> padded;  // odd reflection: value and slope go on
  for (std::size_t k = pad; k > 0; --k) padded.push_back(2 * heights.front() - heights[k]);
  padded.insert(padded.end(), heights.begin(), heights.end());
  for (std::size_t k = 1; k <= pad; ++k) padded.push_back(2 * heights.back() - heights[n - 1 - k]);
  const std::vector<double> h = zero_lag_low_pass(std::move(padded), std::min(kCutoff, 0.4 * rate), rate);

  std::vector<double> force(n);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t k = std::clamp(i + pad, std::size_t{1}, h.size() - 2);
    force[i] = model::kGravity + (h[k + 1] - 2 * h[k] + h[k - 1]) * rate * rate;
  }
  return force;
}

}  // namespace spinewalk::loading
