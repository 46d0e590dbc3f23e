// T10: plug flow oscillating by a sin(wt) through a rigid column between two baths. Both planes of given
// concentration move inward by a when a cycle leaves no time to diffuse, so the conductance grows as L/(L -
// 2a); the interior gains no dispersion.
#include "solutes_support.hpp"

#include <gtest/gtest.h>

#include <numbers>

namespace spinewalk::disc {
namespace {

using std::numbers::pi;
using testing::Column;

constexpr double kD = 1e-9, kPorosity = 0.8, kLength = 1e-3;

/// Cycle-mean flux over that without oscillation. @param a amplitude over length; @param layer sqrt(2D/w)
/// over length.
double enhancement(double a, double layer, int cells, int steps, int cycles) {
  Column column = testing::uniform_column(kLength, cells, 1 - kPorosity);
  const auto solute = testing::plain_solute(column.size(), kD);
  const double w = 2 * kD / std::pow(layer * kLength, 2), period = 2 * pi / w;
  SoluteStep<double> step(column.size());
  std::vector<double> c;
  // Start near the expected profile so that the transient is short.
  const double shift = layer < a ? a : 0;
  for (int i = 0; i < cells; ++i) {
    const double z = (i + 0.5) / cells;
    c.push_back(std::min(1.0, std::max(0.0, (1 - shift - z) / (1 - 2 * shift))));
  }
  column.dt = period / steps;
  double entered = 0;
  for (int cycle = 0; cycle < cycles; ++cycle) {
    entered = 0;
    for (int k = 0; k < steps; ++k) {
      const double moved = std::sin(2 * pi * (k + 1) / steps) - std::sin(2 * pi * k / steps);
      column.flux.assign(column.size() + 1, kPorosity * a * kLength * moved / column.dt);
      const auto booked =
          step_passive(step, column.motion(), solute, {{1.0}, {0.0}}, Convention::porosity, c);
      entered += booked.cranial_convective + booked.cranial_diffusive;
    }
  }
  return entered / period / (kPorosity * kD / kLength);
}

/// Depth over amplitude by which each plane moved, from the conductance 1/(1 - 2 depth).
double depth(double a, double layer, int cells, int cycles) {
  return (1 - 1 / enhancement(a, layer, cells, 100, cycles)) / (2 * a);
}

TEST(Oscillation, T10ThinLayerMovesThePlanesInwardByTheAmplitude) {
  // Cells follow the square of the layer: Peclet number 0.5 and less per cell, or upwinding would blur the
  // plane.
  constexpr double a = 0.2;
  const double thick = depth(a, 0.4 * a, 124, 16), thin = depth(a, 0.2 * a, 498, 61);
  // What one cycle diffuses is missing from the shift, in proportion to the layer.
  const double limit = 2 * thin - thick;
  std::printf("T10: depth/a %.3f (layer 0.4 a), %.3f (0.2 a), extrapolated %.3f\n", thick, thin, limit);
  EXPECT_LT(thick, thin);
  EXPECT_LT(thin, 1);
  EXPECT_NEAR(limit, 1, 0.05);
}

TEST(Oscillation, T10ThickLayerActsWithTheSquareOfTheAmplitude) {
  const double small = enhancement(0.02, 0.5, 100, 200, 6) - 1,
               large = enhancement(0.04, 0.5, 100, 200, 6) - 1;
  std::printf("T10: thick layer, excess %.3e and %.3e\n", small, large);
  EXPECT_NEAR(large / small, 4, 0.4);
  EXPECT_LT(std::abs(large), 0.02);
}

}  // namespace
}  // namespace spinewalk::disc
