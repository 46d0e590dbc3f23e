#include "disc/force_law.hpp"
#include "sample_disc.hpp"

#include <gtest/gtest.h>

namespace spinewalk::disc {
namespace {

// T5 (disc.md 5.2): the quadratic spring x = (2/c)(sqrt(k0^2 + c F) - k0), and k^2 = k0^2 + c F.
TEST(Spring, IsTheExactQuadraticSpringT5) {
  const Spring spring{500e3, 4e9};
  for (double F : {1.0, 250.0, 500.0, 1000.0}) {
    const double x = 2 / spring.c * (std::sqrt(spring.k0 * spring.k0 + spring.c * F) - spring.k0);
    EXPECT_NEAR(spring.extension(F), x, 1e-12 * x);
    EXPECT_NEAR(spring.force(x), F, 1e-9 * F);
    EXPECT_NEAR(spring.stiffness(x), std::sqrt(spring.k0 * spring.k0 + spring.c * F), 1e-6);
  }
  EXPECT_NEAR(spring.stiffness(spring.extension(250)), 1118e3, 1e3);   // disc.md 1.2
  EXPECT_NEAR(spring.stiffness(spring.extension(1000)), 2062e3, 1e3);
}

TEST(Spring, IsOddAndItsEnergyIsItsIntegral) {
  const Spring spring{500e3, 4e9};
  EXPECT_DOUBLE_EQ(spring.force(-1e-4), -spring.force(1e-4));
  EXPECT_DOUBLE_EQ(spring.extension(-300), -spring.extension(300));
  for (double X : {-3e-4, 2e-4}) {
    const double d = 1e-8;
    EXPECT_NEAR((spring.energy(X + d) - spring.energy(X - d)) / (2 * d), spring.force(X), 1e-4);
  }
}

TEST(ForceLaw, IsTheUndrainedSpringWhileNoWaterMoves) {
  const ForceLaw law(sample_disc());
  for (double x : {-1e-4, 0.0, 3e-4, 1e-3}) EXPECT_NEAR(law.force(x, {}), law.spring.force(law.x_r + x), 1e-9);
}

// physics.md section 5: dp_N/d(F/A) = f_A + f_N at every load.
TEST(ForceLaw, NucleusPressureFollowsForceByTheSharesAtEveryLoad) {
  const auto disc = sample_disc();
  const ForceLaw law(disc);
  for (double x : {1e-5, 2e-4, 6e-4}) {
    const double d = 1e-8, dp = law.pressures(x + d, {}).nucleus - law.pressures(x - d, {}).nucleus;
    const double dF = law.force(x + d, {}) - law.force(x - d, {});
    EXPECT_NEAR(dp / (dF / disc.geometry.area), disc.mechanics.annulus_share + disc.mechanics.nucleus_share, 1e-6);
  }
}

TEST(ForceLaw, DerivesFromItsEnergyAndInverts) {
  const ForceLaw law(sample_disc());
  const Water w{3e-7, 2e-7};
  for (double x : {2e-4, 8e-4}) {
    const double d = 1e-8;
    const double constant = law.force(0, w) - (law.energy(d, w) - law.energy(-d, w)) / (2 * d);
    EXPECT_NEAR((law.energy(x + d, w) - law.energy(x - d, w)) / (2 * d), law.force(x, w) - constant, 1e-3);
    EXPECT_NEAR((law.force(x + d, w) - law.force(x - d, w)) / (2 * d), law.stiffness(x, w), 1e-2);
    EXPECT_NEAR(law.compression(law.force(x, w), w), x, 1e-14);
  }
}

// Losing water at constant force lowers the nucleus pressure and shortens the disc.
TEST(ForceLaw, WaterLossLowersPressureAndHeight) {
  const ForceLaw law(sample_disc());
  const Water w{4e-7, 4e-7};
  const double x0 = law.compression(590, {}), x1 = law.compression(590, w);
  EXPECT_GT(x1, x0);
  EXPECT_LT(law.pressures(x1, w).nucleus, law.pressures(x0, {}).nucleus);
}

}  // namespace
}  // namespace spinewalk::disc
