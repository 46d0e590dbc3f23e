// The kernels over a pack of four columns: the same bits as four columns one by one, and no allocation inside
// a step.
#include "../count_allocations.hpp"
#include "disc/pack.hpp"
#include "disc/solutes_nutrients_kernels.hpp"

#include <gtest/gtest.h>

namespace spinewalk::disc {
namespace {

constexpr int kLanes = 4;

template <class F>
Pack<kLanes> map(F f) {
  Pack<kLanes> pack(0);
  for (int k = 0; k < kLanes; ++k) pack.set(static_cast<std::size_t>(k), f(k));
  return pack;
}

constexpr std::size_t kCells = 24;

/// A disc whose sizes, motion and supply depend on the lane; `value(f)` makes a Real of f(lane).
template <class Real, class Value>
struct Disc {
  std::vector<Region> region;
  std::vector<Real> thickness, solid, J0, J1, flux, lateral;
  NutrientSetup<Real> setup;
  NutrientState<Real> state;
  Nutrients<Surroundings<Real>> around;
  Value value;

  explicit Disc(Value make) : value(make) {
    for (std::size_t i = 0; i < kCells; ++i) {
      region.push_back(i < 6 ? Region::cranial_endplate : i < 18 ? Region::nucleus : Region::caudal_endplate);
      thickness.push_back(value([&](int k) { return (1 + 0.2 * k) * (i < 6 || i >= 18 ? 1e-4 : 7e-4); }));
      solid.push_back(value([&](int k) { return 0.2 + 0.01 * k; }));
      J0.push_back(Real(1));
      lateral.push_back(value([&](int k) { return i > 6 && i < 17 ? (k - 1.5) * 1e-6 : 0; }));
      setup.density.push_back(value([&](int k) { return 3 + k; }));
      state.viability.push_back(Real(1));
    }
    J1 = J0;
    flux.assign(kCells + 1, Real(0));
    const double baths[3] = {0.05, 0.8, 4.0}, free[3] = {3e-9, 1.4e-9, 9e-10};
    for (std::size_t s = 0; s < 3; ++s) {
      setup.solute[s] = {DiffusivityLaw::mackie_meares, std::vector<Real>(kCells, Real(free[s])),
                         std::vector<Real>(kCells, Real(1)), std::vector<Real>(kCells, Real(1))};
      state.c[s].assign(kCells, Real(s == kGlucose ? 0.0 : baths[s]));
      const Real c = value([&](int k) { return baths[s] * (1 + 0.1 * k); });
      around[s] = {{c, value([](int k) { return 1e-6 * (k + 1); })}, {c}, Real(1e-6), c};
    }
  }

  void move(int step) {
    J0 = J1;
    for (std::size_t i = 0; i < kCells; ++i) {
      const auto dJ =
          value([&](int k) { return 0.02 * std::sin(0.7 * step + k + 0.3 * static_cast<double>(i)); });
      J1[i] = J0[i] + dJ;
      flux[i + 1] = flux[i] - thickness[i] * ((J1[i] - J0[i]) / 120.0 + lateral[i]);
    }
  }
  ColumnMotion<Real> motion() const { return {region, thickness, solid, J0, J1, flux, lateral, Real(120)}; }
};

template <class Real, class Value>
Disc<Real, Value> simulate(Value value) {
  Disc<Real, Value> disc(value);
  NutrientStep<Real> step(disc.setup);
  for (int i = 0; i < 40; ++i) {
    disc.move(i);
    const long before = g_allocations;
    step.advance(disc.motion(), disc.around, disc.state);
    EXPECT_EQ(g_allocations, before) << "allocation in step " << i;
  }
  return disc;
}

TEST(SoluteLanes, FourColumnsTogetherEqualFourAloneToTheBit) {
  const auto together = simulate<Pack<kLanes>>([](auto f) { return map(f); });
  for (int k = 0; k < kLanes; ++k) {
    const auto alone = simulate<double>([k](auto f) -> double { return f(k); });
    for (std::size_t s = 0; s < 3; ++s)
      for (std::size_t i = 0; i < kCells; ++i)
        EXPECT_EQ(together.state.c[s][i][static_cast<std::size_t>(k)], alone.state.c[s][i]) << "solute " << s << ", cell " << i;
    EXPECT_EQ(together.state.viability[9][static_cast<std::size_t>(k)], alone.state.viability[9]);
  }
}

}  // namespace
}  // namespace spinewalk::disc
