#include "loading/filter.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace spinewalk::loading {

namespace {

/// Bilinear transform of 1 / (s^2 + sqrt(2) s + 1), in transposed direct form.
void run_butterworth(std::vector<double>& x, double cutoff, double rate) {
  const double w = std::tan(std::numbers::pi * cutoff / rate);
  const double norm = 1 / (1 + std::numbers::sqrt2 * w + w * w);
  const double b0 = w * w * norm, b1 = 2 * b0, b2 = b0;
  const double a1 = 2 * (w * w - 1) * norm, a2 = (1 - std::numbers::sqrt2 * w + w * w) * norm;
  double z1 = (1 - b0) * x.front(), z2 = (b2 - a2) * x.front();
  for (double& value : x) {
    const double in = value, out = b0 * in + z1;
    z1 = b1 * in - a1 * out + z2;
    z2 = b2 * in - a2 * out;
    value = out;
  }
}

}  // namespace

std::vector<double> zero_lag_low_pass(std::vector<double> samples, double cutoff, double rate) {
  if (samples.empty()) return samples;
  for (int run = 0; run < 2; ++run) {
    run_butterworth(samples, cutoff, rate);
    std::reverse(samples.begin(), samples.end());
  }
  return samples;
}

}  // namespace spinewalk::loading
