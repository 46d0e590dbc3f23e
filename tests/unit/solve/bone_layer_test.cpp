// The layer at the bone under a rhythmic pressure: limits that are known.
#include "solve/bone_layer.hpp"
#include "solve/lanes.hpp"

#include "../disc/sample_disc.hpp"
#include "kirchhoff_shift.hpp"

#include "model/errors.hpp"

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

/// The layer of one column.
struct Layer {
  explicit Layer(disc::ColumnConstants<double> c, std::size_t side = 0)
      : column(std::move(c)), layers({column}, side, kPeriod, choose_lanes()) {}
  LayerResponse respond(const std::vector<double>& p) { return layers.respond({p}, {pressed(column)})[0]; }

  disc::ColumnConstants<double> column;
  BoneLayers layers;
};

double shift_of(const disc::ColumnConstants<double>& column, const std::vector<double>& p) {
  return Layer(column).respond(p).shift;
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
    const auto response = Layer(column_of(ratio)).respond(wave(0));
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
  Layer layer(column, 1);
  const auto first = layer.respond(wave(0.2e6)), again = layer.respond(wave(0.2e6));
  EXPECT_LE(first.defect, 1e-8);
  EXPECT_LT(again.cells_solved, first.cells_solved / 2);
  EXPECT_NEAR(first.shift, again.shift, 1);
  EXPECT_NEAR(first.shift, shift_of(column, wave(0.2e6)),
              1);  // the caudal side is the mirror of the cranial one
}

TEST(BoneLayer, IsNotThereBehindASealedBone) {
  auto column = column_of(1);
  column.open_fraction[0] = 0;
  Layer sealed(column);
  EXPECT_EQ(sealed.layers.cells(), 0u);
  EXPECT_EQ(sealed.respond(wave(0.1e6)).shift, 0);
  // Beside one that is open, too.
  const auto open = column_of(1);
  BoneLayers both({column, open}, 0, kPeriod, choose_lanes());
  const auto responses = both.respond({wave(0.1e6), wave(0.1e6)}, {pressed(column), pressed(open)});
  EXPECT_EQ(responses[0].shift, 0);
  EXPECT_EQ(responses[1].shift, shift_of(open, wave(0.1e6)));
}

// Discs with unlike direction ratios and pressures, which need unlike numbers of iterations and strides.
TEST(BoneLayer, EveryInstructionSetGivesTheSameBits) {
  BoneLayers::Columns columns;
  std::vector<std::vector<double>> pressures, states;
  for (const double ratio : {1.0, 0.4, 2.0, 0.4, 1.0}) {
    columns.push_back(column_of(ratio));
    pressures.push_back(wave(0.04e6 * static_cast<double>(columns.size())));
    states.push_back(pressed(columns.back()));
  }
  const auto respond_twice = [&](const LaneKernels& lanes) {
    BoneLayers layers(columns, 0, kPeriod, lanes);
    layers.respond(pressures, states);
    auto moved = pressures;
    for (auto& p : moved)
      for (double& value : p) value *= 0.98;
    return layers.respond(moved, states);
  };
  const auto alone = respond_twice(*available_lanes().front());
  for (const LaneKernels* lanes : available_lanes()) {
    const auto packed = respond_twice(*lanes);
    for (std::size_t l = 0; l < columns.size(); ++l) {
      EXPECT_EQ(packed[l].shift, alone[l].shift) << lanes->name << ", disc " << l;
      EXPECT_EQ(packed[l].ripple, alone[l].ripple) << lanes->name << ", disc " << l;
      EXPECT_EQ(packed[l].cells_solved, alone[l].cells_solved) << lanes->name << ", disc " << l;
    }
  }
}

TEST(BoneLayer, SaysWhichColumnHasNoSolution) {
  const auto column = column_of(1);
  BoneLayers layers({column, column}, 0, kPeriod, choose_lanes());
  auto beyond = wave(0.1e6);
  beyond[7] = 1e30;
  std::string said;
  try {
    layers.respond({wave(0.1e6), beyond}, {pressed(column), pressed(column)});
  } catch (const SolverError& error) {
    said = error.what();
  }
  EXPECT_NE(said.find("the layer at the bone has no solution within a stride"), said.npos) << said;
  EXPECT_EQ(layers.worst(), 1u);
}

}  // namespace
}  // namespace spinewalk::solve
