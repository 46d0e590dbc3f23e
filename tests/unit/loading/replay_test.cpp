// Recordings made up on the spot, replayed stride by stride.
#include "loading/replay.hpp"

#include "loading/gait.hpp"

#include <gtest/gtest.h>

#include "fixture.hpp"

#include <algorithm>

namespace spinewalk::loading {
namespace {

using std::numbers::pi;

constexpr double kMass = 700 / model::kGravity;

/// Walking of two strides of 1 s, two of 0.9 s and so on, that swing by 120 to 180 N.
double uneven_walk(double t) {
  const double four = std::fmod(t, 3.8);
  const double turn = four < 2 ? four : (four - 2) / 0.9;
  return 700 - (150 + 30 * std::sin(2 * pi * t / 3.8)) * std::cos(4 * pi * turn);
}

Stride replay(const std::function<double(double)>& force, double rate, double length, double mass = kMass) {
  const TemporaryFile file("recording.csv", csv_of(force, rate, length));
  model::Measured how{file.path()};
  how.replay = model::Replay::raw;
  return make_stride(how, subject_of(mass));
}

Stride mean_stride(const std::function<double(double)>& force, double rate, double length) {
  const TemporaryFile file("mean.csv", csv_of(force, rate, length));
  return make_stride(model::Measured{file.path()}, subject_of(kMass));
}

std::string refusal(const std::function<double(double)>& force, double length, double mass = kMass) {
  try {
    replay(force, 60, length, mass);
    return "was accepted";
  } catch (const InputError& error) {
    return error.message() + " | " + error.hint();
  }
}

TEST(Replay, OfAPeriodicRecordingIsItsMeanStrideAgainAndAgain) {
  const Stride raw = replay(plain_walk, 100, 10.3), mean = mean_stride(plain_walk, 100, 10.3);
  EXPECT_EQ(raw.strides(), 9);
  EXPECT_EQ(raw.steps, 18);
  EXPECT_NEAR(raw.period, 9 * mean.period, 1e-3);
  EXPECT_EQ(raw.force_peaks, mean.force_peaks);
  EXPECT_NEAR(raw.pelvis_acceleration.rms(), mean.pelvis_acceleration.rms(),
              0.01 * mean.pelvis_acceleration.rms());
  EXPECT_NEAR(raw.phasic.mean, mean.phasic.mean, 1e-3 * mean.phasic.mean);
  EXPECT_NEAR(raw.phasic.rms(), mean.phasic.rms(), 0.01 * mean.phasic.rms());
  EXPECT_NEAR(raw.pitch.rms(), mean.pitch.rms(), 0.01 * mean.pitch.rms());
  EXPECT_NEAR(raw.replay.seam, 0, 2);
  EXPECT_LT(raw.replay.drift, 1e-3);
  // Bursts and pelvis keep their distance: a step later than the peak of the ground force by the same time.
  const auto distance = [](const Stride& stride) {
    const auto phase = [&](const FourierSeries& s) {
      const auto& h = s.harmonics[static_cast<std::size_t>(2 * stride.strides() - 1)];
      return std::atan2(h.sine, h.cosine);
    };
    return std::remainder(phase(stride.phasic) - phase(stride.pelvis_acceleration), 2 * pi);
  };
  EXPECT_NEAR(distance(raw), distance(mean), 0.02);
}

TEST(Replay, KeepsTheLengthAndTheHeightOfEachStride) {
  const Stride raw = replay(uneven_walk, 200, 19.3);
  ASSERT_GE(raw.strides(), 8);
  double least = 1e9;
  for (double begin = 0.36; begin < 0.39; begin += 0.001) {  // [s] of the first fall through the mean
    double largest = 0;
    for (double t = 0.3; t + 0.3 < raw.period; t += 0.01)
      largest = std::max(largest, std::abs(raw.pelvis_acceleration(t) * kMass - (uneven_walk(begin + t) - 700)));
    least = std::min(least, largest);
  }
  EXPECT_LT(least, 8) << "newtons, of 180";
  double shortest = 9, longest = 0;
  for (long n = 0; n < raw.strides(); ++n) {
    const double duration = raw.begin_of(n + 1) - raw.begin_of(n);
    shortest = std::min(shortest, duration), longest = std::max(longest, duration);
  }
  EXPECT_NEAR(longest - shortest, 0.1, 0.03);
  EXPECT_NEAR(raw.begin_of(raw.strides() + 1), raw.period + raw.begin_of(1), 1e-12);
  // Bursts follow the steps: as many, whatever their length.
  const auto bursts = sampled(raw.phasic, 200 * raw.strides());
  int peaks = 0;
  for (std::size_t i = 1; i + 1 < bursts.size(); ++i)
    peaks += bursts[i] > bursts[i - 1] && bursts[i] >= bursts[i + 1] && bursts[i] > raw.phasic.mean;
  EXPECT_NEAR(peaks, raw.steps, 1);
}

TEST(Replay, SaysWhatItBlendsAtTheSeamAndLeavesOutAsDrift) {
  // 10 N more each second. Cut where the low-passed force falls through its mean, both ends are nearly level.
  const auto drifting = [](double t) { return plain_walk(t) + 10 * (t - 5); };
  const Stride raw = replay(drifting, 100, 10.3);
  EXPECT_GT(std::abs(raw.replay.seam), 5);
  EXPECT_LT(std::abs(raw.replay.seam), 60);
  EXPECT_GT(raw.replay.drift, 0.2);
  EXPECT_LT(raw.replay.drift, 0.5);
  for (std::size_t k = 0; k < 4; ++k)
    EXPECT_EQ(
        std::hypot(raw.pelvis_acceleration.harmonics[k].cosine, raw.pelvis_acceleration.harmonics[k].sine),
        0);
  const double rms = mean_stride(plain_walk, 100, 10.3).pelvis_acceleration.rms();
  EXPECT_NEAR(raw.pelvis_acceleration.rms(), rms, 0.05 * rms);
}

TEST(Replay, OfTooLittleIsRefused) {
  const std::string text = refusal(plain_walk, 1.9);
  EXPECT_NE(text.find("replay: raw needs two whole strides in a row, and the recording has 1"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("remove replay: the mean stride is all that it holds"), std::string::npos) << text;
}

TEST(Replay, OfTooMuchIsRefused) {
  const std::string text = refusal(plain_walk, 620);
  EXPECT_NE(text.find("s of strides in a row are too many to replay, 600 s are allowed"), std::string::npos)
      << text;
  EXPECT_NE(text.find("give from and until"), std::string::npos) << text;
}

TEST(Replay, OfSomebodyElseIsRefused) {
  const std::string text = refusal(plain_walk, 10, 80);
  EXPECT_NE(text.find("off the body weight of 784.5 N (80 kg)"), std::string::npos) << text;
  EXPECT_NE(text.find("a subject.mass of 71"), std::string::npos) << text;
}

}  // namespace
}  // namespace spinewalk::loading
