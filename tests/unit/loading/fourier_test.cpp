#include "loading/fourier.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace spinewalk::loading {
namespace {

using std::numbers::pi;

const FourierSeries kSeries{1.2, 3.0, {{0.5, -0.2}, {0, 0}, {-1.1, 0.4}, {0, 2.0}}};

double by_definition(const FourierSeries& s, double t) {
  double value = s.mean;
  for (std::size_t k = 1; k <= s.harmonics.size(); ++k) {
    const double phi = 2 * pi * static_cast<double>(k) * t / s.period;
    value += s.harmonics[k - 1].cosine * std::cos(phi) + s.harmonics[k - 1].sine * std::sin(phi);
  }
  return value;
}

TEST(FourierSeries, EvaluatesItsDefinition) {
  for (double t : {-2.0, -0.3, 0.0, 0.1, 0.6, 1.2, 5.0})
    EXPECT_NEAR(kSeries(t), by_definition(kSeries, t), 1e-12) << t;
}

TEST(FourierSeries, KeepsItsDigitsWithManyHarmonicsAndAfterADay) {
  FourierSeries s{1.0, 0, std::vector<Harmonic>(150)};
  for (std::size_t k = 1; k <= 150; ++k) s.harmonics[k - 1] = {1.0 / static_cast<double>(k), 1.0};
  EXPECT_NEAR(s(0.37), by_definition(s, 0.37), 1e-10);
  EXPECT_NEAR(s(86400.37), by_definition(s, 0.37), 1e-7);  // 86400.37 itself is only good to 7e-12
}

TEST(FourierSeries, RmsIsThatOfTheSamples) {
  double squares = 0;
  for (double x : sampled(kSeries, 100)) squares += (x - kSeries.mean) * (x - kSeries.mean) / 100;
  EXPECT_NEAR(kSeries.rms(), std::sqrt(squares), 1e-12);
}

TEST(FourierSeries, AntiderivativeHasTheSeriesAsItsSlope) {
  const FourierSeries integral = kSeries.antiderivative();
  EXPECT_EQ(integral.mean, 0);
  const double h = 1e-5, t = 0.43;
  EXPECT_NEAR((integral(t + h) - integral(t - h)) / (2 * h), kSeries(t) - kSeries.mean, 1e-8);
}

TEST(FitFourier, RecoversASeriesFromItsSamples) {
  const FourierSeries fit = fit_fourier(sampled(kSeries, 64), kSeries.period, 4);
  EXPECT_NEAR(fit.mean, kSeries.mean, 1e-12);
  ASSERT_EQ(fit.harmonics.size(), 4u);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NEAR(fit.harmonics[i].cosine, kSeries.harmonics[i].cosine, 1e-12);
    EXPECT_NEAR(fit.harmonics[i].sine, kSeries.harmonics[i].sine, 1e-12);
  }
}

TEST(FitFourier, StopsAtTheNyquistHarmonicAndReproducesTheSamples) {
  const std::vector<double> samples{1, 4, -2, 0.5, 3, -1};
  const FourierSeries fit = fit_fourier(samples, 2.0, 100);
  EXPECT_EQ(fit.harmonics.size(), 3u);
  const std::vector<double> again = sampled(fit, 6);
  for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(again[i], samples[i], 1e-12);
}

TEST(FourierSeries, ShiftTruncationAndLowPass) {
  EXPECT_NEAR(shifted(kSeries, 0.31)(0.2), kSeries(0.51), 1e-12);
  EXPECT_EQ(truncated(kSeries, 2.0).harmonics.size(), 2u);  // 1.67 Hz stays, 2.5 Hz goes
  EXPECT_EQ(truncated(kSeries, 99).harmonics.size(), 4u);
  const FourierSeries low = low_pass(kSeries, 2.5);  // its third harmonic lies at the cutoff
  EXPECT_NEAR(low.harmonics[2].cosine, kSeries.harmonics[2].cosine / 2, 1e-12);
  EXPECT_EQ(low.mean, kSeries.mean);
}

TEST(FourierSeries, DerivativeIsItsSlope) {
  const double h = 1e-5, t = 0.43;
  EXPECT_NEAR((kSeries(t + h) - kSeries(t - h)) / (2 * h), kSeries.derivative()(t), 1e-6);
}

TEST(FourierSeries, HighPassKeepsMeanAndLimit) {
  const FourierSeries high = high_pass(kSeries, 1.6);  // 0.83 Hz goes, 1.67 Hz stays
  EXPECT_EQ(high.mean, kSeries.mean);
  EXPECT_EQ(high.harmonics[0].cosine, 0);
  EXPECT_EQ(high.harmonics[1].cosine, kSeries.harmonics[1].cosine);
}

TEST(Sampled, ManyHarmonicsFollowTheSeriesBetweenAndBeyondItsSamples) {
  FourierSeries many{3.0, 0.5, {}};  // transformed as a whole, not summed up
  for (int k = 1; k <= 150; ++k) many.harmonics.push_back({1.0 / k, -0.5 / (k * k)});
  for (const int count : {997, 512, 100})  // the last folds harmonics back
    for (const double offset : {0.0, 1.0 / 3, 1.0}) {
      const auto values = sampled(many, count, offset);
      for (int i = 0; i < count; i += 7)
        ASSERT_NEAR(values[static_cast<std::size_t>(i)], many(3.0 * (i + offset) / count), 1e-10) << count << ' ' << i;
    }
}

}  // namespace
}  // namespace spinewalk::loading
