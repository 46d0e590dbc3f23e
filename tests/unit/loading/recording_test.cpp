// Recordings made up on the spot: what goes in must come out.
#include "loading/recorded_stride.hpp"

#include "loading/filter.hpp"
#include "loading/gait.hpp"
#include "loading/measured.hpp"
#include "loading/running.hpp"
#include "loading/walking.hpp"

#include <gtest/gtest.h>

#include "fixture.hpp"

#include <algorithm>
#include <numbers>

namespace spinewalk::loading {
namespace {

using std::numbers::pi;

RecordedStride read_csv(const std::string& text) {
  const TemporaryFile file("recording.csv", text);
  return read_recorded_stride(model::Measured{file.path()});
}

TEST(ZeroLagLowPass, HasTheGainOfAFourthOrderButterworthAndNoLag) {
  const double rate = 200, f = 2.5;
  std::vector<double> x;
  for (int k = 0; k < 4000; ++k) x.push_back(10 + std::cos(2 * pi * f * k / rate));
  const std::vector<double> y = zero_lag_low_pass(x, 2.5, rate);
  EXPECT_NEAR(y[2000], 10 + 0.5, 1e-3);  // sample 2000 is a crest: gain 1/2 at the cutoff, crest in place
  for (double value : zero_lag_low_pass(std::vector<double>(50, 3.0), 2.5, rate)) EXPECT_NEAR(value, 3, 1e-9);
}

TEST(Recording, FindsStridesRateAndMeanForce) {
  const RecordedStride stride = read_csv(csv_of(plain_walk, 100, 10.3));
  EXPECT_NEAR(stride.period, 1.0, 1e-3);
  EXPECT_EQ(stride.strides, 9);  // 20 falls through the mean in 10.3 s: 9 pairs of steps
  EXPECT_EQ(stride.dropped, 0);
  EXPECT_NEAR(stride.rate, 100, 1e-6);
  EXPECT_NEAR(stride.length, 10.3, 1e-6);
  EXPECT_NEAR(stride.mean_force, 700, 0.5);
  EXPECT_EQ(stride.flight, 0);
  EXPECT_LT(*std::max_element(stride.sd.begin(), stride.sd.end()), 1.5);
}

TEST(Recording, DropsAndCountsAStrideThatIsNone) {
  // a stumble: 350 N less for 0.15 s in a trough of the fifth second
  const auto force = [](double t) { return plain_walk(t) - (t > 4.45 && t < 4.60 ? 350 : 0); };
  const RecordedStride stride = read_csv(csv_of(force, 100, 10.3));
  EXPECT_EQ(stride.dropped, 1);
  EXPECT_EQ(stride.strides, 8);
  EXPECT_NEAR(stride.mean_force, 700, 1);
}

TEST(Recording, SpreadIsThatOfTheStrides) {
  // the amplitude goes round 125, 175, 225 N from stride to stride: an sd of 42 N in crests and troughs
  const auto force = [](double t) {
    const double amplitude = 125 + 50 * std::fmod(std::floor(t - 0.125), 3);
    return 700 - amplitude * std::cos(4 * pi * t);
  };
  const RecordedStride stride = read_csv(csv_of(force, 200, 20.3));
  const double spread = *std::max_element(stride.sd.begin(), stride.sd.end());
  EXPECT_NEAR(spread, 42, 4);
}

TEST(Recording, SumsTheFeetAndLeavesOtherColumnsAlone) {
  std::string text = "# made up\r\nt_s, L_fx_N, L_fy_N, R_fy_N\r\n";
  for (int k = 0; k < 500; ++k) {
    char line[80];
    std::snprintf(line, sizeof line, "%.3f, nan, %.3f, %.3f\r\n", k / 100.0, 300.0,
                  plain_walk(k / 100.0) - 300);
    text += line;
  }
  const TemporaryFile file("feet.csv", text);
  const Recording recording = read_recording(model::Measured{file.path()});
  EXPECT_EQ(recording.used, (std::vector<std::string>{"L_fy_N", "R_fy_N"}));
  EXPECT_EQ(recording.columns.line, 2);
  EXPECT_NEAR(read_recorded_stride(model::Measured{file.path()}).mean_force, 700, 0.5);
}

TEST(Recording, ReadsOpenSimHeadersWithTheirQuirks) {
  // trailing tabs, "datarows" instead of nRows, padded names, kinematics between, time to three digits
  std::string text = "made up.mot\t\t\t\ndatacolumns 4\t\t\t\ndatarows 900\t\t\t\nendheader\t\t\t\n";
  text += "        time\t  pelvis_tilt\t  ground_force_vy\t  1_ground_force_vy\n";
  for (int k = 0; k < 600; ++k) {
    char line[80];
    std::snprintf(line, sizeof line, "%.3f\t0\t%.3f\t%.3f\t\n", std::round(1000 * k / 60.0) / 1000, 300.0,
                  plain_walk(k / 60.0) - 300);
    text += line;
  }
  const TemporaryFile file("quirks.mot", text);
  const RecordedStride stride = read_recorded_stride(model::Measured{file.path()});
  EXPECT_NEAR(stride.rate, 60, 0.01);
  EXPECT_NEAR(stride.mean_force, 700, 1);
  ASSERT_EQ(stride.warnings.size(), 1u);
  EXPECT_NE(stride.warnings[0].find("the header promises 900 rows, the file has 600; it may be cut off"),
            std::string::npos);
}

TEST(Recording, UsesWhatIsWholeBetweenThePlates) {
  // Two feet off the plates before 1 s and after 4 s, one of them also for 0.15 s inside the rest.
  const auto force = [](double t) {
    if (t < 1 || t > 4) return 0.0;
    return plain_walk(t) * (t < 1.15 || t > 3.85 ? 0.5 : 1.0);
  };
  const RecordedStride stride = read_csv(csv_of(force, 200, 5));
  EXPECT_GE(stride.strides, 1);
  EXPECT_NEAR(stride.mean_force, 700, 7);
  EXPECT_NEAR(stride.period, 1.0, 0.02);
}

/// A closed form written as a recording and read again.
Stride round_trip(const Stride& stride, const model::Model& model) {
  const auto force = [&](double t) { return std::max(0.0, stride.ground_force(t)); };
  return make_measured(read_csv(csv_of(force, 500, 12)), model);
}

double correlation(const FourierSeries& a, const FourierSeries& b) {
  const auto x = sampled(a, 500), y = sampled(b, 500);
  double product = 0;
  for (std::size_t i = 0; i < x.size(); ++i) product += (x[i] - a.mean) * (y[i] - b.mean) / 500;
  return product / (a.rms() * b.rms());
}

TEST(Measured, WalkingComesBack) {
  const model::Model model = subject_of(70);
  const Stride original = make_walking(model::Walking{1.3}, model), back = round_trip(original, model);
  EXPECT_NEAR(back.period, original.period, 1e-3);
  EXPECT_NEAR(back.ground_force.mean, model::body_weight(model.subject), 1e-9);
  EXPECT_EQ(back.pelvis_acceleration.mean, 0);
  EXPECT_GT(correlation(back.ground_force, original.ground_force), 0.99);
  EXPECT_EQ(back.force_peaks, 2);
  EXPECT_DOUBLE_EQ(back.posture.tonic, model.spine.walking.tonic);
  EXPECT_NEAR(back.phasic.mean, original.phasic.mean, 0.01 * original.phasic.mean);  // speed from cadence
  EXPECT_NEAR(std::remainder(back.phasic.harmonics[1].sine, 1), 0, 1e-9);  // burst at t = 0 as there
}

TEST(Measured, RunningIsKnownByItsFlight) {
  const model::Model model = subject_of(70);
  const Stride original = make_running(model::Running{3}, model), back = round_trip(original, model);
  EXPECT_DOUBLE_EQ(back.posture.tonic, model.spine.running.tonic);
  EXPECT_NEAR(back.phasic.mean, original.phasic.mean, 0.02 * original.phasic.mean);
  EXPECT_GT(correlation(back.ground_force, original.ground_force), 0.98);
  EXPECT_NEAR(
      back.ground_force(running_contact_time(3) / 2) / original.ground_force(running_contact_time(3) / 2), 1,
      0.03);
}

TEST(Measured, RemovesTheErrorThatToleranceLets) {
  const model::Model model = subject_of(70);
  const auto force = [&](double t) { return 1.02 / 700 * model::body_weight(model.subject) * plain_walk(t); };
  const Stride stride = make_measured(read_csv(csv_of(force, 100, 10)), model);
  EXPECT_NEAR(stride.ground_force.mean, model::body_weight(model.subject), 1e-9);
  EXPECT_NEAR(stride.pelvis_acceleration.rms(), 0.25 * model::kGravity / std::numbers::sqrt2, 0.01);
}

}  // namespace
}  // namespace spinewalk::loading
