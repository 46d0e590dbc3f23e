// Buoyancy against measured weights on the feet (loads.md 6) and its limits.
#include "loading/water.hpp"

#include <gtest/gtest.h>

#include "fixture.hpp"

#include <algorithm>

namespace spinewalk::loading {
namespace {

TEST(Water, NoneChangesNothing) {
  const Water dry = find_water(0, Stance::upright, subject_of(70));
  EXPECT_EQ(dry.carried, 0);
  EXPECT_EQ(dry.motion, 1);
  EXPECT_EQ(dry.impact, 1);
  EXPECT_EQ(dry.tone, 1);
}

TEST(Water, ToTheHipCarriesLegsOnly) {
  const model::Model model = subject_of(70);
  const Water water = find_water(0.56 * model.subject.stature, Stance::upright, model);
  for (const double beta : water.buoyancy) EXPECT_EQ(beta, 0);
  EXPECT_NEAR(water.carried, 0.41, 0.04);
  EXPECT_NEAR(water.motion, 0.4, 0.06);
  EXPECT_EQ(water.tone, 1);
}

TEST(Water, CarriesMoreTheDeeper) {
  const model::Model model = subject_of(70);
  double last = 0;
  for (double depth = 0.05; depth < 2; depth += 0.05) {
    const Water water = find_water(depth, Stance::upright, model);
    EXPECT_GE(water.carried, last) << depth;
    last = water.carried;
  }
  EXPECT_NEAR(last, 1, 0.03);  // with air in the lungs a man of 20 % fat floats or nearly
}

TEST(Water, FatAndAirFloat) {
  model::Model lean = subject_of(70), fat = lean, breathless = lean;
  fat.subject.fat_fraction = 0.4;
  breathless.subject.lung_volume = 0;
  const auto carried = [](const model::Model& m) { return find_water(1.9, Stance::upright, m).carried; };
  EXPECT_GT(carried(fat), carried(lean));
  EXPECT_LT(carried(breathless), carried(lean));
  EXPECT_LT(carried(breathless), 0.97);  // without air he sinks
}

TEST(Water, SeatedPeopleAreDeeperIn) {
  const model::Model model = subject_of(70);
  EXPECT_EQ(find_water(0.9, Stance::upright, model).carried_above, 0);
  EXPECT_GT(find_water(0.9, Stance::seated, model).carried_above, 0.1);
  EXPECT_NEAR(find_water(0.3, Stance::lying, model).buoyancy[0],
              find_water(2, Stance::upright, model).buoyancy[0], 1e-12);
}

TEST(Water, TakesImpactAndSwingFromARunner) {
  const model::Model model = subject_of(70);
  model::Running running{2.2};
  running.around.immersion = 0.56 * model.subject.stature;
  const Stride hip = make_stride(running, model), land = make_stride(model::Running{2.2}, model);
  EXPECT_LT(hip.impact_peak, 0.05 * land.impact_peak);
  const auto force = sampled(hip.ground_force, 1000);
  // peak vertical force of running in hip-deep water 0.98 BW (Haupenthal 2011)
  EXPECT_NEAR(*std::max_element(force.begin(), force.end()) / model::body_weight(model.subject), 0.98, 0.15);
  running.around.immersion = 0.715 * model.subject.stature;
  const auto chest = sampled(make_stride(running, model).ground_force, 1000);  // 0.80 BW, as above
  EXPECT_NEAR(*std::max_element(chest.begin(), chest.end()) / model::body_weight(model.subject), 0.80, 0.12);
}

}  // namespace
}  // namespace spinewalk::loading
