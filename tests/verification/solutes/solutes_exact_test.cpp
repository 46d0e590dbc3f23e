// T7 (both diffusion-reaction slabs) and T8 (steady advection-diffusion) of disc.md 5.2.
#include "solutes_support.hpp"

#include <gtest/gtest.h>

namespace spinewalk::disc {
namespace {

using testing::Column;

/// T7, two layers, zero order: nucleus half height L, endplate h_c, symmetric about mid height; D per tissue
/// volume.
double zero_order_middle(int cells_per_half_mm) {
  constexpr double kHalf = 5e-3, kEndplate = 0.6e-3, kD_N = 4.0742e-10, kD_c = 2.22385e-10;
  constexpr double q_N = 0.15 / 3600, q_c = 0.56 / 3600;
  const int n_c = std::max(2, cells_per_half_mm * 6 / 5), n_N = 2 * cells_per_half_mm * 10 / 2 + 1;
  std::vector<Region> region(n_c, Region::cranial_endplate);
  region.insert(region.end(), n_N, Region::nucleus);
  region.insert(region.end(), n_c, Region::caudal_endplate);
  std::vector<double> thickness;
  for (Region r : region) thickness.push_back(r == Region::nucleus ? 2 * kHalf / n_N : kEndplate / n_c);
  const Column column = testing::still_column(region, thickness, 0.2, 0.34);
  auto solute = testing::plain_solute(column.size(), kD_N);
  // A zero-order sink is a negative source; only the steady solve, which needs no positivity, may have one.
  std::vector<double> source;
  for (std::size_t i = 0; i < column.size(); ++i) {
    const bool nucleus = region[i] == Region::nucleus;
    if (!nucleus) solute.diffusivity[i] = kD_c;
    source.push_back(-(nucleus ? q_N : q_c) * thickness[i]);
  }
  SoluteStep<double> step(column.size());
  step.assemble(column.motion(), solute, {{4.0}, {4.0}}, Convention::tissue_volume);
  std::vector<double> c(column.size());
  step.solve_steady({{}, source}, c);
  return c[column.size() / 2];
}

TEST(ExactSolutes, T7ZeroOrderTwoLayers) {
  // c_i - q_N L^2/(2 D_N) with c_i = 3.312004 mM; disc.md prints 2.033641, off by its own rounding.
  constexpr double kExact = 2.0336344;
  const double error = zero_order_middle(10) - kExact, finer = zero_order_middle(20) - kExact;
  EXPECT_NEAR(std::log2(error / finer), 2, 0.2);
  EXPECT_NEAR(zero_order_middle(40), kExact, 2e-4);
  EXPECT_NEAR(zero_order_middle(320), kExact, 2e-6);
}

TEST(ExactSolutes, T7FirstOrder) {
  constexpr double kLength = 5e-3, kD = 4e-10, kModulus = 3.0;  // Thiele modulus phi
  constexpr double kRate = kModulus * kModulus * kD / (kLength * kLength);
  double last = 0;
  for (int cells : {20, 40, 80, 160}) {
    const Column column = testing::uniform_column(kLength, cells, 0.2);
    std::vector<double> sink(cells, kRate * 0.8 * kLength / cells);
    SoluteStep<double> step(cells);
    // Sealed at z = 0, open at z = L.
    step.assemble(column.motion(), testing::plain_solute(cells, kD), {{0.0, 0.0}, {4.0}},
                  Convention::porosity);
    std::vector<double> c(cells);
    step.solve_steady({sink, {}}, c);
    double worst = 0;
    for (int i = 0; i < cells; ++i) {
      const double z = (i + 0.5) / cells;
      worst = std::max(worst, std::abs(c[i] - 4 * std::cosh(kModulus * z) / std::cosh(kModulus)));
    }
    if (last > 0) {
      EXPECT_NEAR(std::log2(last / worst), 2, 0.1) << cells;
    }
    last = worst;
  }
  EXPECT_LT(last, 5e-4);
}

/// Largest deviation from (e^{vz/D} - 1)/(e^{vL/D} - 1) over the cells.
double advection_error(double peclet, const std::vector<double>& thickness) {
  constexpr double kD = 4e-10, kPorosity = 0.8;
  Column column = testing::still_column(std::vector<Region>(thickness.size(), Region::nucleus), thickness,
                                        1 - kPorosity, 1 - kPorosity);
  double length = 0;
  for (double dZ : thickness) length += dZ;
  const double v = peclet * kD / length;
  column.flux.assign(column.size() + 1, v * kPorosity);
  SoluteStep<double> step(column.size());
  step.assemble(column.motion(), testing::plain_solute(column.size(), kD), {{0.0}, {1.0}},
                Convention::porosity);
  std::vector<double> c(column.size());
  step.solve_steady({}, c);
  double worst = 0, z = 0;
  for (std::size_t i = 0; i < column.size(); ++i) {
    const double x = (z + 0.5 * thickness[i]) / length;
    const double exact = peclet > 0
                             ? std::exp(peclet * (x - 1)) * std::expm1(-peclet * x) / std::expm1(-peclet)
                             : std::expm1(peclet * x) / std::expm1(peclet);
    worst = std::max(worst, std::abs(c[i] - exact));
    z += thickness[i];
  }
  return worst;
}

TEST(ExactSolutes, T8AdvectionDiffusionIsExactAtTheNodes) {
  const std::vector<double> uniform(8, 1e-3);
  std::vector<double> graded;
  for (int i = 0; i < 30; ++i) graded.push_back(1e-6 * std::pow(1.4, i));
  for (double peclet : {-200.0, -30.0, -1.0, -1e-4, 1e-6, 0.5, 5.0, 50.0, 600.0}) {
    EXPECT_LT(advection_error(peclet, uniform), 1e-13) << peclet;
    EXPECT_LT(advection_error(peclet, graded), 1e-13) << peclet;
  }
}

TEST(ExactSolutes, T8BoundaryFluxIsSplitIntoItsTwoParts) {
  constexpr double kD = 4e-10, kPorosity = 0.8, kLength = 8e-3, kPeclet = 3;
  Column column = testing::uniform_column(kLength, 16, 1 - kPorosity);
  const double v = kPeclet * kD / kLength;
  column.flux.assign(17, v * kPorosity);
  column.dt = 1e-3;
  const auto solute = testing::plain_solute(16, kD);
  SoluteStep<double> step(16);
  step.assemble(column.motion(), solute, {{2.0}, {1.0}}, Convention::porosity);
  std::vector<double> c(16);
  step.solve_steady({}, c);
  const auto booked = step_passive(step, column.motion(), solute, {{2.0}, {1.0}}, Convention::porosity, c);
  const double total = kPorosity * v * (2 * std::exp(kPeclet) - 1) / std::expm1(kPeclet) * column.dt;
  EXPECT_NEAR(booked.cranial_convective, kPorosity * v * 2.0 * column.dt, 1e-12 * total);
  EXPECT_NEAR(booked.cranial_convective + booked.cranial_diffusive, total, 1e-12 * total);
  EXPECT_NEAR(booked.caudal_convective, -kPorosity * v * 1.0 * column.dt, 1e-12 * total);
  EXPECT_NEAR(booked.caudal_convective + booked.caudal_diffusive, -total, 1e-12 * total);
}

}  // namespace
}  // namespace spinewalk::disc
