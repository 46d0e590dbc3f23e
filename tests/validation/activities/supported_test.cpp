// What hangs on the chain or carries it: water, loads, backrests. Forces at L4L5 over body weight against the pressures of
// Wilke 1999 as forces (loads.md 1a: 1.19 kN/MPa, 70 kg) and against loads.md 6.
#include <gtest/gtest.h>

#include "support.hpp"

namespace spinewalk {
namespace {

double mean_force(const model::Activity& activity) { return force_range(subject_70kg(), activity).mean; }

double standing_in(double height, double* above = nullptr) {
  const auto model = subject_70kg();
  model::Standing standing;
  standing.around.immersion = height * model.subject.stature;
  if (above != nullptr)
    *above = loading::make_stride(standing, model).posture.tonic / model.spine.standing.tonic;
  return mean_force(standing);
}

TEST(Water, ToTheHipDoesNotUnloadAStandingDiscToTheChestItDoes) {
  const double land = mean_force(model::Standing{});
  const double hip = standing_in(0.56), chest = standing_in(0.715), neck = standing_in(0.815);
  std::printf("standing, L4L5: land %.3f BW, hip %.3f, chest %.3f, neck %.3f\n", land, hip, chest, neck);
  EXPECT_NEAR(hip / land, 1, 1e-6);
  // loads.md 6: 0.65-0.70 and 0.15-0.20 of the weight above, 0.3 to 0.6 of the tone at full immersion
  EXPECT_GT(chest / land, 0.60);
  EXPECT_LT(chest / land, 0.80);
  EXPECT_GT(neck / land, 0.15);
  EXPECT_LT(neck / land, 0.40);
}

TEST(Postures, CarryTheForcesToWhichTheyWereFitted) {
  struct Fitted {
    const char* name;
    model::Activity activity;
    double low, high;
  };
  using enum model::SittingPosture;
  const double sitting = mean_force(model::Sitting{});
  const Fitted table[] = {{"lying on the side", model::Lying{model::LyingPosture::side}, 0.19, 0.23},
                          {"lying prone", model::Lying{model::LyingPosture::prone}, 0.16, 0.19},
                          {"sitting upright", model::Sitting{upright}, 0.78, 0.95},
                          {"sitting, backrest", model::Sitting{backrest}, 0.5 * sitting, 0.6 * sitting},
                          {"sitting slouched", model::Sitting{slouched}, 0.47, 0.52},
                          {"sitting at a desk", model::Sitting{desk}, 0.69, 0.79}};
  for (const auto& row : table) {
    const double force = mean_force(row.activity);
    std::printf("%-20s %.3f BW, fitted to %.2f to %.2f\n", row.name, force, row.low, row.high);
    EXPECT_GE(force, row.low) << row.name;
    EXPECT_LE(force, row.high) << row.name;
  }
}

TEST(Lifting, ReachesTheForcesToWhichItWasFitted) {
  const std::pair<model::LiftingTechnique, double> table[] = {{model::LiftingTechnique::round_back, 2732},
                                                              {model::LiftingTechnique::bent_knees, 2020},
                                                              {model::LiftingTechnique::close, 1307}};
  const double weight = model::body_weight(subject_70kg().subject);
  for (const auto& [technique, newtons] : table) {
    model::Lifting lifting{technique};
    lifting.around.load.mass = 20;
    const Range force = force_range(subject_70kg(), lifting);
    std::printf("lifting 20 kg, technique %d: peak %.0f N, Wilke %.0f N\n", static_cast<int>(technique),
                force.high * weight, newtons);
    EXPECT_NEAR(force.high * weight / newtons, 1, 0.06);
  }
}

TEST(Stairs,
     SwingAsThePressuresToWhichTheyWereFitted) {  // loads.md 1a as forces, 15 % for the swing of one constant
  using enum model::StairsDirection;
  for (const auto& [direction, low, high] : {std::tuple{up, 0.87, 1.21}, std::tuple{down, 0.66, 1.04}}) {
    const Range force = force_range(subject_70kg(), model::Stairs{direction});
    std::printf("stairs %s: %.2f to %.2f BW, Wilke %.2f to %.2f\n", direction == up ? "up" : "down",
                force.low, force.high, low, high);
    EXPECT_NEAR(force.low / low, 1, 0.15);
    EXPECT_NEAR(force.high / high, 1, 0.15);
  }
}

TEST(Load, APackLoadsTheDiscAsMeasuredAndAHipBeltLess) {
  const auto peak = [](double share, model::LoadPlace place) {
    model::Walking walking{1.3};
    walking.around.load = {share * 70, place};
    return force_range(subject_70kg(), walking).high;
  };
  using enum model::LoadPlace;
  const double none = peak(0, shoulders), light = peak(0.15, shoulders) / none - 1,
               heavy = peak(0.30, shoulders) / none - 1, belt = peak(0.15, hip_belt) / none - 1;
  std::printf(
      "walking 1.3 m/s, peak L4L5 %.2f BW: 15 %% on the shoulders %+.0f %% (Goh 1998 +27), 30 %% %+.0f %% "
      "(+64), "
      "15 %% with a hip belt %+.0f %%\n",
      none, 100 * light, 100 * heavy, 100 * belt);
  EXPECT_NEAR(light, 0.27, 0.06);
  EXPECT_NEAR(heavy, 0.64, 0.10);
  EXPECT_LT(belt, light);
  EXPECT_GT(belt, 0);
}

}  // namespace
}  // namespace spinewalk
