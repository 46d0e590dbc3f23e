#include "evidence/design.hpp"

#include "model/errors.hpp"
#include "model/load_model.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace spinewalk::evidence {
namespace {

const model::Model& male() {
  static const model::Model model = model::load_model(SPINEWALK_SOURCE_DIR "/models/adult_male_50.yaml");
  return model;
}

TEST(Design, FillsTheCubeEvenlyAndTheSameEveryTime) {
  const auto points = sample_cube(64, 3, 7);
  EXPECT_EQ(points, sample_cube(64, 3, 7));
  EXPECT_NE(points, sample_cube(64, 3, 8));
  for (std::size_t d = 0; d < 3; ++d) {
    std::array<int, 8> bins{};
    for (const auto& point : points) ++bins[static_cast<std::size_t>(8 * point[d])];
    for (const int bin : bins) EXPECT_NEAR(bin, 8, 2) << "dimension " << d;  // a random sample has 8 +- 2.6
  }
}

TEST(Design, TakesRangesFromTheModelFile) {
  const auto gain = find_uncertain("model.spine.muscle_gain", male(), {});
  EXPECT_EQ(gain.range.low, 1);
  EXPECT_EQ(gain.range.high, 2.5);
  EXPECT_EQ(gain.set(0.5), "model.spine.muscle_gain=1.75");
  const auto k0 = find_uncertain("model.discs.*.endplate.tissue.permeability.k0", male(), {});
  EXPECT_TRUE(k0.logarithmic());
  EXPECT_NEAR(k0.at(0.5), std::sqrt(2e-16 * 4e-14), 1e-20);
  EXPECT_EQ(k0.unit, "m4/N/s");
  const auto convection = find_uncertain("model.nutrition.macromolecule_convection", male(), {});
  EXPECT_EQ(convection.set(0.2), "model.nutrition.macromolecule_convection=free");
  EXPECT_EQ(convection.set(0.6), "model.nutrition.macromolecule_convection=as_diffusion");
}

TEST(Design, RefusesWhatHasNoRange) {
  const auto message = [](const std::string& path) {
    try {
      find_uncertain(path, male(), {"claim.yaml", 8, 13});
    } catch (const InputError& error) {
      return std::string(error.what());
    }
    return std::string("taken");
  };
  EXPECT_NE(message("model.spine.muscle_gian").find("did you mean \"model.spine.muscle_gain\"?"),
            std::string::npos);
  EXPECT_NE(
      message("model.spine.head_fraction").find("claim.yaml:8:13: model.spine.head_fraction has no range"),
      std::string::npos);
}

TEST(Design, RanksAndQuantiles) {
  EXPECT_DOUBLE_EQ(rank_correlation({1, 2, 3, 10}, {0, 1, 8, 9}), 1);
  EXPECT_DOUBLE_EQ(rank_correlation({1, 2, 3, 10}, {9, 8, 1, 0}), -1);
  EXPECT_DOUBLE_EQ(rank_correlation({1, 2, 3}, {4, 4, 4}), 0);
  EXPECT_DOUBLE_EQ(rank_correlation({1, 2, 2, 3}, {1, 2, 2, 3}), 1);
  EXPECT_DOUBLE_EQ(quantile({3, 1, 2, 4}, 0.5), 2.5);
  EXPECT_DOUBLE_EQ(quantile({3, 1, 2, 4}, 0), 1);
}

}  // namespace
}  // namespace spinewalk::evidence
