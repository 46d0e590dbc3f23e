// Size laws against the numbers of disc.md 4.1 and 4.2, and the refusal of radii outside their range.
#include "disc/macromolecule.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace spinewalk::disc {
namespace {

constexpr double kBody = 310.15;

TEST(Macromolecule, DiffusesFreelyAsStokesAndEinsteinSay) {
  EXPECT_NEAR(free_diffusivity(3.6e-9, kBody), 9.1e-11, 0.05e-11);
  EXPECT_NEAR(free_diffusivity(5.3e-9, kBody), 6.2e-11, 0.05e-11);
  EXPECT_NEAR(free_diffusivity(5.9e-9, kBody), 5.6e-11, 0.05e-11);
  EXPECT_NEAR(free_diffusivity(14e-9, kBody), 2.35e-11, 0.02e-11);
}

TEST(Macromolecule, IsHinderedWithinTheSpreadOfTheTable) {
  const HindranceConstants gu;
  // disc.md 4.1 names one permeability, 7e-16 m4/(N s); its smaller values belong to 3e-16.
  EXPECT_NEAR(diffusion_hindrance(3.6e-9, 7e-16, gu), 0.09, 0.005);
  EXPECT_NEAR(diffusion_hindrance(3.6e-9, 3e-16, gu), 0.06, 0.005);
  EXPECT_NEAR(diffusion_hindrance(5.9e-9, 3e-16, gu), 0.04, 0.005);
  EXPECT_NEAR(diffusion_hindrance(14e-9, 3e-16, gu), 0.0105, 0.001);
}

TEST(Macromolecule, IsExcludedBySize) {
  const HindranceConstants gag;
  EXPECT_NEAR(ogston_partition(3.6e-9, gag), 0.14, 0.005);
  EXPECT_NEAR(ogston_partition(5.3e-9, gag), 0.02, 0.002);
  EXPECT_LT(ogston_partition(14e-9, gag), 1e-9);
}

TEST(Macromolecule, TakesConvectionFreeOrHinderedAsDiffusion) {
  const std::vector<Region> cells{Region::cranial_endplate, Region::nucleus, Region::caudal_endplate};
  const std::vector<double> k{5e-16, 3e-16, 5e-16};
  const EndplateAccess access{0.5, 1.0, 0.4};
  const HindranceConstants gu;
  const auto free = make_macromolecule(5.9e-9, kBody, cells, k, access, gu, ConvectionHindrance::none);
  const auto hindered =
      make_macromolecule(5.9e-9, kBody, cells, k, access, gu, ConvectionHindrance::as_diffusion);
  EXPECT_EQ(free.convection, (std::vector<double>{1, 1, 1}));
  EXPECT_DOUBLE_EQ(hindered.convection[1], diffusion_hindrance(5.9e-9, 3e-16, gu));
  EXPECT_DOUBLE_EQ(free.diffusivity[2], 0.4 * free.diffusivity[0]);  // open fraction, not f_CEP
  EXPECT_EQ(free.law, DiffusivityLaw::constant);
}

TEST(Macromolecule, RefusesRadiiOutsideTheLaw) {
  for (double radius : {0.36e-9, 2.9e-9, 15e-9, -1e-9, std::nan("")}) {
    try {
      free_diffusivity(radius, kBody);
      ADD_FAILURE() << radius;
    } catch (const std::domain_error& error) {
      EXPECT_NE(std::string(error.what()).find("3 to 14 nm"), std::string::npos) << error.what();
    }
    EXPECT_THROW(ogston_partition(radius, {}), std::domain_error);
    EXPECT_THROW(diffusion_hindrance(radius, 1e-16, {}), std::domain_error);
  }
  EXPECT_THROW(diffusion_hindrance(5e-9, 0, {}), std::domain_error);
}

}  // namespace
}  // namespace spinewalk::disc
