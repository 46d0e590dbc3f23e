/// Mean, median and spread of samples that are not empty.
#pragma once

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace spinewalk::loading {

/// Arithmetic, in the unit of x. @pre x is not empty, here and below.
inline double mean_of(const std::vector<double>& x) {
  return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
}

/// The upper of the two middle ones where the number is even.
inline double median_of(std::vector<double> x) {
  const auto middle = x.begin() + static_cast<std::ptrdiff_t>(x.size() / 2);
  std::nth_element(x.begin(), middle, x.end());
  return *middle;
}

/// Standard deviation about `mean`, over the number of samples.
inline double spread_of(const std::vector<double>& x, double mean) {
  double squares = 0;
  for (double value : x) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / static_cast<double>(x.size()));
}

}  // namespace spinewalk::loading
