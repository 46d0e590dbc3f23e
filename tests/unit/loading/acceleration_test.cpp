// Accelerometers and markers made up on the spot: the vertical that went in must come out.
#include "loading/clipping.hpp"
#include "loading/marker.hpp"
#include "loading/measured.hpp"
#include "loading/timestamp.hpp"

#include <gtest/gtest.h>

#include "fixture.hpp"

namespace spinewalk::loading {
namespace {

using model::Measured;
using model::RecordingKind;
using std::numbers::pi;

double up(double t) { return plain_walk(t) / 700; }

/// Sensor with `up` along `direction`, numbers of 1 g being `unit`; time in units of 1 / `printed` s.
std::string sensor(
    const std::array<double, 3>& direction, double unit,
    const std::function<double(int)>& time = [](int k) { return k / 100.0; }, double printed = 1) {
  std::string text = "time,ax,ay,az\n";
  for (int k = 0; k < 1000; ++k) {
    const double t = time(k), a = up(t) * unit;
    char line[120];
    std::snprintf(line, sizeof line, "%.5f,%.6f,%.6f,%.6f\n", t * printed, a * direction[0], a * direction[1],
                  a * direction[2]);
    text += line;
  }
  return text;
}

Recording read(const std::string& text) {
  return read_recording(text, Measured{"a.csv", RecordingKind::acceleration});
}

TEST(Acceleration, VerticalIsFoundWhateverTheAxesAndTheUnit) {
  const std::array<double, 3> directions[] = {{0, 0, 1}, {-1, 0, 0}, {0.6, -0.8, 0}, {0.48, 0.64, -0.6}};
  for (const auto& direction : directions)
    for (const auto& [unit, name] : {std::pair{1.0, "g"}, {9.80665, "m/s2"}, {1000.0, "mg"}}) {
      const Recording recording = read(sensor(direction, unit));
      EXPECT_EQ(recording.unit, name);
      EXPECT_TRUE(recording.gravity.unit_found);
      for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(recording.gravity.up[i], direction[i], 1e-4);
      ASSERT_EQ(recording.parts.size(), 1u);
      for (int k = 0; k < 1000; k += 50)
        EXPECT_NEAR(recording.parts[0][static_cast<std::size_t>(k)], model::kGravity * up(k / 100.0), 0.03);
    }
}

TEST(Acceleration, AGapSplitsAndIsReported) {
  const Recording recording =
      read(sensor({0, 0, 1}, 1, [](int k) { return k / 100.0 + (k >= 400 ? 0.3 : 0); }));
  EXPECT_EQ(recording.parts.size(), 2u);
  EXPECT_EQ(recording.gaps, 1);
  EXPECT_NEAR(recording.gap_time, 0.31, 1e-6);
  EXPECT_NEAR(recording.starts[1], 4.3, 1e-6);
  EXPECT_NEAR(find_mean_stride(recording).period, 1.0, 0.01);
  ASSERT_EQ(recording.warnings.size(), 1u);
  EXPECT_EQ(recording.warnings[0], "1 gap of together 0.31 s: strides are taken from the parts between");
}

TEST(Acceleration, UnevenRowsAreResampled) {
  const auto wobbling = [](int k) { return k / 100.0 + 0.03 * std::sin(0.02 * k); };
  const Recording recording = read(sensor({0, 0, 1}, 1, wobbling));
  EXPECT_TRUE(recording.resampled);
  for (std::size_t k = 0; k < recording.parts[0].size(); k += 50)
    EXPECT_NEAR(recording.parts[0][k], model::kGravity * up(static_cast<double>(k) / recording.rate), 0.05);
}

TEST(Acceleration, TimeInMillisecondsIsKnownByTheRate) {
  const Recording recording = read(sensor({0, 0, 1}, 1, [](int k) { return k / 100.0; }, 1000));
  EXPECT_EQ(recording.time_unit, "ms");
  EXPECT_NEAR(recording.rate, 100, 1e-6);
}

TEST(Acceleration, ReadsATimeOfDay) {
  EXPECT_DOUBLE_EQ(*parse_timestamp("1970-01-02 00:00:01:250"), 86401.25);
  EXPECT_DOUBLE_EQ(*parse_timestamp("2019-08-06T10:25:45.5Z") - *parse_timestamp("2019-08-06 10:25:45"), 0.5);
  for (const char* text : {"", "12.5", "2019-02-30 10:00:00", "2019-08-06 10:25", "2019-08-06 10:25:45;5"})
    EXPECT_FALSE(parse_timestamp(text)) << text;
}

TEST(Clipping, IsAPileAtTheEndAndNotATurningPointOrCoarseRounding) {
  std::vector<double> sine, cut, coarse;
  for (int k = 0; k < 2000; ++k) {
    sine.push_back(std::sin(2 * pi * k / 500));
    cut.push_back(std::max(-0.8, sine.back()));
    coarse.push_back(std::round(5 * std::sin(0.37 * k) * std::sin(0.011 * k)) / 5);
  }
  EXPECT_EQ(find_clipping(sine).fraction, 0);
  EXPECT_EQ(find_clipping(coarse).fraction, 0);
  EXPECT_NEAR(find_clipping(cut).fraction, std::acos(0.8) / pi, 0.01);
  EXPECT_EQ(find_clipping(cut).at, -0.8);
}

TEST(Marker, SecondDerivativeOfItsHeightIsTheAcceleration) {
  const double rate = 100, f = 1.8, amplitude = 0.02, w = 2 * pi * f;
  std::vector<double> heights;
  for (int k = 0; k < 600; ++k) heights.push_back(1 + amplitude * std::cos(w * k / rate));
  const std::vector<double> force = find_specific_force(heights, rate);
  for (std::size_t k = 30; k < 570; ++k)
    EXPECT_NEAR(force[k], model::kGravity - amplitude * w * w * std::cos(w * static_cast<double>(k) / rate),
                0.02);
}

TEST(Marker, GivesTheStrideOfTheSameMotionAsAForce) {
  const model::Model model = subject_of(70);
  std::string text = "t_s,sacrum_y [mm],GRF_total_vert_N\n";
  const double w = 4 * pi, amplitude = 0.02;
  for (int k = 0; k < 1000; ++k) {
    const double t = k / 100.0, c = std::cos(w * t);
    char line[120];
    std::snprintf(line, sizeof line, "%.3f,%.4f,%.4f\n", t, 1000 + 1000 * amplitude * c,
                  70 * (model::kGravity - amplitude * w * w * c));
    text += line;
  }
  const TemporaryFile file("both.csv", text);
  const Stride force = make_stride(Measured{file.path(), RecordingKind::ground_reaction_force}, model);
  const Stride marker = make_stride(Measured{file.path(), RecordingKind::marker_position}, model);
  EXPECT_NEAR(marker.pelvis_acceleration.rms(), force.pelvis_acceleration.rms(),
              0.01 * force.pelvis_acceleration.rms());
  EXPECT_NEAR(marker.period, force.period, 1e-3);
}

}  // namespace
}  // namespace spinewalk::loading
