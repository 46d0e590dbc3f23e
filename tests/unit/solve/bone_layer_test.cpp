// The layer at the bone under a rhythmic pressure: limits that are known.
#include "solve/bone_layer.hpp"

#include "../disc/sample_disc.hpp"
#include "kirchhoff_shift.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace spinewalk::solve {
namespace {

constexpr double kPeriod = 1.1;

disc::ColumnConstants<double> column_of(double direction_ratio, disc::GridOptions grid = {}) {
  auto column = disc::element_constants(sample_disc(), grid).column;
  column.direction_ratio = direction_ratio;
  return column;
}

std::vector<double> wave(double amplitude) {
  std::vector<double> p;
  for (int i = 0; i < 96; ++i) p.push_back(0.3e6 + amplitude * std::cos(2 * M_PI * i / 96));
  return p;
}

/// Column whose steady cells hold 0.02 MPa less than the bone asks for: some outflow.
std::vector<double> pressed(const disc::ColumnConstants<double>& column) {
  return std::vector<double>(column.thickness.size(), volume_at(column.tissue[0].swelling, 0.32e6));
}

double shift_of(const disc::ColumnConstants<double>& column, const std::vector<double>& p) {
  return BoneLayer(column, 0, kPeriod).respond(p, pressed(column)).shift;
}

TEST(BoneLayer, TendsToTheClosedFormForEqualResistance) {
  const auto coarse = column_of(1), fine = column_of(1, {60, 24, 1.08});
  const double closed = kirchhoff_shift(coarse.tissue[0], wave(0.1e6));
  EXPECT_LT(closed, -1e3);
  EXPECT_NEAR(shift_of(coarse, wave(0.1e6)), closed, 0.06 * std::abs(closed));
  EXPECT_NEAR(shift_of(fine, wave(0.1e6)), closed, 0.01 * std::abs(closed));
}

TEST(BoneLayer, FindsNothingToCorrectUnderASteadyPressure) {
  for (const double ratio : {1.0, 0.4, 2.0}) {
    const auto column = column_of(ratio);
    const auto response = BoneLayer(column, 0, kPeriod).respond(wave(0), pressed(column));
    EXPECT_NEAR(response.shift, 0, 1) << ratio;
    for (const double u : response.ripple) EXPECT_NEAR(u, 0, 1e-10);
  }
}

// Where water comes in more easily than it goes out, the rhythm pumps it in: as if the bone pressed less.
TEST(BoneLayer, RectifiesByDirection) {
  const double even = shift_of(column_of(1), wave(0.1e6)), eased = shift_of(column_of(0.4), wave(0.1e6)),
               hindered = shift_of(column_of(2), wave(0.1e6));
  EXPECT_LT(eased, even - 5e3);
  EXPECT_GT(hindered, even + 5e3);
}

TEST(BoneLayer, RepeatsItself) {
  const auto column = column_of(0.4);
  BoneLayer layer(column, 1, kPeriod);
  const auto first = layer.respond(wave(0.2e6), pressed(column)),
             again = layer.respond(wave(0.2e6), pressed(column));
  EXPECT_LE(first.defect, 1e-8);
  EXPECT_LT(again.cells_solved, first.cells_solved / 2);
  EXPECT_NEAR(first.shift, again.shift, 1);
  EXPECT_NEAR(first.shift, shift_of(column, wave(0.2e6)),
              1);  // the caudal side is the mirror of the cranial one
}

TEST(BoneLayer, IsNotThereBehindASealedBone) {
  auto column = column_of(1);
  column.open_fraction[0] = 0;
  BoneLayer layer(column, 0, kPeriod);
  EXPECT_EQ(layer.cells(), 0u);
  EXPECT_EQ(layer.respond(wave(0.1e6), pressed(column)).shift, 0);
}

}  // namespace
}  // namespace spinewalk::solve
