// Every law of solid, swelling and permeability on a whole disc: free swelling ends where the swelling pressure is that of
// the nucleus, water is balanced to round-off, and the laws make the difference that their equations say.
#include "disc/element.hpp"
#include "laws.hpp"
#include "solve/fluid_stepper.hpp"

#include <gtest/gtest.h>

#include <cstdio>

namespace spinewalk {
namespace {

using Element = disc::DiscElement<double>;
using Stepper = solve::FluidStepper<Element>;

struct Hold {
  double force, hours;  ///< [N], [h]
};

/// Each hold in turn, from the reference.
disc::FluidState<double> spend(std::vector<Element>& elements, const std::vector<Hold>& history) {
  Stepper::State y{elements[0].reference()};
  Stepper stepper(elements, 1e-4);
  Stepper::Loads loads(1);
  const auto system = [&](double) -> const Stepper::Loads& { return loads; };
  double t = 0;
  for (const auto& [force, hours] : history) {
    loads[0] = {force, 0, 0};
    stepper.restart();
    const double end = t + 3600 * hours;
    for (double dt = 1e-5; t < end;) {
      dt = std::min(dt, end - t);
      stepper.try_step(system, y, t, dt);
    }
  }
  return y[0];
}

class LawsOnDisc : public testing::TestWithParam<Laws> {};

// A drained disc in equilibrium has P = P_v everywhere: S(J) = p_N in every cell, S_A = p_A in the annulus.
TEST_P(LawsOnDisc, FreeSwellingEndsInEquilibrium) {
  auto disc = disc_with(GetParam());
  std::vector<Element> elements{Element(disc::element_constants(disc, {}))};
  const auto& k = elements[0].constants();
  const auto y = spend(elements, {{600, 16}, {20, 3000}});
  for (std::size_t i = 0; i < y.J.size(); ++i) {
    const auto& s = k.column.tissue[static_cast<std::size_t>(k.column.region[i])].swelling;
    ASSERT_NEAR(disc::swelling_pressure(s, y.J[i]).value, y.p_N, 1e-3 * y.p_N) << "cell " << i;
  }
  const double J_A = 1 - y.lumped[disc::kAnnulusWater] / k.annulus.volume;
  EXPECT_NEAR(disc::swelling_pressure(k.annulus.swelling, J_A).value, y.p_A, 1e-3 * y.p_N);
  EXPECT_GT(y.J[y.J.size() / 2], 1) << "swollen beyond its reference";
  EXPECT_GT(y.p_N, 0);
  std::printf("%-40s free swelling: J %.4f, p_N %.4f MPa\n", GetParam().name, y.J[y.J.size() / 2], y.p_N / 1e6);
}

TEST_P(LawsOnDisc, BalancesItsWater) {
  std::vector<Element> elements{Element(disc::element_constants(disc_with(GetParam()), {}))};
  const auto y = spend(elements, {{1500, 1}, {20, 1}, {700, 8}, {125, 8}});
  const auto w = elements[0].water(y);
  double net = 0, exchanged = 0;
  for (std::size_t r = 0; r + 1 < disc::kRoutes; ++r)
    net += y.outflow[r] - y.inflow[r], exchanged += y.outflow[r] + y.inflow[r];
  EXPECT_NEAR(w.nucleus + w.annulus, net, 1e-10 * exchanged);
  EXPECT_GT(exchanged, 1e-7);
}

INSTANTIATE_TEST_SUITE_P(Laws, LawsOnDisc, testing::ValuesIn(kLaws), law_name);

// Sixteen hours of standing: the laws differ by what their equations say. Van der Voet with the M of Holmes-Mow closes
// the pores less at the endplate than exp(M (J^2 - 1)/2), so more water leaves; Schroeder's power J^M with the same M still more.
TEST(LawsOnDiscCompared, LawsChangeWhatADayTakes) {
  std::array<double, kLaws.size()> lost;
  for (std::size_t i = 0; i < kLaws.size(); ++i) {
    std::vector<Element> elements{Element(disc::element_constants(disc_with(kLaws[i]), {}))};
    const auto w = elements[0].water(spend(elements, {{590, 16}}));
    lost[i] = w.nucleus + w.annulus;
    std::printf("%-40s water lost in 16 h of 590 N: %.1f mm3\n", kLaws[i].name, lost[i] * 1e9);
    EXPECT_GT(lost[i], 0);
    for (std::size_t j = 0; j < i; ++j) EXPECT_GT(std::abs(lost[i] / lost[j] - 1), 1e-3) << kLaws[i].name << kLaws[j].name;
  }
}

}  // namespace
}  // namespace spinewalk
