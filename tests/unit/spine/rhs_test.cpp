#include "spine/rhs.hpp"

#include "fixture.hpp"
#include "spine/equilibrium.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <cstdlib>
#include <new>
#include <set>

#ifndef __SANITIZE_ADDRESS__  // which replaces these operators itself
namespace {
std::atomic<long> allocations{0};
}

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
#endif

namespace spinewalk::spine {
namespace {

struct Subject {
  model::Model model = subject();
  Constants constants{model};
  std::vector<disc::ForceLaw> discs{model.discs.begin(), model.discs.end()};
  Waters waters{};
};

TEST(PeriodicTable, FollowsTheSeries) {
  loading::FourierSeries series{0.8, 0.3, {}};
  double amplitude = 0;
  for (int k = 1; k <= 40; ++k) {
    series.harmonics.push_back({std::cos(7.0 * k) / k, std::sin(5.0 * k) / k});
    amplitude += 1.0 / k;
  }
  const PeriodicTable table(series);
  for (int i = 0; i < 2000; ++i) {
    const double t = 0.00137 * i;  // across three periods
    EXPECT_NEAR(table(t), series(t), 1e-8 * amplitude) << t;
  }
}

TEST(PeriodicTable, OfASteadySeriesIsItsMean) {
  EXPECT_EQ(PeriodicTable(loading::FourierSeries{0, 0.25, {}})(12.5), 0.25);
}

TEST(Constants, AddUpToTheBodyAboveTheSacrum) {
  const Subject s;
  double sum = 0;
  for (double m : s.constants.mass) {
    EXPECT_GT(m, 1.0);
    sum += m;
  }
  EXPECT_NEAR(sum, s.model.spine.fraction_above[4] * 70, 1e-12);
}

TEST(RightHandSide, RestsInEquilibrium) {
  const Subject s;
  const auto standing = loading::make_stride(model::Standing{}, s.model);
  const RightHandSide rhs(s.constants, s.discs, s.waters, standing);
  State rate;
  rhs(find_equilibrium(s.constants, s.discs, s.waters, standing), rate, 0);
  for (std::size_t i = 0; i < kStates; ++i) EXPECT_NEAR(rate[i] / state_scale()[i], 0, 1e-8) << state_name(i);
}

TEST(RightHandSide, MomentsComeFromWeightAndInertiaAbove) {
  // Equation (5), added up body by body, against the joint force that the right-hand side uses instead.
  const Subject s;
  const auto walking = loading::make_stride(model::Walking{1.3}, s.model);
  const RightHandSide rhs(s.constants, s.discs, s.waters, walking);
  State y = find_equilibrium(s.constants, s.discs, s.waters, walking), rate;
  for (std::size_t i = 0; i < kStates; ++i)
    y[i] += 0.05 * state_scale()[i] * std::sin(1.0 + static_cast<double>(i));
  const double t = 0.123;
  rhs(y, rate, t);
  for (std::size_t level = 0; level < model::kLevels; ++level) {
    double force = 0;
    for (std::size_t body = level_of_joint(level); body < kBodies; ++body) {
      const double acceleration = rate[kVelocity + body] + walking.pelvis_acceleration(t);
      force += s.constants.mass[body] * (model::kGravity + acceleration);
    }
    const double moment =
        force * (s.model.spine.walking.offset + s.constants.com_height[level] * std::sin(walking.pitch(t)));
    const double arm = moment > 0 ? s.model.spine.extensor_arm : s.model.spine.flexor_arm;
    const double expected = (std::abs(moment) / arm + walking.phasic(t) - y[kActivation + level]) / 0.05;
    EXPECT_NEAR(rate[kActivation + level], expected, 1e-6 * std::abs(expected) + 1e-3);
  }
}

#ifndef __SANITIZE_ADDRESS__
TEST(RightHandSide, DoesNotAllocate) {
  const Subject s;
  const RightHandSide rhs(s.constants, s.discs, s.waters, loading::make_stride(model::Running{3}, s.model));
  State y{}, rate;
  const long before = allocations;
  for (int i = 0; i < 100; ++i) rhs(y, rate, 0.01 * i);
  EXPECT_EQ(allocations, before);
}
#endif

TEST(State, EveryIndexHasItsOwnName) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < kStates; ++i) names.insert(state_name(i));
  EXPECT_EQ(names.size(), kStates);
  EXPECT_EQ(state_name(kVelocity + 1), "L4 velocity");
  EXPECT_EQ(state_name(maxwell_index(model::kL4L5, 1)), "L4L5 slow branch");
}

}  // namespace
}  // namespace spinewalk::spine
