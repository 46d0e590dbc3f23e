#include "viz/figure.hpp"

#include <algorithm>
#include <cmath>

namespace spinewalk::viz {
namespace {

/// Linear between the points; the x of a curve never falls.
double value_at(const Curve& curve, double x) {
  const auto after = std::lower_bound(curve.x.begin(), curve.x.end(), x);
  if (after == curve.x.end()) return curve.y.back();
  const auto i = static_cast<std::size_t>(after - curve.x.begin());
  if (i == 0 || *after == x) return curve.y[i];
  const double share = (x - curve.x[i - 1]) / (curve.x[i] - curve.x[i - 1]);
  return curve.y[i - 1] + share * (curve.y[i] - curve.y[i - 1]);
}

double median(const std::vector<double>& sorted) {
  const std::size_t half = sorted.size() / 2;
  return sorted.size() % 2 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
}

/// The places of all curves, within what every one of them covers.
std::vector<double> shared_places(const std::vector<Curve>& curves) {
  double low = -INFINITY, high = INFINITY;
  std::vector<double> places;
  for (const Curve& curve : curves) {
    if (curve.x.empty()) continue;
    low = std::max(low, curve.x.front());
    high = std::min(high, curve.x.back());
    places.insert(places.end(), curve.x.begin(), curve.x.end());
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  places.erase(std::remove_if(places.begin(), places.end(), [&](double x) { return x < low || x > high; }),
               places.end());
  return places;
}

}  // namespace

Curve median_and_range(const std::vector<Curve>& curves) {
  Curve band{};
  for (const double x : shared_places(curves)) {
    std::vector<double> values;
    for (const Curve& curve : curves)
      if (!curve.x.empty())
        if (const double value = value_at(curve, x); std::isfinite(value)) values.push_back(value);
    if (values.empty()) continue;
    std::sort(values.begin(), values.end());
    band.x.push_back(x);
    band.y.push_back(median(values));
    band.low.push_back(values.front());
    band.high.push_back(values.back());
  }
  return band;
}

}  // namespace spinewalk::viz
