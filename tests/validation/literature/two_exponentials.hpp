/// Fit of a creep or recovery curve as O'Connell et al. 2011 do: elastic + fast and slow exponential (five parameters).
///     d(t) = e + a1 (1 - exp(-t/tau1)) + a2 (1 - exp(-t/tau2)),  tau1 < tau2                                        (1)
/// e, a1, a2 enter linearly: least squares for them at each pair of times, and a pattern search over the logarithms of the
/// times (variable projection, Golub & Pereyra 1973), from the best of a coarse grid.
#pragma once

#include <Eigen/Dense>

#include <cmath>
#include <vector>

namespace spinewalk {

struct TwoExponentials {
  double elastic = 0, fast = 0, slow = 0;     ///< as the data
  double fast_time = 0, slow_time = 0;        ///< [s]
  double residual = INFINITY;                 ///< root mean square, as the data
  double total() const { return elastic + fast + slow; }
};

inline TwoExponentials fit_amplitudes(const std::vector<double>& t, const std::vector<double>& d, double tau1, double tau2) {
  const auto n = static_cast<Eigen::Index>(t.size());
  Eigen::MatrixXd basis(n, 3);
  for (Eigen::Index i = 0; i < n; ++i) {
    const double at = t[static_cast<std::size_t>(i)];
    basis.row(i) << 1.0, -std::expm1(-at / tau1), -std::expm1(-at / tau2);
  }
  const Eigen::Map<const Eigen::VectorXd> values(d.data(), n);
  const Eigen::Vector3d a = basis.colPivHouseholderQr().solve(values);
  return {a[0], a[1], a[2], tau1, tau2, (basis * a - values).norm() / std::sqrt(static_cast<double>(n))};
}

inline TwoExponentials fit_two_exponentials(const std::vector<double>& t, const std::vector<double>& d) {
  TwoExponentials best;
  const auto attempt = [&](double log1, double log2) {
    if (log2 < log1 + 0.1) return false;
    const auto fit = fit_amplitudes(t, d, std::exp(log1), std::exp(log2));
    if (!(fit.residual < best.residual)) return false;
    best = fit;
    return true;
  };
  const double low = std::log(30.0), high = std::log(3.0 * t.back());
  for (double log1 = low; log1 < high; log1 += 0.5)
    for (double log2 = log1 + 0.5; log2 < high; log2 += 0.5) attempt(log1, log2);
  for (double step = 0.25; step > 1e-4;) {
    const double x = std::log(best.fast_time), y = std::log(best.slow_time);
    bool better = false;
    for (int i = -1; i <= 1; ++i)
      for (int j = -1; j <= 1; ++j) better |= attempt(x + i * step, y + j * step);
    if (!better) step *= 0.5;
  }
  return best;
}

}  // namespace spinewalk
