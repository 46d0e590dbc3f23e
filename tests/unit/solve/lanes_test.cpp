// The lanes of one program: every kind that this processor has gives the bits of single discs, and takes nothing from the
// heap inside a step.
#include "solve/lanes.hpp"
#include "../count_allocations.hpp"
#include "fixture.hpp"
#include "model/errors.hpp"

namespace spinewalk::solve {
namespace {

ElementConstantsList five_discs() {
  ElementConstantsList discs;
  for (const auto& element : make_elements(shipped_model())) discs.push_back(element.constants());
  return discs;
}

struct Outcome {
  DiscStates states, between;
  StepperCounts counts;
  long allocations = 0;
};

/// Ten minutes of standing, then lying; the discs loaded unlike.
Outcome stand_and_lie(const LaneKernels& lanes) {
  const auto discs = five_discs();
  const auto stepper = lanes.make_stepper(discs, 1e-4);
  Outcome outcome;
  outcome.states = outcome.between = reference_states(make_elements(shipped_model()));
  DiscLoads loads(discs.size());
  const Stepper::System system = [&](double) -> const DiscLoads& { return loads; };
  double t = 0;
  for (const double force : {600.0, 140.0}) {
    for (std::size_t l = 0; l < loads.size(); ++l)
      loads[l] = {force * (1 + 0.1 * static_cast<double>(l)), 1e-9, 0};
    stepper->restart();
    double dt = 1e-5;
    for (const double end = t + 600; t < end;) {
      dt = std::min(dt, end - t);
      const long before = g_allocations;
      stepper->try_step(system, outcome.states, t, dt);
      if (stepper->counts().steps > 1) outcome.allocations += g_allocations - before;
    }
    stepper->interpolate(t, loads, outcome.between);
  }
  outcome.counts = stepper->counts();
  return outcome;
}

void expect_same_bits(const DiscStates& a, const DiscStates& b) {
  for (std::size_t l = 0; l < a.size(); ++l) {
    EXPECT_EQ(a[l].J, b[l].J) << "disc " << l;
    EXPECT_EQ(a[l].lumped, b[l].lumped) << "disc " << l;
    EXPECT_EQ(a[l].outflow, b[l].outflow) << "disc " << l;
    EXPECT_EQ(a[l].inflow, b[l].inflow) << "disc " << l;
    EXPECT_EQ(a[l].p_N, b[l].p_N) << "disc " << l;
  }
}

TEST(Lanes, EveryInstructionSetGivesTheSameBits) {
  const auto lanes = available_lanes();
  ASSERT_GE(lanes.size(), 2u);
  EXPECT_EQ(lanes.front()->width, 1);
  const Outcome alone = stand_and_lie(*lanes.front());
  EXPECT_GT(alone.counts.steps, 50);
  for (const LaneKernels* kernels : lanes) {
    SCOPED_TRACE(std::string(kernels->name));
    const Outcome packed = stand_and_lie(*kernels);
    expect_same_bits(packed.states, alone.states);
    expect_same_bits(packed.between, alone.between);
    EXPECT_EQ(packed.counts.newton, alone.counts.newton);
    EXPECT_EQ(packed.counts.rejected, alone.counts.rejected);
  }
}

TEST(Lanes, NothingAllocatesInsideAStep) {
  for (const LaneKernels* kernels : available_lanes())
    EXPECT_EQ(stand_and_lie(*kernels).allocations, 0) << kernels->name;
}

DiscStates after_a_second(const model::Model& model) {
  const auto elements = make_elements(model);
  const auto stepper = make_stepper(elements, 1e-4);
  const DiscLoads loads(elements.size(), {600, 0, 0});
  DiscStates states = reference_states(elements);
  for (double t = 0, dt = 1e-5; t < 1;)
    stepper->try_step([&](double) -> const DiscLoads& { return loads; }, states, t, dt);
  return states;
}

TEST(Lanes, DiscsWithUnlikeLawsAdvanceOneByOne) {
  auto model = shipped_model();
  const DiscStates alike = after_a_second(model);
  model.discs[2].nucleus.permeability.law = model::PermeabilityLaw::constant;
  const DiscStates unlike = after_a_second(model);
  // In a pack every disc would follow the laws of the first.
  EXPECT_NE(unlike[2].J, alike[2].J);
}

}  // namespace
}  // namespace spinewalk::solve
