#include "evidence/creep_fit.hpp"

#include "evidence/readings.hpp"

#include <Eigen/Dense>

#include <cmath>

namespace spinewalk::evidence {
namespace {

TwoExponentials fit_amplitudes(const std::vector<double>& t, const std::vector<double>& d, double tau1,
                               double tau2) {
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

struct Reading {
  results::Column column;
  double (*read)(const TwoExponentials&);
};
const std::vector<Reading> kReadings{
    {{"fast_share", "1"}, [](const TwoExponentials& fit) { return fit.fast / fit.total(); }},
    {{"slow_share", "1"}, [](const TwoExponentials& fit) { return fit.slow / fit.total(); }},
    {{"fast_time", "s"}, [](const TwoExponentials& fit) { return fit.fast_time; }},
    {{"slow_time", "s"}, [](const TwoExponentials& fit) { return fit.slow_time; }},
};

}  // namespace

TwoExponentials fit_two_exponentials(const std::vector<double>& t, const std::vector<double>& d) {
  TwoExponentials best;
  const auto attempt = [&](double log1, double log2) {
    if (log2 < log1 + 0.1) return false;
    const auto fit = fit_amplitudes(t, d, std::exp(log1), std::exp(log2));
    if (!(fit.residual < best.residual)) return false;
    best = fit;
    return true;
  };
  const double low = std::log(30.0),
               high = std::log(3.0 * t.back());  // 30 s to three times the length of the curve
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

std::vector<results::Column> creep_measures() { return columns_of(kReadings); }

double creep_measure(const std::string& name, const solve::Record& record, std::size_t phase,
                     double reference_height) {
  const double start = record.phases.at(phase).start, end = record.phases[phase].end;
  double from = reference_height;
  std::vector<double> t, d;
  for (const auto& row : record.rows) {
    const double height = row.discs[0].height;
    if (phase > 0 && row.time <= start) from = height;
    if (row.time < start || row.time > end || (!t.empty() && row.time - start <= t.back())) continue;
    t.push_back(row.time - start);
    d.push_back(std::abs(from - height));
  }
  return named(kReadings, name).read(fit_two_exponentials(t, d));
}

}  // namespace spinewalk::evidence
