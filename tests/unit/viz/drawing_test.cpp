#include "viz/drawing.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace spinewalk::viz {
namespace {

State squeezed_by(double metres, double bulge = 0) {
  State state{};
  state.discs.fill({0.010 - metres, bulge, 5e5, 600, 1, {}, {}});
  return state;
}
const State kReference = squeezed_by(0);

TEST(Drawing, MultipliesTheHeightChangeByTheFactor) {
  const auto drawn = draw(squeezed_by(0.0005), kReference, 4);
  EXPECT_NEAR(drawn[model::kL4L5].height, 10 - 4 * 0.5, 1e-9);
}

TEST(Drawing, DrawsTheRimInProportionToBulgeAndFactor) {
  const double once = draw(squeezed_by(0, 5e-7), kReference, 1)[2].rim;
  EXPECT_GT(once, 0.2);  // 500 mm3 around some 145 mm of rim 10 mm high, times 3/2
  EXPECT_LT(once, 0.8);
  EXPECT_NEAR(draw(squeezed_by(0, 5e-7), kReference, 3)[2].rim, 3 * once, 1e-9);
}

TEST(Drawing, TheReferenceIsDrawnAsItIs) {
  const State start = squeezed_by(0.0004, 4e-7);
  for (const double factor : {1.0, 10.0}) {
    EXPECT_NEAR(draw(start, start, factor)[1].height, 9.6, 1e-9);
    EXPECT_NEAR(draw(start, start, factor)[1].rim, draw(start, start, 1)[1].rim, 1e-9);
  }
}

TEST(Drawing, KeepsDiscsDrawableWhateverTheResultSays) {
  EXPECT_GT(draw(squeezed_by(0.02), kReference, 20)[0].height, 0);
  EXPECT_GT(draw(squeezed_by(std::nan("")), kReference, 5)[0].height, 0);
  EXPECT_EQ(draw(squeezed_by(std::nan("")), kReference, 5)[0].rim, 0);
}

TEST(Drawing, ExaggeratesUntilADiscIsHalfAsHigh) {
  EXPECT_EQ(choose_exaggeration({squeezed_by(0.0008)}, kReference), 6);
  EXPECT_EQ(choose_exaggeration({squeezed_by(0.0001), squeezed_by(0.0020)}, kReference), 2);
  EXPECT_EQ(choose_exaggeration({squeezed_by(0.0060)}, kReference), 1);
}

TEST(Drawing, ExaggeratesUntilARimStandsOutEightMillimetres) {
  const double rim = draw(squeezed_by(0, 1e-6), kReference, 1)[2].rim;
  const double factor = choose_exaggeration({squeezed_by(0, 1e-6)}, kReference);
  EXPECT_GT(factor, 1);
  EXPECT_LE(factor * rim, 8);
}

}  // namespace
}  // namespace spinewalk::viz
