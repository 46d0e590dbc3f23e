#include "evidence/creep_fit.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace spinewalk::evidence {
namespace {

TEST(TwoExponentials, FindsWhatACurveWasMadeOf) {
  std::vector<double> t, d;
  for (int i = 0; i <= 240; ++i) {
    t.push_back(60.0 * i);
    d.push_back(0.5 + 0.2 * -std::expm1(-t.back() / 600) + 0.9 * -std::expm1(-t.back() / 9000));
  }
  const auto fit = fit_two_exponentials(t, d);
  EXPECT_NEAR(fit.elastic, 0.5, 1e-3);
  EXPECT_NEAR(fit.fast, 0.2, 2e-3);
  EXPECT_NEAR(fit.slow, 0.9, 2e-3);
  EXPECT_NEAR(fit.fast_time, 600, 6);
  EXPECT_NEAR(fit.slow_time, 9000, 90);
}

}  // namespace
}  // namespace spinewalk::evidence
