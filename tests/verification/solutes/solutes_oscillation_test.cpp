// T10: plug flow oscillating by a sin(wt) through a rigid column between two baths. Both planes of given concentration
// move inward by a when a cycle leaves no time to diffuse, so the conductance grows as L/(L - 2a); the interior gains no
// dispersion.
#include "solutes_support.hpp"

#include <gtest/gtest.h>

#include <numbers>

namespace spinewalk::disc {
namespace {

using std::numbers::pi;
using testing::Column;

constexpr double kD = 1e-9, kPorosity = 0.8, kLength = 1e-3;

/// Cycle-mean flux over that without oscillation. @param a amplitude over length; @param layer sqrt(2D/w) over length.
double enhancement(double a, double layer, int cells, int steps, int cycles) {
  Column column = testing::uniform_column(kLength, cells, 1 - kPorosity);
  const auto solute = testing::plain_solute(column.size(), kD);
  const double w = 2 * kD / std::pow(layer * kLength, 2), period = 2 * pi / w;
  SoluteStep<double> step(column.size());
  std::vector<double> c;
  // Start near the expected profile so that the transient is short.
  for (int i = 0; i < cells; ++i) c.push_back(1 - (i + 0.5) / cells);
  column.dt = period / steps;
  double entered = 0;
  for (int cycle = 0; cycle < cycles; ++cycle) {
    entered = 0;
    for (int k = 0; k < steps; ++k) {
      const double moved = std::sin(2 * pi * (k + 1) / steps) - std::sin(2 * pi * k / steps);
      column.flux.assign(column.size() + 1, kPorosity * a * kLength * moved / column.dt);
      const auto booked = step_passive(step, column.motion(), solute, {{1.0}, {0.0}}, Convention::porosity, c);
      entered += booked.cranial_convective + booked.cranial_diffusive;
    }
  }
  return entered / period / (kPorosity * kD / kLength);
}

TEST(Oscillation, T10ThinLayerMovesThePlanesInward) {
  constexpr double a = 0.1;
  const double limit = 1 / (1 - 2 * a);
  // The layer left by a cycle takes a share of the shift away; it vanishes with the layer.
  const double thick = enhancement(a, 0.04, 250, 80, 160), thin = enhancement(a, 0.02, 500, 160, 640);
  std::printf("T10: conductance x %.4f (layer 0.04 L), %.4f (0.02 L), limit %.4f\n", thick, thin, limit);
  EXPECT_GT(thin, thick);
  EXPECT_LT(thin, limit);
  EXPECT_NEAR(thin, limit, 0.05 * limit);
}

TEST(Oscillation, T10ThickLayerActsWithTheSquareOfTheAmplitude) {
  const double small = enhancement(0.02, 0.5, 100, 200, 6) - 1, large = enhancement(0.04, 0.5, 100, 200, 6) - 1;
  std::printf("T10: thick layer, excess %.3e and %.3e\n", small, large);
  EXPECT_NEAR(large / small, 4, 0.4);
  EXPECT_LT(std::abs(large), 0.02);
}

}  // namespace
}  // namespace spinewalk::disc
