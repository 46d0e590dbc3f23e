#include "loading/pulse.hpp"

#include <cmath>
#include <numbers>

namespace spinewalk::loading {

using std::numbers::pi;

namespace {

/// cos(pi u / 2) / (1 - u^2), continuous at u = 1.
double half_sine_shape(double u) {
  const double gap = 1 - u * u;
  return std::abs(gap) < 1e-8 ? pi / 4 : std::cos(pi * u / 2) / gap;
}

}  // namespace

double HalfSine::impulse() const { return 2 / pi * peak * width; }

FourierSeries pulse_train(const HalfSine& pulse, double stride_period, double highest_frequency) {
  const double centre = pulse.start + pulse.width / 2;
  FourierSeries series{stride_period, 2 * pulse.impulse() / stride_period, {}};
  series.harmonics.resize(static_cast<std::size_t>(highest_frequency * stride_period));
  for (std::size_t k = 2; k <= series.harmonics.size(); k += 2) {  // two equal steps: even harmonics only
    const double f = static_cast<double>(k) / stride_period;
    const double size = 4 * pulse.impulse() / stride_period * half_sine_shape(2 * f * pulse.width);
    series.harmonics[k - 1] = {size * std::cos(2 * pi * f * centre), size * std::sin(2 * pi * f * centre)};
  }
  return series;
}

}  // namespace spinewalk::loading
