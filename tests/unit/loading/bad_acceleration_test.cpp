// What a user reads when a recording of an accelerometer or a marker cannot be used.
#include "loading/measured.hpp"

#include <gtest/gtest.h>

#include "fixture.hpp"

namespace spinewalk::loading {
namespace {

using model::Measured;
using model::RecordingKind;

/// Up as an accelerometer feels it, steps at 2 Hz [g].
double plain_up(double t) { return plain_walk(t) / 700; }

/// y down, tilted forward by 0.3 rad; `unit` numbers are 1 g.
std::string axes_of(const std::string& names, double unit, double rate = 100, double length = 8) {
  std::string text = names + "\n";
  for (int k = 0; k < static_cast<int>(length * rate); ++k) {
    const double t = k / rate, up = plain_up(t) * unit;
    char line[120];
    std::snprintf(line, sizeof line, "%.4f,%.5f,%.5f,%.5f\n", t, 0.01 * unit, -up * std::cos(0.3),
                  up * std::sin(0.3));
    text += line;
  }
  return text;
}

std::string vertical_of(const std::string& names, const std::function<double(double)>& signal,
                        double rate = 100) {
  std::string text = csv_of(signal, rate, 8);
  return text.replace(0, text.find('\n'), names);
}

struct Case {
  std::string name, text;
  std::function<void(Measured&)> how;  ///< changes how it is read
  std::string message, hint;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

const std::function<void(Measured&)> kAsItIs = [](Measured&) {};
const std::string kGravity = "and gravity is 1 g (10 % is allowed)";

const Case kCases[] = {
    {"unit_open", axes_of("time,acc_x,acc_y,acc_z", 3), kAsItIs,
     "the unit of the acceleration is open: its mean of 3 is gravity neither in g (1) nor in m/s2 (9.81) nor "
     "in mg",
     "give unit: g, m/s2 or mg"},
    {"mg_called_g", axes_of("t_s,acc_x_g,acc_y_g,acc_z_g", 1000), kAsItIs,
     "the mean acceleration is 1000 g, " + kGravity, "the numbers look like mg, not g: correct the unit"},
    {"g_called_mg", axes_of("t_s,acc_x_mg,acc_y_mg,acc_z_mg", 1), kAsItIs,
     "the mean acceleration is 0.001 g, " + kGravity, "the numbers look like g, not mg: correct the unit"},
    {"ms2_called_g", axes_of("t_s,acc_x_g,acc_y_g,acc_z_g", 9.81), kAsItIs,
     "the mean acceleration is 9.81 g, " + kGravity, "the numbers look like m/s2, not g: correct the unit"},
    {"wrong_unit_given", axes_of("time,acc_x,acc_y,acc_z", 1), [](Measured& m) { m.unit = "m/s2"; },
     "the mean acceleration is 0.102 g, " + kGravity, "the numbers look like g, not m/s2"},
    {"calibration", axes_of("t_s,acc_x_g,acc_y_g,acc_z_g", 1.2), kAsItIs,
     "the mean acceleration is 1.2 g, " + kGravity, "is its calibration lost?"},
    {"axis_not_vertical", vertical_of("t_s,acc_vert_g", [](double t) { return 0.3 * plain_up(t); }), kAsItIs,
     "the mean acceleration is 0.3 g, " + kGravity, "is this axis vertical"},
    {"gravity_gone_unit_open", vertical_of("t_s,acc_vert", [](double t) { return plain_up(t) - 1; }), kAsItIs,
     "the unit of the acceleration is open: its mean of", "give unit: g, m/s2 or mg"},
    {"unknown_unit", axes_of("time,acc_x,acc_y,acc_z", 1), [](Measured& m) { m.unit = "parsec"; },
     "column acc_x is in \"parsec\", which is no unit for m/s2", "give unit: m/s2"},
    {"length_for_acceleration", axes_of("time,acc_x_m,acc_y_m,acc_z_m", 1), kAsItIs,
     "column acc_x_m is in \"m\", which is no unit for m/s2", "or correct the name"},
    {"unknown_time_unit", axes_of("time,acc_x,acc_y,acc_z", 1), [](Measured& m) { m.time_unit = "kg"; },
     "column time is in \"kg\", which is no unit for s", "give time_unit: s"},
    {"column_misspelt", axes_of("time,lateral,down,front", 1),
     [](Measured& m) { m.columns = {"time", "", "", "", "latral", "down", "front"}; },
     "no column \"latral\", which columns.x names",
     "did you mean \"lateral\"? found: time, lateral, down, front"},
    {"two_axes", axes_of("time,lateral,down,front", 1),
     [](Measured& m) { m.columns.x = "lateral", m.columns.y = "down"; },
     "columns.x, columns.y and columns.z are needed together", "gravity is found from all three"},
    {"gyroscope_only", axes_of("time,gyr_x,gyr_y,gyr_z", 1), kAsItIs, "no columns with an acceleration",
     "found: time, gyr_x, gyr_y, gyr_z"},
    {"no_time", axes_of("sample,acc_x,acc_y,acc_z", 1), kAsItIs, "no time column", "or rate: 100 Hz"},
    {"three_hertz", axes_of("time,acc_x,acc_y,acc_z", 1, 3, 60), kAsItIs, "sampled at 3 Hz, less than 25 Hz",
     "a step cannot be seen at this rate"},
    {"seconds_called_us", axes_of("t_us,acc_x,acc_y,acc_z", 1), kAsItIs,
     "sampled at 1e+08 Hz, more than 100000 Hz", "is time in seconds?"},
    {"standing", vertical_of("t_s,acc_vert_g", [](double t) { return 1 + 0.005 * std::cos(9 * t); }), kAsItIs,
     "no whole stride in 8 s", "a stride is two steps"},
    {"constant", vertical_of("t_s,acc_vert_g", [](double) { return 1.0; }), kAsItIs,
     "the vertical acceleration is constant (9.807 m/s2 with gravity)", "was the device recording?"},
    {"clipped", vertical_of("t_s,acc_vert_g", [](double t) { return std::max(0.9, plain_up(t)); }), kAsItIs,
     "% of the samples stand at 0.9 g, the end of the range; 1 % is allowed", "record with a wider range"},
    {"part_outside", axes_of("time,acc_x,acc_y,acc_z", 1), [](Measured& m) { m.from = 20; },
     "nothing is recorded from 20 s until 7.99 s: the recording lasts 7.99 s", "give from < until inside"},
    {"part_too_short", axes_of("time,acc_x,acc_y,acc_z", 1), [](Measured& m) { m.until = 0.8; },
     "no whole stride in 0.81 s", "give a longer recording"},
    {"huge_number", "t_s,acc_vert_g\n0,1\n0.01,1e30\n", kAsItIs,
     "1e30 in column acc_vert_g is too large for a measurement", "delete the row, or mend its separators"},
    {"decimal_comma", "t_s;acc_vert_g\n0;1,0\n", kAsItIs,
     "\"1,0\" in column acc_vert_g is not a finite number", "fill or cut"},
    {"device_header", "Device Type,GENEActiv\nDevice Model,1.1\n", kAsItIs,
     "the GENEActiv file ends within its header of 100 lines", "export the recording again"},
    {"marker_unit_open", vertical_of("t_s,sacrum_y", plain_up),
     [](Measured& m) { m.kind = RecordingKind::marker_position; }, "the unit of column sacrum_y is open",
     "give unit: m, cm or mm"},
    {"no_marker", vertical_of("t_s,knee_y_m", plain_up),
     [](Measured& m) { m.kind = RecordingKind::marker_position; },
     "no column with the height of a sacrum marker", "found: t_s, knee_y_m"},
};

class BadAcceleration : public testing::TestWithParam<Case> {};

TEST_P(BadAcceleration, IsRefusedWithItsReason) {
  const Case& c = GetParam();
  Measured how{"back.csv", RecordingKind::acceleration};
  c.how(how);
  try {
    const Recording recording = read_recording(c.text, how);
    check_clipping(recording);
    find_mean_stride(recording);
    ADD_FAILURE() << "accepted";
  } catch (const InputError& error) {
    EXPECT_EQ(error.place().file, "back.csv");
    EXPECT_NE(error.message().find(c.message), std::string::npos) << error.message();
    EXPECT_NE(error.hint().find(c.hint), std::string::npos) << error.hint();
  }
}
INSTANTIATE_TEST_SUITE_P(Files, BadAcceleration, testing::ValuesIn(kCases),
                         [](const auto& tested) { return tested.param.name; });

TEST(BadAccelerations, AFolderIsNoRecording) {
  try {
    read_recording(Measured{testing::TempDir(), RecordingKind::acceleration});
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.message(), "this is a folder, not a recording");
  }
}

/// Whatever the bytes are: a recording or an InputError, never anything else.
TEST(AnyBytes, GiveARecordingOrAnInputError) {
  const std::string whole = axes_of("time,acc_x,acc_y,acc_z", 1, 50, 4);
  std::uint32_t seed = 1;
  const auto random = [&] { return seed = seed * 1664525u + 1013904223u, seed >> 8; };
  int taken = 0, refused = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = whole;
    for (std::uint32_t change = 0; change < 1 + random() % 4; ++change)
      bytes[random() % bytes.size()] = char(random());
    if (round % 3 == 0) bytes.resize(random() % bytes.size());
    for (const char* name : {"a.csv", "a.mot"}) try {
        const Recording recording = read_recording(bytes, Measured{name, RecordingKind(round % 3)});
        find_mean_stride(recording);
        ++taken;
      } catch (const InputError&) {
        ++refused;
      }
  }
  EXPECT_GT(taken, 0);
  EXPECT_GT(refused, 1000);
}

}  // namespace
}  // namespace spinewalk::loading
