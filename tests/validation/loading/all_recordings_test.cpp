// Every file under ../shared/data/grf and imu is read: what was found, or why it is refused. Run it to see the table.
#include "loading/recorded_stride.hpp"
#include "read_yaml.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace spinewalk::loading {
namespace {

using model::Measured;
using model::RecordingKind;

const std::filesystem::path kData = SPINEWALK_SHARED_DIR "/data";

/// A row of recordings.yaml.
struct Expected {
  std::string file;
  RecordingKind kind;
  double rate, period;
  int strides;
  std::string refusal;  ///< empty: taken
  double given_rate;
};

void PrintTo(const Expected& e, std::ostream* out) { *out << e.file; }

std::vector<Expected> files() {
  const std::pair<const char*, RecordingKind> kinds[] = {{"ground_reaction_force", RecordingKind::ground_reaction_force},
                                                         {"marker_position", RecordingKind::marker_position},
                                                         {"acceleration", RecordingKind::acceleration}};
  const auto table = read_yaml(SPINEWALK_SOURCE_DIR "/tests/validation/loading/recordings.yaml");
  std::vector<Expected> files;
  for (const auto& [name, kind] : kinds)
    for (const auto& row : table.find(name)->items)
      files.push_back({text_of(row, "file"), kind, number_of(row, "rate", 0), number_of(row, "period", 0),
                       static_cast<int>(number_of(row, "strides", 0)), text_of(row, "refusal"), number_of(row, "given")});
  return files;
}

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
                expected.kind == RecordingKind::ground_reaction_force ? "N" : "m/s2");
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
INSTANTIATE_TEST_SUITE_P(Files, EveryRecording, testing::ValuesIn(files()));

TEST(EveryRecordings, NoFileIsForgotten) {
  std::set<std::string> known, present;
  for (const Expected& expected : files()) known.insert(expected.file);
  for (const char* folder : {"grf", "imu"})
    for (const auto& entry : std::filesystem::directory_iterator(kData / folder))
      present.insert(std::string(folder) + "/" + entry.path().filename().string());
  EXPECT_EQ(known, present);
}

}  // namespace
}  // namespace spinewalk::loading
