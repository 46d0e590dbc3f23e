/// A periodic signal as a finite Fourier series.
///   s(t) = mean + sum_k  a_k cos(2 pi k t / T) + b_k sin(2 pi k t / T),  k = 1..K
#pragma once

#include <vector>

namespace spinewalk::loading {

struct Harmonic {
  double cosine = 0;  ///< a_k
  double sine = 0;    ///< b_k
};

struct FourierSeries {
  double period = 1;  ///< [s]
  double mean = 0;
  std::vector<Harmonic> harmonics;  ///< k = 1, 2, ...

  double operator()(double t) const;
  double rms() const;  ///< of the part about the mean
  /// Zero-mean antiderivative of the part about the mean.
  FourierSeries antiderivative() const;
};

/// Least-squares (trapezoidal) coefficients of one period sampled at samples.size() equidistant points, t = 0 first.
FourierSeries fit_fourier(const std::vector<double>& samples, double period, int harmonics);

}  // namespace spinewalk::loading
