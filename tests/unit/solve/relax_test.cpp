/// One step of backward Euler, whatever its length: a century of it is the equilibrium, and it loses no water.
#include "disc/element.hpp"
#include "fixture.hpp"
#include "solve/lanes.hpp"

namespace spinewalk::solve {
namespace {

class Relax : public testing::Test {
 protected:
  Relax()
      : elements(make_elements(shipped_model())), states(reference_states(elements)), loads(elements.size()) {
    for (auto& load : loads) load = {500, 1e-9, 0};
    stepper = make_stepper(elements, 1e-6);
  }

  std::vector<Element> elements;
  DiscStates states;
  DiscLoads loads;
  std::unique_ptr<Stepper> stepper;
  double t = 0;
};

TEST_F(Relax, ACenturyIsTheEquilibrium) {
  ASSERT_TRUE(stepper->relax(loads, states, t, 3e9));
  EXPECT_EQ(t, 3e9);
  const DiscStates rest = states;
  double dt = 600;
  stepper->restart();
  const Stepper::System system = [&](double) -> const DiscLoads& { return loads; };
  while (stepper->try_step(system, states, t, dt) != controlled_step_result::success) {
  }
  for (std::size_t l = 0; l < elements.size(); ++l)
    EXPECT_NEAR(fluid_volume(elements[l], states[l]), fluid_volume(elements[l], rest[l]),
                1e-7 * fluid_volume(elements[l], rest[l]))
        << model::kLevelNames[l];
}

TEST_F(Relax, BooksTheWaterThatLeaves) {
  const DiscStates before = states;
  ASSERT_TRUE(stepper->relax(loads, states, t, 30));
  for (std::size_t l = 0; l < elements.size(); ++l) {
    double net = 0;
    for (std::size_t r = 0; r + 1 < disc::kRoutes; ++r) net += states[l].outflow[r] - states[l].inflow[r];
    const double lost = fluid_volume(elements[l], before[l]) - fluid_volume(elements[l], states[l]);
    EXPECT_GT(lost, 0) << model::kLevelNames[l];
    EXPECT_NEAR(net, lost, 1e-6 * lost) << model::kLevelNames[l];
  }
}

}  // namespace
}  // namespace spinewalk::solve
