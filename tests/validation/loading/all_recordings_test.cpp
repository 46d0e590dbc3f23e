// Every file under ../shared/data/grf and imu is read: what was found, or why it is refused. Run it to see the table.
#include "loading/recorded_stride.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace spinewalk::loading {
namespace {

using model::Measured;
using model::RecordingKind;

const std::filesystem::path kData = SPINEWALK_SHARED_DIR "/data";

struct Expected {
  std::string file;
  RecordingKind kind;
  double rate;  ///< [Hz]
  int strides;  ///< at least
  double
      period;  ///< [s] of a stride, within 6 %; README of the data, its reference bouts, or the force beside it
  std::string refusal;  ///< part of the message; empty: taken
  double given_rate = NAN;
};

void PrintTo(const Expected& e, std::ostream* out) { *out << e.file; }

constexpr auto kForce = RecordingKind::ground_reaction_force;
constexpr auto kAcceleration = RecordingKind::acceleration;
constexpr auto kMarker = RecordingKind::marker_position;

const Expected kFiles[] = {
    {"grf/walk_treadmill_subject01_15s_600Hz.csv", kForce, 600, 10, 1.227, ""},
    {"grf/opensim_subject01_walk1_grf.mot", kForce, 600, 1, 1.227, ""},
    {"grf/opensim_hamner_subject02_running_grf.mot", kForce, 60, 12, 0.688, ""},
    {"grf/opensim_rajagopal_grf_walk.mot", kForce, 2000, 1, 1.147, ""},
    {"grf/walk_sacrum_marker_60Hz.csv", kMarker, 60, 1, 1.227, ""},
    {"grf/walk_sacrum_marker_60Hz.csv", kAcceleration, 60, 1, 1.227, ""},
    {"grf/walk_sacrum_marker_60Hz.csv", kForce, 60, 1, 1.227, ""},
    {"grf/run_3.96mps_sacrum_marker_60Hz.csv", kMarker, 60, 12, 0.688, ""},
    {"grf/run_3.96mps_sacrum_marker_60Hz.csv", kAcceleration, 60, 12, 0.688, ""},
    {"grf/run_3.96mps_sacrum_marker_60Hz.csv", kForce, 60, 12, 0.688, ""},
    {"imu/alcantara_trial02_level_2.5mps_500Hz.csv", kAcceleration, 500, 5, 0.646,
     "clipped: 16.9 % of the samples"},
    {"imu/alcantara_trial06_level_4.17mps_500Hz.csv", kAcceleration, 500, 5, 0.585,
     "clipped: 20.0 % of the samples"},
    {"imu/alcantara_Sample_test_data.csv", kAcceleration, 512, 4, 0.72, ""},
    {"imu/alcantara_sample_run_3mps.csv", kAcceleration, 100, 4, 0.72, ""},
    {"imu/skdh_gait_input.csv", kAcceleration, 197, 30, 1.1, ""},
    {"imu/skdh1_walk.csv", kAcceleration, 100, 10, 1.1, ""},
    {"imu/skdh1_stand.csv", kAcceleration, 100, 0, 0, "no whole stride in 8.01 s"},
    {"imu/gaitpy_demo_data.csv", kAcceleration, 50, 20, 1.3, ""},
    {"imu/gaitpy_walk_slow.csv", kAcceleration, 100, 10, 1.3, ""},
    {"imu/mobgap_HA_001_TimeMeasure1_Test5_Trial1.csv", kAcceleration, 100, 3, 1.2, "", 100},
    {"imu/mobgap_HA_001_Test5_Trial1.csv", kAcceleration, 100, 3, 1.2, ""},
    {"imu/mobgap_reference_walking_bouts.csv", kAcceleration, 0, 0, 0, "no time column"},
    {"imu/mobgap_participant_metadata.json", kAcceleration, 0, 0, 0,
     "recordings are .mot, .sto or .csv files"},
};

double rms(const std::vector<double>& x) {
  double squares = 0;
  for (double value : x) squares += value * value / static_cast<double>(x.size());
  return std::sqrt(squares);
}

/// Prints a row of the table; returns why the file is refused, or "".
std::string report(const Expected& expected, RecordedStride& stride) {
  Measured how{kData / expected.file, expected.kind};
  how.rate = expected.given_rate;
  std::printf("%-47s ", expected.file.c_str());
  std::string refusal;
  try {
    const Recording recording = read_recording(how);
    std::printf("%6.1f Hz %6.1f s %-5s ", recording.rate, recording.length, recording.unit.c_str());
    stride = find_mean_stride(recording);
    std::printf("%3d strides, %2d dropped, %.3f +- %.3f s, mean %.4g +- %.3g %s ", stride.strides,
                stride.dropped, stride.period, stride.period_sd, stride.mean_force, rms(stride.sd),
                expected.kind == kForce ? "N" : "m/s2");
    check_clipping(recording);
  } catch (const InputError& error) {
    refusal = error.message();
  }
  std::printf("%s\n", refusal.empty() ? "" : ("REFUSED: " + refusal).c_str());
  return refusal;
}

class EveryRecording : public testing::TestWithParam<Expected> {};

TEST_P(EveryRecording, IsReadOrRefusedWithItsReason) {
  const Expected& expected = GetParam();
  RecordedStride stride;
  const std::string refusal = report(expected, stride);
  EXPECT_EQ(refusal.empty(), expected.refusal.empty()) << refusal;
  EXPECT_NE(refusal.find(expected.refusal), std::string::npos) << refusal;
  EXPECT_GE(stride.strides, expected.strides);
  if (stride.strides == 0) return;
  EXPECT_NEAR(stride.rate, expected.rate, 0.01 * expected.rate);
  EXPECT_NEAR(stride.period, expected.period, 0.06 * expected.period);
}
INSTANTIATE_TEST_SUITE_P(Files, EveryRecording, testing::ValuesIn(kFiles));

TEST(EveryRecordings, NoFileIsForgotten) {
  std::set<std::string> known, present;
  for (const Expected& expected : kFiles) known.insert(expected.file);
  for (const char* folder : {"grf", "imu"})
    for (const auto& entry : std::filesystem::directory_iterator(kData / folder))
      present.insert(std::string(folder) + "/" + entry.path().filename().string());
  EXPECT_EQ(known, present);
}

}  // namespace
}  // namespace spinewalk::loading
