// A motion that the scenario gives: harmonics or one period in a file.
#include <gtest/gtest.h>

#include "fixture.hpp"
#include "model/errors.hpp"

namespace spinewalk::loading {
namespace {

model::Custom of_file(const std::filesystem::path& file) {
  model::Custom custom;
  custom.file = file;
  return custom;
}

std::string period_csv(int rows, const std::function<std::string(int)>& row) {
  std::string text = "time,acceleration\n";
  for (int k = 0; k < rows; ++k) text += row(k) + "\n";
  return text;
}

std::string wave(int k) {
  return std::to_string(0.01 * k) + "," + std::to_string(2 * std::cos(2 * std::numbers::pi * k / 50) + 0.3);
}

TEST(Custom, HarmonicsAreCosinesWithPhases) {
  model::Custom custom;
  custom.frequency = 2;
  custom.amplitude = {0.3, 0, 0.1, 0};
  custom.phase = {0, 0, std::numbers::pi / 2, 0};
  custom.pitch = 0.05;
  const Stride stride = make_stride(custom, subject_of(70));
  for (const double t : {0.0, 0.07, 0.31})
    EXPECT_NEAR(stride.pelvis_acceleration(t) / model::kGravity,
                0.3 * std::cos(4 * std::numbers::pi * t) +
                    0.1 * std::cos(12 * std::numbers::pi * t + std::numbers::pi / 2),
                1e-12);
  EXPECT_DOUBLE_EQ(stride.period, 0.5);
  EXPECT_NEAR(stride.pitch(0.125), 0.05, 1e-12);
  EXPECT_NEAR(stride.ground_force(0), 70 * (model::kGravity + stride.pelvis_acceleration(0)), 1e-9);
}

TEST(Custom, AFileIsOnePeriodAndItsMeanIsLeftOut) {
  const TemporaryFile file("period.csv", period_csv(50, wave));
  const Stride stride = make_stride(of_file(file.path()), subject_of(70));
  EXPECT_NEAR(stride.period, 0.5, 1e-9);
  EXPECT_EQ(stride.pelvis_acceleration.mean, 0);
  EXPECT_NEAR(stride.pelvis_acceleration(0), 2, 1e-5);
  EXPECT_NEAR(stride.pelvis_acceleration(0.25), -2, 1e-5);
}

void expect_refusal(const std::string& text, const std::string& message, const std::string& hint) {
  const TemporaryFile file("period.csv", text);
  try {
    make_stride(of_file(file.path()), subject_of(70));
    FAIL() << "was accepted";
  } catch (const InputError& error) {
    EXPECT_NE(error.message().find(message), std::string::npos) << error.what();
    EXPECT_NE(error.hint().find(hint), std::string::npos) << error.what();
    EXPECT_EQ(error.place().file, file.path().string());
  }
}

TEST(Custom, BrokenTablesAreRefused) {
  expect_refusal("time,height\n0,1\n", "there is no column \"acceleration\"",
                 "time [s] and acceleration [m/s2]");
  expect_refusal("t,acceleration\n0,1\n", "there is no column \"time\"", "time [s] and acceleration [m/s2]");
  expect_refusal(period_csv(5, wave), "one period of 5 rows has no shape", "at least 8 rows");
  expect_refusal(period_csv(50, [](int k) { return k == 20 ? "0.05,1" : wave(k); }), "time does not increase",
                 "sort the rows");
  expect_refusal(period_csv(50, [](int k) { return std::to_string(k < 25 ? 0.01 * k : 0.02 * k) + ",1"; }),
                 "the rows are not equally spaced", "resample");
  expect_refusal(period_csv(50, [](int k) { return k == 7 ? std::string("0.07,much") : wave(k); }), "much",
                 "");
  expect_refusal(period_csv(50, [](int k) { return k == 7 ? std::string("0.07") : wave(k); }), "", "");
}

}  // namespace
}  // namespace spinewalk::loading
