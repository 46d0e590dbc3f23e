// What studies cannot ask: shoes whose softness the legs undo, water at the landmarks of the body (loads.md 6), and how the
// force on L4L5 grows with walking speed. The other rows of loads.md stand under scenarios/studies.
#include "loading/water.hpp"
#include "support.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>

namespace spinewalk {
namespace {

constexpr std::size_t L = model::kL4L5;

/// Largest nucleus pressure of L4L5 in jogging at 2.2 m/s.
double jogging_pressure(const model::Model& model, model::Footwear footwear) {
  model::Running jogging{2.2};
  jogging.ground.footwear = footwear;
  const disc::ForceLaw law(model.discs[L]);
  double highest = 0;
  const auto response = respond(model, jogging);
  for (const double x : response.compression[L])
    highest = std::max(highest, law.pressures(x, {}).nucleus);
  return highest;
}

TEST(Shoes, DoNothingWhereLegsUndoAllCushioning) {
  auto model = subject_70kg();
  model.contact.leg_adaptation = 1;
  for (auto& shoe : model.contact.footwear) shoe.drop = 10e-3;  // softness alone
  EXPECT_NEAR(jogging_pressure(model, model::Footwear::maximal) / jogging_pressure(model, model::Footwear::street), 1, 0.01);
}

TEST(Water, CarriesAsMuchOfTheWeightAsMeasuredAtEveryDepth) {
  const auto model = subject_70kg();
  struct Depth {
    std::string name;
    double height;  // over stature: Winter 2009 and the surface landmarks of Gordon 1989
    double feet, spread, low,
        high;  // weight on the feet [%] and two standard deviations; load above L4L5 (loads.md 6)
  };
  const Depth depths[] = {{"popliteal", 0.27, 88.1, 4.6, 1, 1},
                          {"ASIS", 0.56, 59.1, 8.8, 1, 1},
                          {"umbilicus", 0.615, 0, 0, 0.93, 0.97},
                          {"xiphoid", 0.715, 35.3, 6.6, 0.65, 0.70},
                          {"clavicle", 0.815, 11.8, 3.8, 0.15, 0.20}};
  for (const auto& depth : depths) {
    const auto water =
        loading::find_water(depth.height * model.subject.stature, loading::Stance::upright, model);
    if (depth.feet > 0) EXPECT_NEAR(100 * (1 - water.carried), depth.feet, depth.spread) << depth.name;
    const auto& above = model.spine.fraction_above;
    const double masses[] = {0,
                             above[3] - above[2],
                             above[2] - above[1],
                             above[1] - above[0],
                             above[0] - model.spine.thorax_fraction,
                             model.spine.thorax_fraction - model.spine.head_fraction,
                             model.spine.head_fraction};  // bodies above L4L5, caudal to cranial
    double left = 0;
    for (std::size_t body = 0; body < std::size(masses); ++body)
      left += masses[body] * (1 - water.buoyancy[body]);
    std::printf("to the %s: %.1f %% of the weight on the feet, %.3f of that above L4L5\n", depth.name.c_str(),
                100 * (1 - water.carried), left / above[L]);
    EXPECT_GE(left / above[L], depth.low - 1e-12) << depth.name;
    EXPECT_LE(left / above[L], depth.high + 1e-12) << depth.name;
  }
}

TEST(Walking, LoadsL4L5MoreAndLessTheFasterWithTwoPeaksAStride) {
  const auto model = subject_70kg();
  double last_high = 0, last_low = 1e9;
  for (const double speed : {0.8, 1.0, 1.2, 1.4, 1.6, 1.8, 2.0}) {
    const model::Walking walking{speed};
    EXPECT_EQ(loading::make_stride(walking, model).force_peaks, 2) << speed;
    const Range force = force_range(model, walking);
    std::printf("walking %.1f m/s: L4L5 %.3f to %.3f BW\n", speed, force.low, force.high);
    EXPECT_GT(force.high, last_high) << speed;
    EXPECT_LT(force.low, last_low) << speed;
    last_high = force.high;
    last_low = force.low;
  }
}

}  // namespace
}  // namespace spinewalk
