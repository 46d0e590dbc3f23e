#include "viz/colour_map.hpp"

#include <gtest/gtest.h>

#include <algorithm>
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

class EveryColourMap : public testing::TestWithParam<ColourMap> {};
INSTANTIATE_TEST_SUITE_P(All, EveryColourMap,
                         testing::Values(ColourMap::viridis, ColourMap::cividis, ColourMap::magma));

constexpr int kSteps = 64;

double lightness(const Colour& colour) { return to_lab(colour)[0]; }

TEST_P(EveryColourMap, LightnessRisesInEvenSteps) {
  const auto at = [&](int i) { return lightness(colour_of(GetParam(), double(i) / kSteps)); };
  const double mean = (at(kSteps) - at(0)) / kSteps;
  EXPECT_GT(at(kSteps) - at(0), 60);
  for (int i = 0; i < kSteps; ++i) EXPECT_NEAR(at(i + 1) - at(i), mean, 0.1 * mean) << "step " << i;
}

/// Machado, Oliveira & Fernandes 2009, severity 1, on linear RGB: without red, green, blue cones.
constexpr double kBlind[3][3][3] = {
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

Colour seen_by(const double (&eyes)[3][3], const Colour& colour) {
  const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
  const auto encoded = [](double c) {
    return c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
  };
  Colour seen{};
  for (std::size_t row = 0; row < 3; ++row) {
    double sum = 0;
    for (std::size_t c = 0; c < 3; ++c) sum += eyes[row][c] * linear(colour[c]);
    seen[row] = encoded(std::clamp(sum, 0.0, 1.0));
  }
  return seen;
}

TEST_P(EveryColourMap, OrdersValuesForColourBlindEyesToo) {
  for (const auto& eyes : kBlind)
    for (int i = 0; i < kSteps; i += 4) {
      const double below = lightness(seen_by(eyes, colour_of(GetParam(), double(i) / kSteps)));
      const double above = lightness(seen_by(eyes, colour_of(GetParam(), double(i + 4) / kSteps)));
      EXPECT_GT(above, below + 1.5) << "step " << i << " eyes " << &eyes - kBlind;
    }
}

TEST(ColourMap, EndsArePublishedColoursAndOutsideIsClamped) {
  const auto viridis = [](double share) { return colour_of(ColourMap::viridis, share); };
  EXPECT_NEAR(viridis(0)[0], 0x44 / 255.0, 1e-3);
  EXPECT_NEAR(viridis(1)[1], 0xE7 / 255.0, 1e-3);
  EXPECT_EQ(viridis(-3), viridis(0));
  EXPECT_EQ(viridis(7), viridis(1));
}

TEST_P(EveryColourMap, NotANumberIsGrey) {
  const Colour grey = colour_of(GetParam(), std::nan(""));
  EXPECT_EQ(grey[0], grey[1]);
  EXPECT_EQ(grey[1], grey[2]);
}

}  // namespace
}  // namespace spinewalk::viz
