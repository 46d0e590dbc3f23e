#include "loading/pulse.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace spinewalk::loading {
namespace {

constexpr HalfSine kPulse{2.0, 0.2, 0.1};

double by_definition(double t) {
  const double x = std::fmod(t, 0.5) - kPulse.start;
  return x >= 0 && x <= kPulse.width ? kPulse.peak * std::sin(std::numbers::pi * x / kPulse.width) : 0;
}

TEST(PulseTrain, IsThePulseTwiceAStride) {
  const FourierSeries train = pulse_train(kPulse, 1.0, 4000);  // a kink converges slowly
  for (int i = 0; i < 50; ++i) EXPECT_NEAR(train(0.02 * i), by_definition(0.02 * i), 2e-3) << 0.02 * i;
  EXPECT_NEAR(train.mean, 2 * kPulse.impulse(), 1e-15);
}

TEST(PulseTrain, HasTheCoefficientsOfAFineSampling) {
  std::vector<double> samples;
  for (int i = 0; i < 20000; ++i) samples.push_back(by_definition(i / 20000.0));
  const FourierSeries fit = fit_fourier(samples, 1.0, 20), train = pulse_train(kPulse, 1.0, 20);
  ASSERT_EQ(train.harmonics.size(), 20u);
  for (std::size_t k = 0; k < 20; ++k) {
    EXPECT_NEAR(train.harmonics[k].cosine, fit.harmonics[k].cosine, 1e-6);
    EXPECT_NEAR(train.harmonics[k].sine, fit.harmonics[k].sine, 1e-6);
  }
}

TEST(PulseTrain, PassesTheRemovableSingularity) {
  // f = 1 / (2 width): the harmonic at 2.5 Hz of a pulse of 0.2 s; at period 0.8 s that is k = 2
  const Harmonic at = pulse_train({1, 0.2, 0}, 0.8, 3).harmonics[1];
  const Harmonic beside = pulse_train({1, 0.2 + 1e-6, 0}, 0.8, 3).harmonics[1];
  EXPECT_NEAR(at.cosine, beside.cosine, 1e-5);
  EXPECT_NEAR(at.sine, beside.sine, 1e-5);
  EXPECT_NEAR(at.sine, 4 / 0.8 * 0.1 * 0.5 * 2, 1e-5);  // (2 / T) * 2 * width / 2
}

}  // namespace
}  // namespace spinewalk::loading
