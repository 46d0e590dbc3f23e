// The pieces a model file sets: endplate factors, perfusion; and what one step promises whatever its inputs.
#include "disc/solutes_step.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace spinewalk::disc {
namespace {

TEST(SmallSolute, ScalesTheEndplatesOnly) {
  const std::vector<Region> cells{Region::cranial_endplate, Region::nucleus, Region::caudal_endplate};
  const auto glucose = make_small_solute(kGlucoseDiffusivity, cells, {0.5, 1.0, 0.3});
  EXPECT_DOUBLE_EQ(glucose.diffusivity[0], 0.5 * kGlucoseDiffusivity);
  EXPECT_DOUBLE_EQ(glucose.diffusivity[1], kGlucoseDiffusivity);
  EXPECT_DOUBLE_EQ(glucose.diffusivity[2], 0.15 * kGlucoseDiffusivity);
}

TEST(Perfusion, PutsBloodAndMarrowInSeries) {
  const double h = perfusion_conductance(1e-6, 2.0, 1e-4, 5e-10, 1.0);
  EXPECT_NEAR(1 / h, 1 / 2e-6 + 1e-4 / 5e-10, 1e-3);
  EXPECT_DOUBLE_EQ(perfusion_conductance(1e-6, 2.0, 1e-4, 5e-10, 0.3), 0.3 * h);
  EXPECT_EQ(perfusion_conductance(0.0, 1.0, 1e-4, 5e-10, 1.0), 0);
  EXPECT_THROW(perfusion_conductance(-1e-6, 1, 0, 1e-9, 1), std::domain_error);
  EXPECT_THROW(perfusion_conductance(1e-6, 1, 0, 0, 1), std::domain_error);
}

/// Two cells of 1 mm, porosity 0.8, at rest.
struct TwoCells {
  std::vector<Region> region{Region::nucleus, Region::nucleus};
  std::vector<double> thickness{1e-3, 1e-3}, solid{0.2, 0.2}, J{1, 1}, flux{0, 0, 0}, lateral{0, 0};
  Solute<double> solute{DiffusivityLaw::constant, {1e-9, 1e-9}, {1, 1}, {1, 1}};
  ColumnMotion<double> motion(double dt) const { return {region, thickness, solid, J, J, flux, lateral, dt}; }
};

TEST(SoluteStep, SteadyRobinFluxIsTheSeriesOfItsResistances) {
  const TwoCells cells;
  SoluteStep<double> step(2);
  const double h = 3e-7;
  for (auto convention : {Convention::porosity, Convention::tissue_volume}) {
    step.assemble(cells.motion(1), cells.solute, {{4, h}, {1}}, convention);
    std::vector<double> c(2);
    step.solve_steady({}, c);
    const double phi = convention == Convention::porosity ? 0.8 : 1.0;
    const double flux = (4 - 1) / (1 / h + 2e-3 / (phi * 1e-9));
    EXPECT_NEAR(c[1], 1 + flux * 0.5e-3 / (phi * 1e-9), 1e-12);
    EXPECT_NEAR(c[0], 4 - flux * (1 / h + 0.5e-3 / (phi * 1e-9)), 1e-12);
  }
}

TEST(SoluteStep, LateralSupplyFillsASealedNucleus) {
  const TwoCells cells;
  SoluteStep<double> step(2);
  std::vector<double> c{0, 0};
  const double rate = 1e-5, dt = 1000;
  double supplied = 0;
  for (int i = 0; i < 100; ++i)
    supplied += step_passive(step, cells.motion(dt), cells.solute, {{0, 0}, {0, 0}, rate, 5.0},
                             Convention::porosity, c)
                    .lateral;
  EXPECT_NEAR(c[0], 5 * (1 - std::exp(-rate * 100 * dt)), 1e-5);
  EXPECT_NEAR(supplied, 0.8 * 2e-3 * c[0], 1e-15);
}

TEST(SoluteStep, StaysPositiveInAStepOfAnyLength) {
  TwoCells cells;
  SoluteStep<double> step(2);
  for (double dt : {1e-3, 1.0, 1e3, 1e6, 1e9, 1e12})
    for (std::vector<double> c : {std::vector<double>{1, 0}, {0, 1e-200}, {5, 1e-9}}) {
      const auto in =
          step_passive(step, cells.motion(dt), cells.solute, {{0}, {0, 0}}, Convention::porosity, c);
      EXPECT_GE(c[0], 0) << dt;
      EXPECT_GE(c[1], 0) << dt;
      EXPECT_LE(in.total(), 0);
    }
}

}  // namespace
}  // namespace spinewalk::disc
