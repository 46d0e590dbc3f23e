// Exercise dose against the equations as printed and values of the literature.
#include "loading/dose.hpp"

#include <gtest/gtest.h>

#include "fixture.hpp"

#include <algorithm>

namespace spinewalk::loading {
namespace {

Dose dose(const model::Activity& activity, double minutes = 30) {
  const model::Model model = subject_of(70);
  return find_dose(activity, make_stride(activity, model), 60 * minutes, model);
}

TEST(Dose, WalkingByTheEquationOfTheAcsm) {
  const Dose walk = dose(model::Walking{4 / 3.0});  // 80 m/min: 3.5 + 8 = 11.5 mL/kg/min
  EXPECT_NEAR(walk.met, 11.5 / 3.5, 1e-12);
  EXPECT_NEAR(walk.energy / 4184, 11.5 * 70 * 30 * 5 / 1000, 1e-9);
  EXPECT_NEAR(walk.steps, 2 * walk.cycles, 1e-9);
  EXPECT_NEAR(walk.steps / 30, 60 * 1.80 * std::pow(4 / 3.0 / 1.25, 0.58), 1e-6);
  model::Walking uphill{4 / 3.0};
  uphill.ground.incline = 0.10;  // + 1.8 * 80 * 0.1 = 14.4
  EXPECT_NEAR(dose(uphill).met, (11.5 + 14.4) / 3.5, 1e-9);
}

TEST(Dose, RunningByTheEquationOfTheAcsm) {
  EXPECT_NEAR(dose(model::Running{3}).met, (3.5 + 0.2 * 180) / 3.5, 1e-12);
  model::Running uphill{3};
  uphill.ground.incline = 0.05;
  EXPECT_NEAR(dose(uphill).met, (3.5 + 36 + 0.9 * 180 * 0.05) / 3.5, 1e-9);
}

TEST(Dose, DownhillIsCheaperToTenPerCentAndSandDearer) {
  model::Walking down{1.3}, sand{1.3};
  down.ground.incline = -0.10;  // Minetti 2002: least near -10 %, about half of the level
  sand.ground.surface = model::Surface::sand;
  const double level = dose(model::Walking{1.3}).met - 1;
  EXPECT_NEAR((dose(down).met - 1) / level, 0.45, 0.1);
  EXPECT_NEAR((dose(sand).met - 1) / level, 2.4, 1e-9);
}

TEST(Dose, StairsAsMeasured) {  // Teh 2002: 9.6 and 4.9 MET
  EXPECT_NEAR(dose(model::Stairs{model::StairsDirection::up}).met, 9.6, 0.6);
  EXPECT_NEAR(dose(model::Stairs{model::StairsDirection::down}).met, 4.9, 0.6);
}

TEST(Dose, PosturesHaveNoStepsAndLoadsCost) {
  const Dose standing = dose(model::Standing{});
  EXPECT_EQ(standing.steps, 0);
  EXPECT_EQ(standing.amplitude_deviation, 0);
  EXPECT_DOUBLE_EQ(standing.met, 1.3);
  model::Walking loaded{1.3};
  loaded.around.load.mass = 14;
  EXPECT_NEAR((dose(loaded).met - 1) / (dose(model::Walking{1.3}).met - 1), 84 / 70.0, 1e-12);
  model::Custom custom;
  custom.frequency = 2;
  EXPECT_TRUE(std::isnan(dose(custom).met));
  EXPECT_NEAR(dose(custom).cycles, 3600, 1e-9);
}

TEST(Dose, ARecordedGaitHasTheEquationOfItsSpeedWhereThatIsKnown) {
  model::Measured walk{SPINEWALK_SOURCE_DIR "/scenarios/recordings/walk_1.3mps.mot"};
  EXPECT_TRUE(std::isnan(dose(walk).met));
  EXPECT_NEAR(dose(walk).steps, dose(model::Walking{1.3}).steps, 0.01 * dose(walk).steps);
  walk.speed = 1.3;
  EXPECT_DOUBLE_EQ(dose(walk).met, dose(model::Walking{1.3}).met);
  walk.replay = model::Replay::raw;
  EXPECT_DOUBLE_EQ(dose(walk).met, dose(model::Walking{1.3}).met);
  // Bursts are those of the speed: 0.25 body weights at 1.8 m/s.
  walk.speed = 1.8;
  const auto bursts = sampled(make_stride(walk, subject_of(70)).phasic, 2000);
  EXPECT_NEAR(*std::max_element(bursts.begin(), bursts.end()) / (70 * model::kGravity), 0.25, 0.01);
}

TEST(Dose, DeviationOfAWalkerIsThatOfHisAcceleration) {
  model::Custom custom;
  custom.frequency = 2;
  custom.amplitude[0] = 0.5;  // mean of |cos| is 2 / pi
  EXPECT_NEAR(dose(custom).amplitude_deviation, 0.5 * 2 / std::numbers::pi, 1e-5);
}

}  // namespace
}  // namespace spinewalk::loading
