// Bibby-Soukane rates: check values of disc.md 4.3, limits, and the hand-written Jacobian against finite
// differences.
#include "disc/metabolism.hpp"

#include <gtest/gtest.h>

#include <random>

namespace spinewalk::disc {
namespace {

MetabolismConstants<double> published() { return {0.0, 1.0, 0.010268}; }

/// nmol lactate per 1e6 cells and hour.
double lactate_rate(double pH, double oxygen_kPa) {
  const auto m = published();
  return metabolic_rates(m, {oxygen_kPa * m.oxygen_solubility, (7.4 - pH) / 0.09, 3.0})[kLactate] / kPerHour;
}

TEST(Metabolism, MeetsThePublishedCheckValues) {
  EXPECT_NEAR(lactate_rate(7.4, 5), 158.7, 0.1);
  EXPECT_NEAR(lactate_rate(7.1, 2), 84, 0.5);
}

TEST(Metabolism, OxygenRateIsTheFormulaOfTheSource) {
  const auto m = published();
  const double O = 3.2, L = 2.0, pH = 7.4 - 0.09 * L;
  const double expected = 7.28 * O * (pH - 4.95) / (1.46 + O + 4.03 * (pH - 4.95));
  EXPECT_NEAR(-metabolic_rates(m, {O * m.oxygen_solubility, L, 2.0})[kOxygen] / kPerHour, expected, 1e-12);
}

TEST(Metabolism, MakesTwoLactatePerGlucose) {
  const auto r = metabolic_rates(MetabolismConstants<double>{}, {0.02, 3.0, 0.4});
  EXPECT_EQ(r[kLactate], -2 * r[kGlucose]);
}

TEST(Metabolism, LimiterStopsConsumptionWithTheGlucose) {
  const MetabolismConstants<double> m;
  EXPECT_EQ(metabolic_rates(m, {0.02, 3.0, 0.0})[kGlucose], 0);
  const double half = metabolic_rates(m, {0.02, 3.0, m.glucose_half})[kGlucose];
  EXPECT_NEAR(half, 0.5 * metabolic_rates(published(), {0.02, 3.0, 1.0})[kGlucose], 1e-15);
}

TEST(Metabolism, NeverMakesOxygenInStrongAcid) {
  EXPECT_EQ(metabolic_rates(published(), {0.02, 40.0, 1.0})[kOxygen], 0);  // pH 3.8
}

TEST(Metabolism, JacobianIsTheDerivativeAtRandomStates) {
  std::mt19937 random(20240117);
  const auto uniform = [&](double low, double high) {
    return low + (high - low) * (random() / 4294967296.0);
  };
  for (int trial = 0; trial < 200; ++trial) {
    const MetabolismConstants<double> m{uniform(0.05, 0.5), uniform(0.5, 1.5), 0.010268};
    const Nutrients<double> c{uniform(0.001, 0.1), uniform(0.1, 20), uniform(0.01, 5)};
    const auto J = metabolic_jacobian(m, c);
    const auto rate = metabolic_rates(m, c);
    for (std::size_t k = 0; k < 3; ++k) {
      const double step = 1e-5 * c[k];
      auto up = c, down = c;
      up[k] += step, down[k] -= step;
      const auto a = metabolic_rates(m, up), b = metabolic_rates(m, down);
      for (std::size_t s = 0; s < 3; ++s)
        EXPECT_NEAR(J[s][k], (a[s] - b[s]) / (2 * step),
                    1e-6 * std::abs(J[s][k]) + 1e-9 * std::abs(rate[s]) / c[k])
            << "rate " << s << " by " << k;
    }
  }
}

TEST(Viability, FallsOnlyWithoutGlucoseOrInAcid) {
  const ViabilityConstants<double> v;
  EXPECT_EQ(viability_rate(v, 0.2, 0.6, 3.0), 0);
  EXPECT_NEAR(viability_rate(v, 0.2, 0.6, 7.0), -3.77e-6, 1e-20);  // pH 6.77
  const ViabilityConstants<double> older{0.5, 6.78, 3.43e-6};
  EXPECT_NEAR(viability_rate(older, 0.2, 0.25, 3.0) * 86400, -2 * 0.25 / 0.45, 1e-12);
}

TEST(Viability, HalfConstantFallsFromItsPlateauToZeroWithDensity) {
  const ViabilityConstants<double> v;
  EXPECT_NEAR(viability_half(v, 3.1767), 0.5 * 0.51, 1e-12);
  EXPECT_NEAR(viability_half(v, 0.5), 0.51, 1e-3);
  EXPECT_LT(viability_half(v, 13.5), 1e-4);
}

}  // namespace
}  // namespace spinewalk::disc
