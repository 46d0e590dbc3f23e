#include "viz/vertebra.hpp"

#include <gtest/gtest.h>

#include <numbers>

namespace spinewalk::viz {
namespace {

class Lumbar : public testing::TestWithParam<std::size_t> {
 protected:
  const Vertebra& shape() const { return vertebrae()[GetParam()]; }
  double distance(Point p) const { return VertebraSolid(shape()).distance(p); }
};
INSTANTIATE_TEST_SUITE_P(L1ToL5, Lumbar, testing::Values(1, 2, 3, 4, 5));

TEST_P(Lumbar, HasBodyArchAndProcessesAroundAnOpenCanal) {
  const Vertebra& v = shape();
  const double back = -v.upper.depth / 2;
  EXPECT_LT(distance({0, 0, 0}), -5) << "body";
  EXPECT_LT(distance({back - 5, 14.5, 4}), 0) << "pedicle";
  EXPECT_GT(distance({back - 8, 0, 0}), 4) << "canal";
  EXPECT_LT(distance({-v.spinous_reach + 6, 0, -4 - v.spinous_drop}), 0) << "spinous process";
  EXPECT_LT(distance({back - 15, v.transverse_width / 2 - 5, 3 + v.transverse_rise}), 0)
      << "transverse process";
  EXPECT_LT(distance({back - 13, v.facet_spread, 17}), 0) << "superior articular process";
  EXPECT_LT(distance({back - 20.5, v.lower_facet_spread, -24}), 0) << "inferior articular process";
  EXPECT_GT(distance({back - 13, v.facet_spread, 40}), 5) << "outside";
}

TEST_P(Lumbar, IsSymmetric) {
  for (const Point p : {Point{-20, 12, 3}, Point{-40, 5, -10}, Point{3, 22, 9}})
    EXPECT_DOUBLE_EQ(distance(p), distance({p.x, -p.y, p.z}));
}

TEST_P(Lumbar, HasAWaist) {
  const Vertebra& v = shape();
  const double side = v.upper.width / 2;
  EXPECT_GT(distance({2, side - 1, 0}), 0.5);
  EXPECT_LT(distance({2, side - 4, 0.38 * v.height}), 0);
}

TEST(Endplate, IsAsWideAndDeepAsItSaysWithANotchBehind) {
  const Endplate plate{48, 35};
  EXPECT_NEAR(2 * plate.radius(std::numbers::pi / 2), 48, 0.2);
  EXPECT_NEAR(plate.radius(0), 17.5, 0.1);
  EXPECT_LT(plate.radius(std::numbers::pi), 0.9 * 17.5);
  EXPECT_NEAR(plate.perimeter(), 140, 8);
}

TEST(Sacrum, HasAnEndplateAndOpenForamina) {
  EXPECT_LT(sacrum_distance({0, 0, -3}), 0);
  EXPECT_GT(sacrum_distance({0, 0, 4}), 2);
  EXPECT_LT(sacrum_distance({-14, 40, -14}), 0) << "ala";
}

}  // namespace
}  // namespace spinewalk::viz
