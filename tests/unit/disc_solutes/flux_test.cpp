// Exponentially fitted face: limits, exactness and positivity over forty decades of the Peclet number.
#include "disc/solutes_flux.hpp"

#include <gtest/gtest.h>

namespace spinewalk::disc {
namespace {

TEST(Bernoulli, MeetsItsDefinitionOnBothSidesOfTheSeries) {
  for (double x : {1e-9, 0.01, 0.1, 0.2499999, 0.2500001, 1.0, 20.0, 600.0})
    EXPECT_NEAR(bernoulli(x) * std::expm1(x) / x, 1, 3e-15) << x;
  EXPECT_EQ(bernoulli(0.0), 1);
  EXPECT_GE(bernoulli(1e9), 0);
}

TEST(FittedFace, CarriesAUniformConcentrationExactly) {
  for (double u : {-1e3, -1.0, -1e-9, 0.0, 1e-12, 0.3, 50.0, 1e8})
    for (double g_r : {1e-3, 1.0, 7.0}) {
      const auto face = fit_face<double>({2.0, u}, {g_r, u});
      EXPECT_NEAR(face.carry, u, 4e-16 * std::abs(u));
      EXPECT_NEAR(face.weight_left + face.weight_right, 1, 1e-15);
      EXPECT_GE(face.exchange, 0);
    }
}

TEST(FittedFace, EqualsTheSingleIntervalSolutionWhenBothHalvesAreAlike) {
  // F = g (B(-x) c_L - B(x) c_R) over the whole interval with g = half of each half conductance.
  const double g = 3.0, u = 1.7, x = u / (g / 2);
  const auto face = fit_face<double>({g, u}, {g, u});
  const double backward = g / 2 * x / std::expm1(x);
  EXPECT_NEAR(face.exchange, backward, 1e-15);
  EXPECT_NEAR(face.exchange + face.carry, backward + u, 1e-15);
}

TEST(FittedFace, IsThePureDiffusionOrPureUpwindFluxInTheLimits) {
  const auto still = fit_face<double>({2.0, 0.0}, {6.0, 0.0});
  EXPECT_DOUBLE_EQ(still.exchange, 1.5);
  EXPECT_EQ(still.carry, 0);
  const auto fast = fit_face<double>({1e-9, -5.0}, {1e-9, -3.0});
  EXPECT_NEAR(fast.exchange, 0, 1e-300);
  EXPECT_DOUBLE_EQ(fast.carry, -3.0);  // donor is on the right
}

TEST(FittedFace, SealsWithZeroConductanceAndOpensWithAnInfiniteOne) {
  const auto sealed = fit_face<double>({0.0, 0.0}, {1.0, 0.0});
  EXPECT_EQ(sealed.exchange, 0);
  EXPECT_EQ(sealed.carry, 0);
  const auto open = fit_face<double>({1e12, 1e-3}, {0.5, 1e-3});
  const double x = 1e-3 / 0.5;
  EXPECT_NEAR(open.exchange, 0.5 * x / std::expm1(x), 1e-12);
  EXPECT_NEAR(open.weight_left, 1, 1e-11);
}

TEST(FittedFace, MirrorsWithTheDirection) {
  const auto a = fit_face<double>({2.0, 0.7}, {5.0, 0.4});
  const auto b = fit_face<double>({5.0, -0.4}, {2.0, -0.7});
  EXPECT_DOUBLE_EQ(a.exchange, b.exchange);
  EXPECT_DOUBLE_EQ(a.carry, -b.carry);
  EXPECT_DOUBLE_EQ(a.weight_left, b.weight_right);
}

}  // namespace
}  // namespace spinewalk::disc
