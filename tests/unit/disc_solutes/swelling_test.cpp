// Intrafibrillar-water swelling law against the table of disc.md 2.2 (1 %), T6, slopes, and the table for the
// kernels.
#include "disc/swelling.hpp"
#include "disc/wilson_schroeder.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace spinewalk::disc {
namespace {

constexpr auto kNucleus = FibrilTissue::nucleus;
constexpr auto kFibrous = FibrilTissue::annulus_or_endplate;
const FibrilConstants kTissues[5] = {{kNucleus, 0.745, 290, 0.15},
                                     {kFibrous, 0.704, 180, 0.65},
                                     {kFibrous, 0.589, 166, 0.24},
                                     {kNucleus, 0.70, 221, 0.285},
                                     {kFibrous, 0.661, 170, 0.78}};

struct Row {
  double J;
  double pressure[5];  ///< [MPa]
  double donnan;
};
constexpr Row kTable[] = {{1.20, {0.113, 0.098, 0.065, 0.082, 0.125}, 0.205},
                          {1.00, {0.180, 0.168, 0.113, 0.136, 0.228}, 0.302},
                          {0.90, {0.233, 0.230, 0.158, 0.181, 0.326}, 0.378},
                          {0.80, {0.308, 0.330, 0.234, 0.249, 0.499}, 0.486},
                          {0.70, {0.421, 0.505, 0.377, 0.357, 0.834}, 0.646}};

TEST(FibrilPressure, MeetsEveryEntryOfTheTableWithinOnePercent) {
  for (const auto& row : kTable)
    for (int t = 0; t < 5; ++t)
      EXPECT_NEAR(fibril_pressure(kTissues[t], row.J).value * 1e-6 / row.pressure[t], 1, 0.01)
          << "J = " << row.J << ", column " << t;
}

// The way of the kernels: a table behind SwellingConstants, without a solid.
TEST(FibrilPressure, MeetsTheTableThroughTheConstantsOfATissue) {
  for (int t = 0; t < 5; ++t) {
    const double phi = 1 - porosity_of_water_mass(kTissues[t].water);
    const FibrilPressureTable table(kTissues[t], phi + 0.01, 2, 800);
    const SwellingConstants<double> s{SolidLaw::linear, phi, kTissues[t].fixed_charge, 1, 0, 0, 0, 1, 150, {&table}};
    for (const auto& row : kTable)
      EXPECT_NEAR(swelling_pressure(s, row.J).value * 1e-6 / row.pressure[t], 1, 0.01) << row.J << ", column " << t;
    EXPECT_NEAR(water_mass_of_porosity(1 - phi), kTissues[t].water, 1e-12);
  }
}

TEST(FibrilPressure, SlopeIsTheDerivative) {
  for (const auto& tissue : kTissues)
    for (double J : {0.74, 0.82, 0.93, 1.0, 1.11, 1.3}) {
      const double d = 1e-5;
      const double difference =
          (fibril_pressure(tissue, J + d).value - fibril_pressure(tissue, J - d).value) / (2 * d);
      EXPECT_NEAR(fibril_pressure(tissue, J).slope / difference, 1, 1e-7) << J;
    }
}

TEST(FibrilPressure, IsContinuousAcrossTheLeastWater) {
  // Degenerate annulus: the floor of (3) is reached near J = 0.7.
  double before = fibril_pressure(kTissues[4], 0.65).value;
  for (double J = 0.6501; J < 0.75; J += 1e-4) {
    const double now = fibril_pressure(kTissues[4], J).value;
    EXPECT_LT(now, before);
    EXPECT_LT(before - now, 0.003 * before);
    before = now;
  }
}

TEST(FibrilPressure, SaysWhatIsWrong) {
  EXPECT_THROW(fibril_pressure(kTissues[0], 0.19), std::domain_error);
  try {
    fibril_pressure({kNucleus, 0.745, -290, 0.15}, 1);
    ADD_FAILURE();
  } catch (const std::domain_error& error) {
    EXPECT_NE(std::string(error.what()).find("fixed charge -290"), std::string::npos) << error.what();
  }
}

TEST(FibrilPressureTable, FollowsTheLaw) {
  for (int t = 0; t < 4; ++t) {
    const FibrilPressureTable table(kTissues[t], 0.5, 1.5, 400);
    for (double J = 0.5; J <= 1.5; J += 0.00317) {
      const auto exact = fibril_pressure(kTissues[t], J), read = table(J);
      // One interval holds the floor of (3), between 0.55 and 0.6 in fibrous tissue.
      EXPECT_NEAR(read.value / exact.value, 1, J < 0.6 ? 2e-3 : 1e-6) << t << " " << J;
      if (J >= 0.6) {
        EXPECT_NEAR(read.slope / exact.slope, 1, 1e-4) << t << " " << J;
      }
    }
    EXPECT_NEAR(table(1.6).value, table(1.5).value + 0.1 * table(1.5).slope, 1e-6 * table(1.5).value);
    EXPECT_GT(table(0.4).value, table(0.5).value);
  }
}

TEST(Donnan, MeetsT6) {
  const double RT = 8.314462618 * 310;
  EXPECT_NEAR(donnan_pressure(290.0, 150.0, RT).value * 1e-6, 0.302219, 5e-6);
  // Co-ions: c+ c- = c_b^2 with c+ = c- + cF, and K- = c-/c_b.
  const double cF = 290, bath = 150, minus = 0.5 * (std::sqrt(cF * cF + 4 * bath * bath) - cF),
               plus = minus + cF;
  EXPECT_NEAR(plus * minus, bath * bath, 1e-9);
  EXPECT_NEAR(minus / bath, 0.424176, 1e-6);
  EXPECT_NEAR(donnan_pressure(cF, bath, RT).value, RT * (plus + minus - 2 * bath), 1e-6);
}

TEST(Donnan, MeetsItsColumnOfTheTable) {
  const double n0 = porosity_of_water_mass(0.745);
  EXPECT_NEAR(n0, 0.807, 5e-4);
  for (const auto& row : kTable)
    EXPECT_NEAR(
        donnan_pressure(290 * n0 / (n0 - 1 + row.J), 150.0, 8.314462618 * 310).value * 1e-6 / row.donnan, 1,
        0.01);
}

}  // namespace
}  // namespace spinewalk::disc
