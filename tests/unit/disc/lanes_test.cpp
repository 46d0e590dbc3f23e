// Lanes: exp and log against the C library; five discs through a violent day give the same bits in packs of 1, 4 and 8;
// no allocation inside a step.
#include "../count_allocations.hpp"
#include "disc/element_kernels.hpp"
#include "disc/pack_element.hpp"
#include "sample_disc.hpp"
#include "solve/fluid_stepper.hpp"

#include <gtest/gtest.h>

#include <random>

namespace spinewalk::disc {
namespace {

constexpr std::size_t kDiscs = 5;

double ulps(double value, long double exact) {
  const double nearest = std::abs(static_cast<double>(exact));
  const double ulp = std::nextafter(nearest, INFINITY) - nearest;
  return static_cast<double>(std::abs(static_cast<long double>(value) - exact) / ulp);
}

TEST(LaneMath, ExpAndLogWithinTheirUlps) {
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> wide(-700, 700), narrow(-2, 2);
  double exp_error = 0, log_error = 0;
  for (int i = 0; i < 400000; ++i) {
    const double x = i % 2 ? wide(random) : narrow(random), y = std::exp(0.9 * x);
    exp_error = std::max(exp_error, ulps(exp(x), std::exp(static_cast<long double>(x))));
    log_error = std::max(log_error, ulps(log(y), std::log(static_cast<long double>(y))));
  }
  EXPECT_LE(exp_error, 2);
  EXPECT_LE(log_error, 4);
  EXPECT_EQ(exp(0.0), 1.0);
  EXPECT_EQ(log(1.0), 0.0);
  EXPECT_EQ(exp(1e6), exp(708.0));
  EXPECT_EQ(exp(-1e6), exp(-708.0));
}

template <class Real>
void expect_functions_of_a_double() {
  std::mt19937_64 random(2);
  std::uniform_real_distribution<double> number(0.05, 30);
  for (int i = 0; i < 20000; ++i) {
    Real a(0);
    for (std::size_t k = 0; k < kLaneCount<Real>; ++k) a.set(k, number(random));
    const Real e = exp(a), l = log(a), r = sqrt(a), p = pow(a, Real(1.7)), b = abs(-a);
    for (std::size_t k = 0; k < kLaneCount<Real>; ++k) {
      ASSERT_EQ(e[k], exp(a[k]));
      ASSERT_EQ(l[k], log(a[k]));
      ASSERT_EQ(r[k], std::sqrt(a[k]));
      ASSERT_EQ(p[k], pow(a[k], 1.7));
      ASSERT_EQ(b[k], a[k]);
    }
  }
}

TEST(LaneMath, PacksGiveTheBitsOfADouble) {
  expect_functions_of_a_double<Pack<2>>();
  expect_functions_of_a_double<Pack<4>>();
  expect_functions_of_a_double<Pack<8>>();
}

/// Five unlike discs; one with a power of permeability that is not 2.
std::vector<ElementConstants<double>> five_discs(model::SwellingLaw swelling) {
  std::vector<ElementConstants<double>> constants;
  for (std::size_t l = 0; l < kDiscs; ++l) {
    auto disc = sample_disc();
    const double share = static_cast<double>(l) / kDiscs;
    disc.geometry.height *= 1 - 0.3 * share;
    disc.geometry.area *= 1 + 0.2 * share;
    disc.nucleus.permeability.alpha = l == 3 ? 2.4 : 2;
    disc.endplate.direction_ratio = 1 - 0.5 * share;
    disc.endplate.venous_pressure = 0;
    for (model::Tissue* tissue : {&disc.nucleus, &disc.annulus, &disc.endplate.tissue})
      tissue->swelling = swelling, tissue->collagen = 0.15 + 0.1 * share;
    constants.push_back(element_constants(disc, {}));
  }
  return constants;
}

struct Day {
  std::vector<double> values;  ///< J, lumped and pressures of each disc
  solve::StepperCounts counts;
  long allocations = 0;  ///< after the first step
};

/// Overload, traction-like unloading, rhythm; the discs loaded unlike.
template <class Real>
Day violent_day(model::SwellingLaw swelling = model::SwellingLaw::donnan) {
  constexpr std::size_t kLanes = kLaneCount<Real>;
  const auto constants = five_discs(swelling);
  std::vector<DiscElement<Real>> elements;
  std::vector<FluidState<Real>> y;
  for (std::size_t first = 0; first < kDiscs; first += kLanes) {
    elements.emplace_back(gather_constants<Real>(
        std::span(constants).subspan(first, std::min(kLanes, kDiscs - first))));
    y.push_back(elements.back().reference());
  }
  solve::FluidStepper<DiscElement<Real>, Real> stepper(elements, 1e-4);
  std::vector<Load<Real>> loads(elements.size());
  const auto system = [&](double) -> const std::vector<Load<Real>>& { return loads; };
  Day day;
  double t = 0;
  const double forces[] = {2500, 20, 700, 60, 1500, 120}, seconds[] = {1800, 3600, 20000, 600, 900, 28800};
  for (int phase = 0; phase < 6; ++phase) {
    for (std::size_t first = 0; first < kDiscs; first += kLanes) {
      std::vector<Load<double>> own;
      for (std::size_t l = first; l < std::min(first + kLanes, kDiscs); ++l)
        own.push_back({forces[phase] * (1 + 0.04 * static_cast<double>(l)), phase % 2 ? 0.0 : 4e-8, 0});
      loads[first / kLanes] = gather_load<Real>(own);
    }
    stepper.restart();
    double dt = 1e-5;
    const double end = t + seconds[phase];
    for (int tries = 0; t < end && tries < 20000; ++tries) {
      dt = std::min(dt, end - t);
      const long before = g_allocations;
      stepper.try_step(system, y, t, dt);
      if (stepper.counts().steps > 1) day.allocations += g_allocations - before;
    }
    EXPECT_GE(t, end);
  }
  day.counts = stepper.counts();
  for (std::size_t l = 0; l < kDiscs; ++l) {
    const auto& state = y[l / kLanes];
    for (const Real& J : state.J) day.values.push_back(lane_value(J, l % kLanes));
    for (const Real& v : state.lumped) day.values.push_back(lane_value(v, l % kLanes));
    for (const Real& v : state.mechanical) day.values.push_back(lane_value(v, l % kLanes));
    for (const Real& v : state.outflow) day.values.push_back(lane_value(v, l % kLanes));
    for (const Real& v : {state.x, state.p_N, state.p_A}) day.values.push_back(lane_value(v, l % kLanes));
  }
  return day;
}

TEST(FluidLanes, FiveDiscsGiveTheSameBitsInEveryWidth) {
  const Day alone = violent_day<double>(), four = violent_day<Pack<4>>(), eight = violent_day<Pack<8>>();
  ASSERT_EQ(alone.values.size(), eight.values.size());
  for (std::size_t i = 0; i < alone.values.size(); ++i) {
    ASSERT_EQ(alone.values[i], four.values[i]) << "value " << i;
    ASSERT_EQ(alone.values[i], eight.values[i]) << "value " << i;
  }
  for (const Day* day : {&four, &eight}) {
    EXPECT_EQ(alone.counts.steps, day->counts.steps);
    EXPECT_EQ(alone.counts.rejected, day->counts.rejected);
    EXPECT_EQ(alone.counts.newton, day->counts.newton);
  }
}

TEST(FluidLanes, DiscsWithWaterInsideCollagenGiveTheSameBitsToo) {
  const auto law = model::SwellingLaw::intrafibrillar;
  const Day alone = violent_day<double>(law), eight = violent_day<Pack<8>>(law);
  EXPECT_EQ(alone.values, eight.values);
  EXPECT_NE(alone.values, violent_day<double>().values);
  EXPECT_EQ(alone.allocations + eight.allocations, 0);
}

TEST(FluidLanes, NothingAllocatesInsideAStep) {
  EXPECT_EQ(violent_day<double>().allocations, 0);
  EXPECT_EQ(violent_day<Pack<8>>().allocations, 0);
}

}  // namespace
}  // namespace spinewalk::disc
