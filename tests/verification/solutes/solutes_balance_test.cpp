// T9 (a uniform concentration stays uniform) and T11 (every solute is accounted for) under violent histories.
#include "disc/solutes_nutrients.hpp"
#include "solutes_support.hpp"

#include <gtest/gtest.h>

namespace spinewalk::disc {
namespace {

using testing::Column;
using testing::Violence;

constexpr int kSteps = 2000;

Column small_disc() { return testing::disc_column(0.7e-3, 9e-3, {}, 0.193, 0.327); }

TEST(SoluteBalance, T9UniformConcentrationIsKeptToRoundOff) {
  for (auto convention : {Convention::porosity, Convention::tissue_volume})
    for (auto law : {DiffusivityLaw::mackie_meares, DiffusivityLaw::constant}) {
      Column column = small_disc();
      auto solute = make_small_solute(kGlucoseDiffusivity, column.region, {0.5, 1.0, 0.3});
      solute.law = law;
      SoluteStep<double> step(column.size());
      std::vector<double> c(column.size(), 4.0);
      Violence violence(7);
      double worst = 0;
      for (int i = 0; i < kSteps; ++i) {
        violence.next(column);
        step_passive(step, column.motion(), solute, {{4.0, 1e-6}, {4.0}, 1e-6, 4.0}, convention, c);
        for (double value : c) worst = std::max(worst, std::abs(value / 4.0 - 1));
      }
      EXPECT_LT(worst, 1e-13);
    }
}

TEST(SoluteBalance, T11HinderedPartitionedSoluteIsAccountedFor) {
  Column column = small_disc();
  auto solute = testing::plain_solute(column.size(), 3e-12);
  for (std::size_t i = 0; i < column.size(); ++i) {
    const bool nucleus = column.region[i] == Region::nucleus;
    solute.partition[i] = nucleus ? 0.05 : 0.01;
    solute.convection[i] = nucleus ? 0.4 : 0.1;
  }
  SoluteStep<double> step(column.size());
  std::vector<double> c(column.size(), 0.0);
  Violence violence(11);
  double entered = 0, turnover = 0;
  for (int i = 0; i < kSteps; ++i) {
    violence.next(column);
    const auto booked =
        step_passive(step, column.motion(), solute, {{1.0}, {0.3, 1e-6}, 1e-7, 0.5}, Convention::porosity, c);
    entered += booked.total();
    turnover += std::abs(booked.total());
    for (double value : c) ASSERT_GE(value, 0) << "step " << i;
  }
  const double inside = stored<double>(column.motion(), column.J1, solute, c, Convention::porosity);
  EXPECT_GT(turnover, 10 * inside);
  EXPECT_NEAR(inside, entered, 1e-10 * inside);
}

TEST(SoluteBalance, T11NutrientsBalanceAndLactateIsTwiceGlucose) {
  for (auto convention : {Convention::porosity, Convention::tissue_volume}) {
    Column column = small_disc();
    NutrientSetup<double> setup;
    setup.convention = convention;
    const EndplateAccess access{0.5, 1.0, 0.3};
    setup.solute = {make_small_solute(kOxygenDiffusivity, column.region, access),
                    make_small_solute(kLactateDiffusivity, column.region, access),
                    make_small_solute(kGlucoseDiffusivity, column.region, access)};
    for (Region region : column.region) setup.density.push_back(region == Region::nucleus ? 3.6 : 13.5);
    const Nutrients<Surroundings<double>> around{Surroundings<double>{{0.0524, 1e-6}, {0.0524}, 1e-7, 0.0596},
                                                 Surroundings<double>{{0.8, 1e-6}, {0.8}, 1e-7, 0.9},
                                                 Surroundings<double>{{4.0, 1e-6}, {4.0}, 1e-7, 5.0}};
    NutrientStep<double> step(setup);
    NutrientState<double> state;
    state.c = {std::vector<double>(column.size(), 0.05), std::vector<double>(column.size(), 0.8),
               std::vector<double>(column.size(), 0.0)};
    state.viability.assign(column.size(), 1.0);
    Nutrients<double> entered{}, before{}, reacted{};
    for (std::size_t s = 0; s < 3; ++s)
      before[s] = stored<double>(column.motion(), column.J0, setup.solute[s], state.c[s], convention);
    Violence violence(3);
    for (int i = 0; i < kSteps; ++i) {
      violence.next(column);
      const auto booked = step.advance(column.motion(), around, state);
      for (std::size_t s = 0; s < 3; ++s) {
        entered[s] += booked[s].total();
        reacted[s] += booked[s].reaction;
        for (double value : state.c[s]) ASSERT_GE(value, 0) << "solute " << s << ", step " << i;
      }
    }
    for (std::size_t s = 0; s < 3; ++s) {
      const double after =
          stored<double>(column.motion(), column.J1, setup.solute[s], state.c[s], convention);
      EXPECT_NEAR(after - before[s], entered[s], 1e-10 * std::max(after, std::abs(entered[s]))) << s;
    }
    EXPECT_NEAR(reacted[kLactate], -2 * reacted[kGlucose], 1e-12 * reacted[kLactate]);
    EXPECT_LT(reacted[kOxygen], 0);
    for (double v : state.viability) {
      EXPECT_GT(v, 0);
      EXPECT_LE(v, 1);
    }
  }
}

}  // namespace
}  // namespace spinewalk::disc
