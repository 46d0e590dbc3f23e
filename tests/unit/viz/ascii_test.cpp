#include "viz/ascii.hpp"

#include <gtest/gtest.h>

namespace spinewalk::viz {
namespace {

TEST(Ascii, SpellsTheSignsThatUnitsNeed) {
  EXPECT_EQ(to_ascii("84 \u00b5L/h, \u00d74, mm\u00b2, 5 \u00b0C, \u22121"), "84 uL/h, x4, mm2, 5 degC, -1");
}

TEST(Ascii, OtherSignsBecomeAQuestionMarkEach) {
  EXPECT_EQ(to_ascii("R\u00fccken \u2603"), "R?cken ?");
  EXPECT_EQ(to_ascii("\xff"), "?");
}

}  // namespace
}  // namespace spinewalk::viz
