// What a user reads when a recording cannot be used: place, message and hint.
#include "loading/recorded_stride.hpp"

#include <gtest/gtest.h>

#include "fixture.hpp"

namespace spinewalk::loading {
namespace {

struct Case {
  std::string name;  ///< of the file
  std::string text;
  int line, column;  ///< of the complaint, 0: the whole file
  std::string message, hint;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.message; }

std::string walk_with(int bad_row, const std::string& bad_text) {
  return csv_of(plain_walk, 100, 5, [&](int k, std::string line) { return k == bad_row ? bad_text : line; });
}

std::string opensim(const std::string& header, const std::string& names, int rows) {
  std::string text = header + names + "\n";
  for (int k = 0; k < rows; ++k) {
    char line[64];
    std::snprintf(line, sizeof line, "%.4f\t%.3f\n", k / 100.0, plain_walk(k / 100.0));
    text += line;
  }
  return text;
}

const std::string kStride = "a stride is two steps with every foot on the plates";

const Case kCases[] = {
    {"empty.csv", "", 0, 0, "the recording is empty", "export the recording again"},
    {"empty.mot", "", 0, 0, "the recording is empty", "export the recording again"},
    {"comments.csv", "# nothing\n# else\n", 0, 0, "the recording is empty", "export the recording again"},
    {"names.csv", "t_s,R_fy_N\n", 1, 1, "the recording has column names but no rows",
     "export the recording again"},
    {"row.csv", "t_s,R_fy_N\n0,700\n", 1, 1, "the recording has a single row", "export the recording again"},
    {"walk.txt", "t_s,R_fy_N\n0,700\n", 0, 0, "recordings are .mot, .sto or .csv files, not \".txt\"",
     "correct the extension"},
    {"header.mot", "name\nnRows=5\ntime\tground_force_vy\n0\t1\n", 4, 1,
     "the header of the OpenSim file has no line \"endheader\"",
     "the line before the column names must read endheader"},
    {"notime.csv", "seconds,R_fy_N\n0,700\n", 1, 1, "no time column",
     "name it time or t_s, or give columns.time, or rate: 100 Hz; found: seconds, R_fy_N"},
    {"noforce.mot", opensim("x\nendheader\n", "time\tpelvis_ty", 200), 3, 1,
     "no column with a vertical ground force", "found: time, pelvis_ty"},
    {"foreign.csv", "t_s,R_fy [furlong]\n0,0.7\n", 1, 1,
     "column R_fy [furlong] is in \"furlong\", which is no unit for N", "give unit: N"},
    {"thousand.csv", csv_of(plain_walk, 100, 5).replace(0, 3, "t [ks]"), 1, 1,
     "sampled at 0.1 Hz, less than 25 Hz", "is time in seconds? else give time_unit"},
    {"nan.csv", walk_with(40, "0.40000,nan"), 42, 9, "\"nan\" in column R_fy_N is not a finite number",
     "a gap cannot be guessed"},
    {"text.csv", walk_with(7, "0.07000,12x"), 9, 9, "\"12x\" in column R_fy_N is not a finite number",
     "a gap cannot be guessed"},
    {"hole.csv", walk_with(7, "0.07000,"), 9, 9, "\"\" in column R_fy_N is not a finite number",
     "a gap cannot be guessed"},
    {"comma.csv", walk_with(7, "0,07000,700"), 9, 1, "this row has 3 values, but line 1 names 2 columns",
     "check the separators"},
    {"cut.mot", opensim("x\nendheader\n", "time\tground_force_vy", 200) + "2.0000", 204, 1,
     "this row has 1 values, but line 3 names 2 columns", "the file may be cut off here"},
    {"backwards.csv", walk_with(50, "0.48000,700"), 52, 1, "time does not increase: 0.48 after 0.49",
     "sort the rows"},
    {"repeated.csv", walk_with(50, "0.49000,700"), 52, 1, "time does not increase: 0.49 after 0.49",
     "print time with more digits"},
    {"slow.csv", csv_of(plain_walk, 20, 20), 1, 1, "sampled at 20 Hz, less than 25 Hz",
     "is time in seconds?"},
    {"constant.csv", csv_of([](double) { return 700.0; }, 100, 5), 1, 1,
     "the vertical force is constant (700 N)", "nobody walks here"},
    {"down.csv", csv_of([](double t) { return -plain_walk(t); }, 100, 5), 1, 1,
     "the vertical force points down: its mean is -700 N", "up positive"},
    {"step.csv", csv_of(plain_walk, 100, 0.9), 1, 1, "no whole stride in 0.9 s", kStride},
    {"plate.csv", csv_of([](double t) { return t > 1 && t < 1.7 ? 700.0 : 0.0; }, 100, 3), 1, 1,
     "no whole stride in 3 s", kStride},
    {"standing.csv", csv_of([](double t) { return 700 + 7 * std::cos(4 * t); }, 100, 20), 1, 1,
     "no whole stride in 20 s", kStride},
    {"zero.csv", std::string("t_s,R_fy_N\n0,7\0\n", 16), 2, 4, "a zero byte: this is no text file",
     "c3d, xlsx or UTF-16 must be exported as CSV"},
    {"binary.csv", std::string(2'000'000, 'x'), 1, 1,
     "line longer than 1048576 characters: not a table of text", "one row a line"},
};

class BadRecording : public testing::TestWithParam<Case> {};

TEST_P(BadRecording, IsRefusedWithPlaceAndHint) {
  const Case& c = GetParam();
  // the parameterised name has a slash; the file stands alone in its folder
  const auto folder = std::filesystem::path(testing::TempDir()) / ("spinewalk_bad_" + c.name);
  std::filesystem::create_directories(folder);
  const auto file = folder / c.name;
  std::ofstream(file, std::ios::binary) << c.text;
  try {
    read_recorded_stride(model::Measured{file});
    ADD_FAILURE() << "accepted";
  } catch (const InputError& error) {
    EXPECT_EQ(error.place().file, file.string());
    EXPECT_EQ(error.place().line, c.line);
    EXPECT_EQ(error.place().column, c.column);
    EXPECT_EQ(error.message(), c.message);
    EXPECT_NE(error.hint().find(c.hint), std::string::npos) << error.hint();
  }
  std::filesystem::remove_all(folder);
}

std::string case_name(const testing::TestParamInfo<Case>& info) {
  std::string name = info.param.name;
  name[name.find('.')] = '_';
  return name;
}
INSTANTIATE_TEST_SUITE_P(Files, BadRecording, testing::ValuesIn(kCases), case_name);

TEST(BadRecordings, MissingFile) {
  try {
    read_recorded_stride(model::Measured{"/nowhere/gait.mot"});
    FAIL();
  } catch (const InputError& error) {
    EXPECT_STREQ(
        error.what(),
        "/nowhere/gait.mot: the recording cannot be opened\n  hint: check the file name and its permissions");
  }
}

/// The complaint about a recording that reads well but does not carry this subject.
std::string weight_complaint(double factor) {
  const TemporaryFile file("walk.csv", csv_of([&](double t) { return factor * plain_walk(t); }, 100, 10));
  try {
    make_stride(model::Measured{file.path(), model::RecordingKind::ground_reaction_force}, subject_of(85));
  } catch (const InputError& error) {
    EXPECT_EQ(error.place().line, 1);
    return error.what();
  }
  return "accepted";
}

TEST(BadRecordings, MeanForceIsNotBodyWeight) {
  const std::string text = weight_complaint(1);
  EXPECT_NE(
      text.find("walk.csv:1:1: the mean vertical force over 9 strides is 700 N, -16 % off the body weight of "
                "833.6 N (85 kg); 3 % is allowed"),
      std::string::npos)
      << text;
  EXPECT_NE(text.find("hint: a subject.mass of 71.38 kg would fit"), std::string::npos) << text;
}

TEST(BadRecordings, OtherUnitsAreKnownByTheMean) {
  const double fit = 85 * model::kGravity / 700;  // factor with which the mean is body weight
  EXPECT_EQ(weight_complaint(fit), "accepted");
  EXPECT_NE(weight_complaint(fit / (85 * model::kGravity)).find("multiples of body weight"),
            std::string::npos);
  EXPECT_NE(weight_complaint(fit / 1000).find("looks like kilonewtons"), std::string::npos);
  EXPECT_NE(weight_complaint(fit / model::kGravity).find("looks like kilograms"), std::string::npos);
}

}  // namespace
}  // namespace spinewalk::loading
