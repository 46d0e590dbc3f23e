#include "viz/spine_curve.hpp"

#include "viz/vertebra.hpp"

#include <gtest/gtest.h>

#include <numbers>

namespace spinewalk::viz {
namespace {

constexpr double kDegree = std::numbers::pi / 180;
constexpr model::PerLevel<double> kHeights{8.0, 9.5, 10.5, 11.0, 10.0};  // disc.md 1.1

TEST(SpineCurve, HasTheLordosisOfAStandingAdult) {
  const double angle = lordosis(stack_spine(kHeights)) / kDegree;
  EXPECT_GT(angle, 50);
  EXPECT_LT(angle, 60);
}

TEST(SpineCurve, PlatesOfADiscAreItsHeightApartAndOpenAtItsWedge) {
  const SpinePose pose = stack_spine(kHeights);
  const DiscPlates& disc = pose.disc[model::kL4L5];
  EXPECT_NEAR(length(disc.upper.origin - disc.lower.origin), 11.0, 1e-9);
  EXPECT_NEAR((disc.lower.pitch - disc.upper.pitch) / kDegree, 13, 1e-9);
  const double front = length(disc.upper.to_world({17, 0, 0}) - disc.lower.to_world({17, 0, 0}));
  const double back = length(disc.upper.to_world({-17, 0, 0}) - disc.lower.to_world({-17, 0, 0}));
  EXPECT_GT(front, back + 5);
}

TEST(SpineCurve, VertebraeSitOnTheirDiscs) {
  const SpinePose pose = stack_spine(kHeights);
  for (std::size_t level = 0; level < model::kLevels; ++level) {
    const Vertebra& shape = vertebrae()[level + 1];
    const Point bottom = pose.vertebra[level].to_world({0, 0, -shape.height / 2});
    EXPECT_NEAR(length(bottom - pose.disc[level].upper.origin), 0, 1e-9) << shape.name;
  }
}

TEST(SpineCurve, AThinnerDiscLowersEverythingAboveItAlone) {
  auto thinner = kHeights;
  thinner[2] -= 3;
  const SpinePose before = stack_spine(kHeights), after = stack_spine(thinner);
  EXPECT_EQ(after.vertebra[3].origin.z, before.vertebra[3].origin.z);  // L4, below L3L4
  for (const std::size_t above : {0, 1, 2})
    EXPECT_NEAR(length(after.vertebra[above].origin - before.vertebra[above].origin), 3, 1e-9);
  EXPECT_LT(after.vertebra[0].origin.z, before.vertebra[0].origin.z);
}

}  // namespace
}  // namespace spinewalk::viz
