/// What drives the chain, for fast evaluation inside the right-hand side.
///
/// A Fourier series of K harmonics costs about K multiplications a call, and the integrator asks some ten
/// thousand times a stride. So each series is laid out once as a piecewise polynomial of degree 5 that meets
/// value, first and second derivative of the series at the nodes (quintic Hermite interpolation). Its error
/// is max|s^(6)| h^6 / 46080 [1]; with 16 nodes to the shortest wave that is 8e-8 of the amplitude of the
/// highest harmonic, which itself is small, and K^-6 of that for the first.
/// [1] Davis (1975) Interpolation and Approximation, chapter III.
/// Test: tests/unit/spine/rhs_test.cpp.
#pragma once

#include "loading/stride.hpp"

#include <array>
#include <vector>

namespace spinewalk::spine {

class PeriodicTable {
 public:
  explicit PeriodicTable(const loading::FourierSeries& series);

  /// @pre t >= 0
  double operator()(double t) const {
    const double waves = t * frequency_;
    const double node = (waves - static_cast<double>(static_cast<long>(waves))) * count_;
    const auto interval = static_cast<std::size_t>(node);
    const auto& c = coefficients_[interval];
    const double s = node - static_cast<double>(interval);
    return c[0] + s * (c[1] + s * (c[2] + s * (c[3] + s * (c[4] + s * c[5]))));
  }

 private:
  double frequency_;  // [Hz]
  double count_;      // intervals a period
  std::vector<std::array<double, 6>> coefficients_;
};

struct Excitation {
  explicit Excitation(const loading::Stride& stride);

  PeriodicTable base_acceleration;  ///< [m/s2] of S1, up positive
  PeriodicTable pitch;              ///< [rad] theta
  PeriodicTable phasic;             ///< [N]
};

}  // namespace spinewalk::spine
