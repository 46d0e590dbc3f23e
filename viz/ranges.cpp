#include "viz/ranges.hpp"

#include <algorithm>
#include <cmath>

namespace spinewalk::viz {

namespace {

/// Empty until something finite is added.
struct Gathered {
  Range range{INFINITY, -INFINITY};

  void add(double value) {
    if (!std::isfinite(value)) return;
    range.low = std::min(range.low, value);
    range.high = std::max(range.high, value);
  }
  Range get() const { return range.low <= range.high ? range : Range{}; }
};

}  // namespace

Range pressure_range(const Playback& run, const Clip& clip) {
  Gathered gathered;
  for (const DiscState& disc : run.at(clip.start).discs) gathered.add(disc.pressure);
  if (clip.burst)
    for (const auto& pressures : run.result().record.bursts[*clip.burst].pressure)
      for (const double pressure : pressures) gathered.add(pressure);
  return gathered.get();
}

Range pressure_range(const Playback& run) {
  Gathered gathered;
  for (const solve::Row& row : run.rows())
    for (const solve::DiscRow& disc : row.discs) gathered.add(disc.pressure_mean);
  return gathered.get();
}

namespace {

/// Values and how much of a disc has them.
class Shares {
 public:
  void add(const std::vector<double>& column, const std::vector<double>& depths) {
    double edge = 0;
    for (std::size_t cell = 0; cell < column.size(); ++cell) {
      const double thickness = 2 * (depths[cell] - edge);
      edge += thickness;
      if (std::isfinite(column[cell])) values_.push_back({column[cell], thickness}), total_ += thickness;
    }
  }
  /// From the value below which `tail` of the disc lies to the one above which `tail` lies.
  Range between(double tail) {
    if (values_.empty()) return {};
    std::sort(values_.begin(), values_.end());
    Range range{values_.front().first, values_.back().first};
    double below = 0;
    for (const auto& [value, thickness] : values_) {
      if (below <= tail * total_) range.low = value;
      below += thickness;
      if (below >= (1 - tail) * total_) {
        range.high = value;
        break;
      }
    }
    return range;
  }

 private:
  std::vector<std::pair<double, double>> values_;
  double total_ = 0;
};

}  // namespace

Range sampled_range(const Playback& run, Field field, double tail) {
  const auto& phases = run.result().record.phases;
  std::vector<double> times{run.start()};
  for (const auto& phase : phases) times.push_back(phase.end);
  if (phases.empty()) times.push_back(run.end());
  const std::size_t stride = 1 + (times.size() - 1) / kMostSampled;
  Shares shares;
  for (std::size_t i = 0; i < times.size(); i += stride)
    for (std::size_t level = 0; level < model::kLevels; ++level)
      shares.add(run.column(field, level, times[i]), run.depths(level));
  return shares.between(tail);
}

Range join(const Range& a, const Range& b) { return {std::min(a.low, b.low), std::max(a.high, b.high)}; }

double tick_step(const Range& range, double most) {
  const double span = range.high - range.low;
  double step = std::pow(10, std::floor(std::log10(span / most)));
  for (const double factor : {2.0, 2.5, 2.0})  // 2, 5, 10 times the power of ten
    if (span / step > most) step *= factor;
  return step;
}

}  // namespace spinewalk::viz
