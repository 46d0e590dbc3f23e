#include "loading/timebase.hpp"

#include "loading/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace spinewalk::loading {

namespace {

constexpr double kLargestStep = 2.5;  // [1] of the median step; assumed

double median_step(const std::vector<double>& time) {
  std::vector<double> steps;
  for (std::size_t i = 1; i < time.size(); ++i) steps.push_back(time[i] - time[i - 1]);
  return median_of(std::move(steps));
}

bool is_uneven(const std::vector<double>& time, const Span& part, double rate) {
  for (std::size_t i = part.begin; i < part.end; ++i) {
    const double grid = time[part.begin] + static_cast<double>(i - part.begin) / rate;
    if (std::abs(time[i] - grid) > 1 / rate) return true;
  }
  return false;
}

}  // namespace

Timebase find_timebase(const std::vector<double>& time) {
  Timebase base;
  const double largest = kLargestStep * median_step(time);
  double covered = 0;
  std::size_t begin = 0, intervals = 0;
  for (std::size_t i = 1; i <= time.size(); ++i) {
    const bool last = i == time.size();
    if (!last && time[i] - time[i - 1] <= largest) continue;
    base.parts.push_back({begin, i});
    covered += time[i - 1] - time[begin];
    intervals += i - 1 - begin;
    begin = i;
    if (last) break;
    ++base.gaps;
    base.gap_time += time[i] - time[i - 1];
  }
  base.rate = static_cast<double>(intervals) / covered;
  for (const Span& part : base.parts) base.uneven = base.uneven || is_uneven(time, part, base.rate);
  return base;
}

std::vector<double> evenly(const std::vector<double>& values, const std::vector<double>& time, Span part,
                           const Timebase& base) {
  const auto at = [](std::size_t i) { return static_cast<std::ptrdiff_t>(i); };
  if (!base.uneven) return {values.begin() + at(part.begin), values.begin() + at(part.end)};
  std::vector<double> result;
  const double length = time[part.end - 1] - time[part.begin];
  const auto count = static_cast<std::size_t>(length * base.rate + 1e-9) + 1;
  std::size_t i = part.begin;
  for (std::size_t k = 0; k < count; ++k) {
    const double t = time[part.begin] + static_cast<double>(k) / base.rate;
    while (i + 2 < part.end && time[i + 1] <= t) ++i;
    if (i + 1 >= part.end) return {values[part.begin]};
    const double share = std::clamp((t - time[i]) / (time[i + 1] - time[i]), 0.0, 1.0);
    result.push_back((1 - share) * values[i] + share * values[i + 1]);
  }
  return result;
}

}  // namespace spinewalk::loading
