// Postures, lifting, stairs and loads as they are told to the spine.
#include <gtest/gtest.h>

#include "fixture.hpp"
#include "loading/gait.hpp"

#include <algorithm>

namespace spinewalk::loading {
namespace {

constexpr double kDegree = std::numbers::pi / 180;

TEST(Postures, AnglesGoWhereTheyBelong) {
  const model::Model model = subject_of(70);
  model::Sitting reclined{model::SittingPosture::backrest};
  EXPECT_DOUBLE_EQ(make_stride(reclined, model).posture.inclination,
                   model.spine.sitting_backrest.inclination);
  EXPECT_DOUBLE_EQ(make_stride(reclined, model).support, model.spine.sitting_backrest.support);
  reclined.recline = 40 * kDegree;
  EXPECT_DOUBLE_EQ(make_stride(reclined, model).posture.inclination, 40 * kDegree);
  model::Standing flexed{model::StandingPosture::relaxed, 30 * kDegree};
  EXPECT_DOUBLE_EQ(make_stride(flexed, model).pitch.mean, model.spine.standing.lean + 30 * kDegree);
  EXPECT_DOUBLE_EQ(make_stride(model::Lying{model::LyingPosture::side}, model).posture.tonic,
                   model.spine.lying_side.tonic);
  EXPECT_GT(make_stride(model::Lying{model::LyingPosture::side}, model).posture.tonic,
            model.spine.lying.tonic);
}

TEST(Load, InTheHandsHangsInFrontAndOnTheBackBehind) {
  const model::Model model = subject_of(70);
  model::Standing held{};
  held.around.load = {20, model::LoadPlace::hands, 0.6};
  Stride stride = make_stride(held, model);
  EXPECT_DOUBLE_EQ(stride.carried.mass, 20);
  EXPECT_DOUBLE_EQ(stride.carried.arm, 0.6);
  EXPECT_DOUBLE_EQ(stride.ground_force.mean, 90 * model::kGravity);

  held.around.load = {14, model::LoadPlace::shoulders};
  stride = make_stride(held, model);
  EXPECT_LT(stride.carried.arm, 0);
  EXPECT_NEAR(stride.pitch.mean, 42 * kDegree * std::pow(0.2, 0.7), 1e-12);  // 20 % of body weight
  held.around.load.at = model::LoadPlace::hip_belt;
  EXPECT_DOUBLE_EQ(make_stride(held, model).carried.mass, 0.7 * 14);
  EXPECT_DOUBLE_EQ(make_stride(held, model).ground_force.mean, 84 * model::kGravity);
}

TEST(Load, MovesWithTheWalker) {
  const model::Model model = subject_of(70);
  model::Walking loaded{1.3};
  loaded.around.load = {14, model::LoadPlace::hands};
  const Stride with = make_stride(loaded, model), without = make_stride(model::Walking{1.3}, model);
  EXPECT_NEAR(with.ground_force.mean, 84 * model::kGravity, 1e-9);
  EXPECT_NEAR(with.pelvis_acceleration.harmonics[1].cosine / without.pelvis_acceleration.harmonics[1].cosine,
              1, 0.01);
}

TEST(Slope, LeansTheTrunkUphillForwardAndDownhillBack) {
  const model::Model model = subject_of(70);
  const auto lean = [&](double incline) {
    model::Walking walking{1.3};
    walking.ground.incline = incline;
    return make_stride(walking, model).pitch.mean;
  };
  EXPECT_DOUBLE_EQ(lean(0), model.spine.walking.lean);
  EXPECT_NEAR(lean(0.1) - lean(0), 0.6 * std::atan(0.1), 1e-12);
  EXPECT_NEAR(lean(-0.1) - lean(0), -0.3 * std::atan(0.1), 1e-12);
}

TEST(Lifting, BendsOnceAPeriodFromUprightToTheLeanOfTheTechnique) {
  const model::Model model = subject_of(70);
  model::Lifting lifting{model::LiftingTechnique::round_back, 6};
  lifting.around.load.mass = 20;
  const Stride stride = make_stride(lifting, model);
  EXPECT_DOUBLE_EQ(stride.period, 6);
  EXPECT_NEAR(stride.pitch(0), model.spine.standing.lean, 1e-12);
  EXPECT_NEAR(stride.pitch(3), model.spine.standing.lean + model.spine.round_back.lean, 1e-12);
  EXPECT_DOUBLE_EQ(stride.carried.arm, model.spine.round_back.arm);
  EXPECT_EQ(stride.steps, 0);
  lifting.around.load.distance = 0.5;
  EXPECT_DOUBLE_EQ(make_stride(lifting, model).carried.arm, 0.5);
}

TEST(Stairs, SwingMoreDownThanUpAndMostTwoAtATime) {
  const model::Model model = subject_of(70);
  const auto swing = [&](model::StairsDirection direction, int at_once) {
    const Stride stride = make_stride(model::Stairs{direction, 1.6, at_once}, model);
    EXPECT_EQ(stride.force_peaks, 2);
    EXPECT_DOUBLE_EQ(stride.period, 2 / 1.6);
    return stride.pelvis_acceleration.harmonics[1].cosine / model::kGravity;
  };
  EXPECT_NEAR(swing(model::StairsDirection::up, 1), 0.20, 1e-12);
  EXPECT_NEAR(swing(model::StairsDirection::down, 1), 0.27, 1e-12);
  EXPECT_NEAR(swing(model::StairsDirection::up, 2), 0.60, 1e-12);
  EXPECT_EQ(make_stride(model::Stairs{model::StairsDirection::down, 3, 2}, model).warnings.size(), 1u);
}

}  // namespace
}  // namespace spinewalk::loading
