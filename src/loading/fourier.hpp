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
  FourierSeries derivative() const;
  /// Zero-mean antiderivative of the part about the mean.
  FourierSeries antiderivative() const;
};

/// Least-squares (trapezoidal) coefficients of one period sampled at samples.size() equidistant points, t = 0
/// first; period in [s]. `harmonics` beyond what the samples carry (samples.size() / 2) are left out.
FourierSeries fit_fourier(const std::vector<double>& samples, double period, int harmonics);

/// Times `factor`, mean and all.
void scale(FourierSeries& series, double factor);

/// s'(t) = s(t + advance), advance in [s].
FourierSeries shifted(const FourierSeries& series, double advance);

/// Without the harmonics above `highest_frequency` [Hz].
FourierSeries truncated(const FourierSeries& series, double highest_frequency);

/// The zero-lag fourth-order Butterworth of gait analysis (second order, run forwards and backwards; Winter,
/// Biomechanics and Motor Control of Human Movement): gain 1 / (1 + (f / cutoff)^4), no phase; cutoff in [Hz].
FourierSeries low_pass(const FourierSeries& series, double cutoff);

/// Without the harmonics below `lowest_frequency` [Hz]; the mean stays.
FourierSeries high_pass(const FourierSeries& series, double lowest_frequency);

/// `count` equidistant values of one period, the first `offset` intervals after t = 0.
std::vector<double> sampled(const FourierSeries& series, int count, double offset = 0);

}  // namespace spinewalk::loading
