#include "spine/excitation.hpp"

#include <cmath>
#include <complex>
#include <numbers>

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

// `interval` is the angle of the first harmonic between two nodes.
Node evaluate(const loading::FourierSeries& series, std::size_t harmonics, double angle, double interval) {
  Node node{series.mean, 0, 0};
  const std::complex<double> turn = std::polar(1.0, angle);
  std::complex<double> wave = 1;
  for (std::size_t k = 1; k <= harmonics; ++k) {
    wave *= turn;
    const auto [a, b] = series.harmonics[k - 1];
    const double step = static_cast<double>(k) * interval;
    const double value = a * wave.real() + b * wave.imag();
    node.value += value;
    node.slope += step * (b * wave.real() - a * wave.imag());
    node.curvature -= step * step * value;
  }
  return node;
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
  const double interval = 2 * std::numbers::pi / static_cast<double>(count);
  count_ = static_cast<double>(count);
  coefficients_.reserve(count + 1);
  const Node first = evaluate(series, harmonics, 0, interval);
  Node left = first;
  for (std::size_t i = 1; i <= count; ++i) {
    const Node right =
        i == count ? first : evaluate(series, harmonics, static_cast<double>(i) * interval, interval);
    coefficients_.push_back(quintic(left, right));
    left = right;
  }
  coefficients_.push_back(coefficients_.front());  // where rounding reaches the end of the period
}

Excitation::Excitation(const loading::Stride& stride)
    : base_acceleration(stride.pelvis_acceleration), pitch(stride.pitch), phasic(stride.phasic) {}

}  // namespace spinewalk::spine
