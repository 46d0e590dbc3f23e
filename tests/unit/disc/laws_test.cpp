#include "disc/grid.hpp"
#include "disc/permeability.hpp"
#include "disc/swelling.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace spinewalk::disc {
namespace {

using model::PermeabilityLaw;

// T6 (disc.md 5.2): cF = 0.29 M, bath 0.15 M, 310 K.
TEST(Swelling, IdealDonnanPressureT6) {
  const double cF = 290, bath = 150;
  EXPECT_NEAR(donnan_pressure(cF, bath, kGasConstant * 310).value, 0.302219e6, 2);
  const double root = std::sqrt(cF * cF + 4 * bath * bath), cation = (root + cF) / 2, anion = (root - cF) / 2;
  EXPECT_NEAR(cation * anion, bath * bath, 1e-9);
  EXPECT_NEAR(anion / bath, 0.424176, 1e-6);
}

// The right column of the table in disc.md 2.2 (n0 = 0.807).
TEST(Swelling, IdealDonnanAgainstVolume) {
  const SwellingConstants<double> s{SolidLaw::linear, 0.193, 290, 1, 0, 0, 0, kGasConstant * 310, 150};
  const double J[] = {1.2, 1.0, 0.9, 0.8, 0.7}, published[] = {.205, .302, .378, .486, .646};
  for (int i = 0; i < 5; ++i)
    EXPECT_NEAR(swelling_pressure(s, J[i]).value / 1e6, published[i], 0.01 * published[i]) << J[i];
}

TEST(Swelling, SlopesMatchDifferences) {
  for (auto law : {SolidLaw::linear, SolidLaw::neo_hookean}) {
    const SwellingConstants<double> s{law, 0.2, 290, 0.8, 0.3e6, 2e6, 1e4, 2500, 150};
    for (double J : {0.6, 0.95, 1.1}) {
      const double d = 1e-6;
      const double slope = (swelling_pressure(s, J + d).value - swelling_pressure(s, J - d).value) / (2 * d);
      EXPECT_NEAR(swelling_pressure(s, J).slope, slope, 1e-6 * std::abs(slope));
    }
  }
}

TEST(Permeability, LawsAgreeWithTheirPublishedPoints) {
  // disc.md 2.1: at J = 0.9, phi = 0.2: Holmes-Mow (M 6, alpha 2) 0.43; van der Voet (M 8.5) 0.40.
  EXPECT_NEAR(permeability<double>({PermeabilityLaw::holmes_mow, 1, 6, 2, 0.2}, 0.9).value, 0.43, 0.005);
  EXPECT_NEAR(permeability<double>({PermeabilityLaw::van_der_voet, 1, 8.5, 0, 0.2}, 0.9).value, 0.40, 0.005);
  for (auto law : {PermeabilityLaw::constant, PermeabilityLaw::holmes_mow, PermeabilityLaw::van_der_voet,
                   PermeabilityLaw::schroeder}) {
    const PermeabilityConstants<double> p{law, 3e-16, 4, 2, 0.2};
    EXPECT_NEAR(permeability(p, 1.0).value, 3e-16, 1e-28);
    for (double J : {0.7, 1.05}) {
      const double d = 1e-6, slope = (permeability(p, J + d).value - permeability(p, J - d).value) / (2 * d);
      EXPECT_NEAR(permeability(p, J).slope, slope, 1e-6 * std::abs(slope) + 1e-28);
    }
  }
}

TEST(Grid, ResolvesTheLayerAtTheBoneAndFillsTheDisc) {
  const auto grid = make_grid(0.7e-3, 11e-3, {});
  EXPECT_EQ(grid.size(), 64u);
  EXPECT_NEAR(std::accumulate(grid.thickness.begin(), grid.thickness.end(), 0.0), 12.4e-3, 1e-12);
  EXPECT_LT(grid.thickness.front(), 1.4e-6);  // physics.md section 8: delta/5 at 1.8 Hz
  EXPECT_DOUBLE_EQ(grid.thickness.front(), grid.thickness.back());
  for (std::size_t i = 1; i < grid.size(); ++i) {
    const double ratio = grid.thickness[i] / grid.thickness[i - 1];
    EXPECT_LT(std::max(ratio, 1 / ratio), 1.5) << "cell " << i;
  }
}

}  // namespace
}  // namespace spinewalk::disc
