/// A half-sine pulse and its place in the Fourier series of a stride.
#pragma once

#include "loading/fourier.hpp"

namespace spinewalk::loading {

/// p(t) = peak sin(pi (t - start) / width) for start <= t <= start + width, else 0.
struct HalfSine {
  double peak = 0;   ///< in the unit of the signal
  double width = 0;  ///< [s]
  double start = 0;  ///< [s] from the start of the step

  double impulse() const;  ///< integral of p over time
};

/// The pulse once in each of the two steps of a stride, with all harmonics up to `highest_frequency` [Hz];
/// its mean is 2 impulse / period. Exact coefficients: the transform of a half-sine about its centre is
///   P(f) = impulse cos(pi f w) / (1 - (2 f w)^2).
FourierSeries pulse_train(const HalfSine& pulse, double stride_period, double highest_frequency);

}  // namespace spinewalk::loading
