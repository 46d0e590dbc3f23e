#include "spine/excitation.hpp"

namespace spinewalk::spine {

namespace {

constexpr std::size_t kNodesPerWave = 16;  // of the highest harmonic

// Value and derivatives by the interval h of a node, times h and h^2.
struct Node {
  double value, slope, curvature;
};

std::size_t highest_harmonic(const loading::FourierSeries& series) {
  std::size_t count = series.harmonics.size();
  while (count > 0 && series.harmonics[count - 1].cosine == 0 && series.harmonics[count - 1].sine == 0)
    --count;
  return count;
}

/// At `count` equidistant moments of a period.
std::vector<Node> find_nodes(const loading::FourierSeries& series, std::size_t count) {
  const int samples = static_cast<int>(count);
  const double interval = series.period / samples;
  const auto derivative = series.derivative();
  const auto values = sampled(series, samples), slopes = sampled(derivative, samples),
             curvatures = sampled(derivative.derivative(), samples);
  std::vector<Node> nodes;
  for (std::size_t i = 0; i < count; ++i)
    nodes.push_back({values[i], interval * slopes[i], interval * interval * curvatures[i]});
  return nodes;
}

std::array<double, 6> quintic(const Node& p, const Node& q) {
  const double rise = q.value - p.value;
  return {p.value,
          p.slope,
          0.5 * p.curvature,
          10 * rise - 6 * p.slope - 4 * q.slope - 1.5 * p.curvature + 0.5 * q.curvature,
          -15 * rise + 8 * p.slope + 7 * q.slope + 1.5 * p.curvature - q.curvature,
          6 * rise - 3 * p.slope - 3 * q.slope - 0.5 * p.curvature + 0.5 * q.curvature};
}

}  // namespace

PeriodicTable::PeriodicTable(const loading::FourierSeries& series)
    : frequency_(series.period > 0 ? 1 / series.period : 0) {
  const std::size_t harmonics = highest_harmonic(series);
  const std::size_t count = harmonics == 0 ? 1 : kNodesPerWave * harmonics;
  count_ = static_cast<double>(count);
  coefficients_.reserve(count + 1);
  const auto nodes = find_nodes(series, count);
  for (std::size_t i = 0; i < count; ++i) coefficients_.push_back(quintic(nodes[i], nodes[(i + 1) % count]));
  coefficients_.push_back(coefficients_.front());  // where rounding reaches the end of the period
}

Excitation::Excitation(const loading::Stride& stride)
    : base_acceleration(stride.pelvis_acceleration), pitch(stride.pitch), phasic(stride.phasic) {}

}  // namespace spinewalk::spine
