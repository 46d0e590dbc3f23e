// scenarios/recordings/walk_1.3mps.mot is written by this test, from the closed form of walking:
//   SPINEWALK_UPDATE=1 loading_test --gtest_filter=SyntheticRecording.*
// writes it again; without the variable the committed file must be what the closed form gives today.
#include "loading/recorded_stride.hpp"
#include "loading/walking.hpp"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "fixture.hpp"

#include <algorithm>
#include <cstdlib>

namespace spinewalk::loading {
namespace {

constexpr double kSpeed = 1.3, kMass = 70, kRate = 100, kLength = 12;
constexpr double kStance = 0.6285;  // of the stride: 0.5 + double support 0.257 / 2, as in walking.cpp

std::string recording_path() { return SPINEWALK_SOURCE_DIR "/scenarios/recordings/walk_1.3mps.mot"; }

/// Share of the force sum under the right foot; `turn` is the stride's phase in [0, 1), 0 at mid double
/// support with the weight going from left to right. Half-cosine through each double support.
double right_share(double turn) {
  const double half = (kStance - 0.5) / 2;
  const auto rise = [&](double x) {
    return 0.5 + 0.5 * std::sin(std::numbers::pi / 2 * std::clamp(x / half, -1.0, 1.0));
  };
  const double from_left = turn < 0.75 ? turn : turn - 1;
  return rise(from_left) * (1 - rise(turn - 0.5)) + (turn > 0.75 ? rise(from_left) : 0);
}

std::string synthetic_recording() {
  const Stride stride = make_walking(model::Walking{kSpeed}, subject_of(kMass));
  const int rows = static_cast<int>(kRate * kLength) + 1;
  std::string text = fmt::format(
      "walk_1.3mps.mot\nversion=1\nnRows={}\nnColumns=7\ninDegrees=no\n"
      "SYNTHETIC: no person was measured. spinewalk's own closed form of walking at {} m/s, body mass {} kg: "
      "vertical force only,\n"
      "divided between the feet by a half-cosine in double support (0.257 of the stride). Every stride is "
      "the same.\n"
      "Written by tests/unit/loading/synthetic_recording_test.cpp. Licence: that of spinewalk.\nendheader\n"
      "time\tground_force_r_vx\tground_force_r_vy\tground_force_r_vz\tground_force_l_vx\tground_force_l_"
      "vy\tground_force_l_vz\n",
      rows, kSpeed, kMass);
  for (int k = 0; k < rows; ++k) {
    const double t = k / kRate, turns = t / stride.period, share = right_share(turns - std::floor(turns));
    const double sum = stride.ground_force(t);
    text += fmt::format("{:.2f}\t0\t{:.2f}\t0\t0\t{:.2f}\t0\n", t, share * sum, (1 - share) * sum);
  }
  return text;
}

TEST(SyntheticRecording, IsWhatTheClosedFormGives) {
  if (std::getenv("SPINEWALK_UPDATE"))
    std::ofstream(recording_path(), std::ios::binary) << synthetic_recording();
  const TemporaryFile expected("expected.mot", synthetic_recording());
  const Recording now = read_recording(model::Measured{expected.path()}),
                  committed = read_recording(model::Measured{recording_path()});
  ASSERT_EQ(committed.parts[0].size(), now.parts[0].size());
  for (std::size_t k = 0; k < now.parts[0].size(); ++k)
    ASSERT_NEAR(committed.parts[0][k], now.parts[0][k], 0.021)  // two feet printed to 0.01 N
        << "row " << k
        << ": the closed form of walking has changed; write the file again as the head of this test says";
}

TEST(SyntheticRecording, ImportsAsTheStrideItWasMadeFrom) {
  const model::Model model = subject_of(kMass);
  const Stride original = make_walking(model::Walking{kSpeed}, model);
  const Stride back =
      make_stride(model::Measured{recording_path(), model::RecordingKind::ground_reaction_force}, model);
  EXPECT_TRUE(back.warnings.empty());
  EXPECT_NEAR(back.period, original.period, 2e-3);
  EXPECT_EQ(back.force_peaks, original.force_peaks);
  EXPECT_NEAR(back.phasic.mean, original.phasic.mean, 0.01 * original.phasic.mean);

  const FourierSeries &a = original.pelvis_acceleration, &b = back.pelvis_acceleration;
  double best =
      -1;  // t = 0 of the recording is known from the step harmonic, which the pulse shifts by some ms
  for (double shift = -0.02; shift <= 0.02; shift += 0.001) {
    double product = 0;
    for (int i = 0; i < 500; ++i) product += a(a.period * i / 500) * b(b.period * i / 500 + shift) / 500;
    best = std::max(best, product / (a.rms() * b.rms()));
  }
  EXPECT_GT(best, 0.98);
  std::printf("synthetic recording: r %.4f, %zu harmonics\n", best, b.harmonics.size());
}

}  // namespace
}  // namespace spinewalk::loading
