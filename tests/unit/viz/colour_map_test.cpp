#include "viz/colour_map.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace spinewalk::viz {
namespace {

TEST(ColourMap, LabOfWhiteAndOfARedAgreesWithCie) {
  EXPECT_NEAR(to_lab({1, 1, 1})[0], 100, 0.01);
  const auto red = to_lab({1, 0, 0});  // 53.24, 80.09, 67.20: usual textbook values
  EXPECT_NEAR(red[0], 53.24, 0.05);
  EXPECT_NEAR(red[1], 80.09, 0.1);
  EXPECT_NEAR(red[2], 67.20, 0.1);
}

TEST(ColourMap, LabGoesBackToTheSameColour) {
  const Colour colour{0.2, 0.55, 0.71}, back = from_lab(to_lab(colour));
  for (std::size_t c = 0; c < 3; ++c) EXPECT_NEAR(back[c], colour[c], 1e-3);
}

TEST(ColourMap, LightnessRisesInEvenSteps) {
  constexpr int steps = 64;
  const double first = to_lab(viridis(0))[0], last = to_lab(viridis(1))[0], mean = (last - first) / steps;
  EXPECT_GT(last - first, 60);
  for (int i = 0; i < steps; ++i) {
    const double step = to_lab(viridis((i + 1.0) / steps))[0] - to_lab(viridis(double(i) / steps))[0];
    EXPECT_NEAR(step, mean, 0.1 * mean) << "step " << i;
  }
}

TEST(ColourMap, EndsArePublishedColoursAndOutsideIsClamped) {
  EXPECT_NEAR(viridis(0)[0], 0x44 / 255.0, 1e-3);
  EXPECT_NEAR(viridis(1)[1], 0xE7 / 255.0, 1e-3);
  EXPECT_EQ(viridis(-3), viridis(0));
  EXPECT_EQ(viridis(7), viridis(1));
}

TEST(ColourMap, NotANumberIsGrey) {
  const Colour grey = viridis(std::nan(""));
  EXPECT_EQ(grey[0], grey[1]);
  EXPECT_EQ(grey[1], grey[2]);
}

}  // namespace
}  // namespace spinewalk::viz
