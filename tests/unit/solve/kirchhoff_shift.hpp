/// Closed form of the layer shift for direction ratio 1, against which the measured one is held. p_N(t) is uniform, so the
/// column obeys dJ/dt = -d/dZ[K(J) dS/dZ] with S(J_b) = p_N(t) - P_v at the bone. In terms of
///   G(p) = integral of K(S^-1(p)) dp        the flux is  -dG/dZ                                                   (1)
/// In the thin layer the mean flux is uniform, the mean of G linear in Z, and outside it the mean of G is G of the mean:
///   p_eff = G^-1(mean of G(p_N - P_v))      instead of      mean of p_N - P_v                                      (2)
#pragma once

#include "disc/element.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

namespace spinewalk::solve {
/// J with S(J) = pressure; S falls with J.
inline double volume_at(const disc::SwellingConstants<double>& swelling, double pressure) {
  double low = swelling.phi + 1e-6, high = 4.0;
  double J = 1.0;
  for (int i = 0; i < 60; ++i) {
    const auto S = swelling_pressure(swelling, J);
    (S.value > pressure ? low : high) = J;
    const double next = J - (S.value - pressure) / S.slope;
    if (std::abs(next - J) < 1e-13) break;
    J = next > low && next < high ? next : 0.5 * (low + high);
  }
  return J;
}

/// K = k/J at the volume that this pressure holds.
inline double mobility(const disc::TissueConstants<double>& tissue, double pressure) {
  const double J = volume_at(tissue.swelling, pressure);
  return permeability(tissue.permeability, J).value / J;
}

/// (2) less the mean of p, for one tissue and the pressures p_N - P_v [Pa] of equidistant moments of a stride.
inline double kirchhoff_shift(const disc::TissueConstants<double>& tissue,
                              const std::vector<double>& pressures) {
  constexpr std::size_t kNodes = 33;
  const auto [low, high] = std::minmax_element(pressures.begin(), pressures.end());
  const double span = *high - *low, h = span / (kNodes - 1);
  if (span <= 0) return 0;
  // K at the nodes; G by the trapezoidal rule with end corrections is third-order between nodes as a cubic Hermite.
  std::array<double, kNodes> K, G{};
  for (std::size_t i = 0; i < kNodes; ++i) K[i] = mobility(tissue, *low + h * static_cast<double>(i));
  for (std::size_t i = 1; i < kNodes; ++i) {
    const double middle = mobility(tissue, *low + h * (static_cast<double>(i) - 0.5));
    G[i] = G[i - 1] + h / 6 * (K[i - 1] + 4 * middle + K[i]);
  }
  const auto value = [&](double pressure) {
    const double s = (pressure - *low) / h;
    const auto i = static_cast<std::size_t>(std::clamp(std::floor(s), 0.0, double(kNodes - 2)));
    const double u = s - double(i);
    return (1 + 2 * u) * (1 - u) * (1 - u) * G[i] + u * u * (3 - 2 * u) * G[i + 1] +
           h * (u * (1 - u) * (1 - u) * K[i] - u * u * (1 - u) * K[i + 1]);
  };
  const double n = static_cast<double>(pressures.size());
  const double mean = std::accumulate(pressures.begin(), pressures.end(), 0.0) / n;
  double mean_G = 0;
  for (double pressure : pressures) mean_G += value(pressure) / n;
  double left = *low, right = *high;
  for (int i = 0; i < 60; ++i) {
    const double middle = 0.5 * (left + right);
    (value(middle) < mean_G ? left : right) = middle;
  }
  return 0.5 * (left + right) - mean;
}

}  // namespace spinewalk::solve
