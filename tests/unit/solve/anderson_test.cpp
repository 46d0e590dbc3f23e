/// Search of a periodic day: what the accelerated map needs, and what noise in the fast unknowns does to it.
#include "solve/anderson.hpp"

#include <gtest/gtest.h>

namespace spinewalk::solve {
namespace {

/// Two blocks of a fast unknown, which follows the slow one behind it but for some noise, and that slow one, which closes only
/// 60 % of its distance to 5 and to 7.
Eigen::VectorXd day(const Eigen::VectorXd& y, double noise) {
  return Eigen::Vector4d(0.3 * y[1] + noise, 0.4 * y[1] + 3, 0.3 * y[3] - noise, 0.4 * y[3] + 4.2);
}

FixedPointSearch search(Fit fit, double noise) {
  FixedPointSearch search(Eigen::VectorXd::Zero(4), 2, fit);
  int days = 0;
  const auto map = [&](const Eigen::VectorXd& y) { return day(y, ++days % 2 == 0 ? noise : -noise); };
  search.run(map, 0.01, 30);
  return search;
}

TEST(FixedPointSearch, ASlowUnknownIsFoundFromOneDifference) {
  for (const Fit fit : {Fit::all, Fit::last}) {
    const auto found = search(fit, 0);
    EXPECT_LE(found.evaluations(), 4);  // by itself 0.6 * 0.4^n * 7 < 0.01 takes 8
    EXPECT_NEAR(found.next()[1], 5, 1e-9);
    EXPECT_NEAR(found.next()[3], 7, 1e-9);
  }
}

TEST(FixedPointSearch, NoiseOfTheFastUnknownsTurnsNoFitOfTheSlowOne) {
  const auto found = search(Fit::last, 0.004);
  EXPECT_LE(found.evaluations(), 4);
  EXPECT_NEAR(found.next()[1], 5, 1e-9);
  EXPECT_NEAR(found.next()[3], 7, 1e-9);
}

TEST(FixedPointSearch, SaysWhenTheLimitWasNotEnough) {
  FixedPointSearch search(Eigen::VectorXd::Zero(4), 2, Fit::all);
  EXPECT_FALSE(search.run([](const Eigen::VectorXd& y) { return day(y, 0); }, 1e-6, 1));
  EXPECT_EQ(search.evaluations(), 1);
  EXPECT_DOUBLE_EQ(search.residual(), 4.2);
}

}  // namespace
}  // namespace spinewalk::solve
