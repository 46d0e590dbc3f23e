// Collocation against the adaptive integrator, which shares the equations and nothing else: periodic responses of gaits, with
// the corners of |M| and the direction of the muscle arms in them, and the order of the steps.
#include "spine/chain.hpp"

#include "fixture.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace spinewalk::spine {
namespace {

double largest_difference(const CycleResponse& a, const CycleResponse& b) {
  double largest = 0;
  for (std::size_t j = 0; j < model::kLevels; ++j)
    for (std::size_t i = 0; i < a.time.size(); ++i)
      largest = std::max(largest, std::abs(a.force[j][i] / b.force[j][i] - 1));
  return largest;
}

struct Case {
  std::string name;
  model::Activity activity;
  double gain;
};

class CollocationOfGaits : public testing::TestWithParam<Case> {};

TEST_P(CollocationOfGaits, AgreesWithTheAdaptiveIntegrator) {
  const model::Model model = subject_with_gain(GetParam().gain);
  const Chain chain(model);
  const auto stride = loading::make_stride(GetParam().activity, model);
  const auto collocation = chain.solve_periodic(stride, {}, 96);
  const auto adaptive = chain.solve_periodic_adaptive(stride, {}, 96);
  const double difference = largest_difference(collocation, adaptive);
  std::printf("%s: force differs by %.1e of itself; defect %.1e, %ld evaluations (adaptive %.1e, %ld)\n",
              GetParam().name.c_str(), difference, collocation.residual, collocation.evaluations,
              adaptive.residual, adaptive.evaluations);
  EXPECT_LT(difference, 1e-4);
  EXPECT_LT(collocation.residual, 1e-8);
}

double difference_at(const loading::Stride& stride) {
  const Chain chain(subject());
  const auto response = chain.solve_periodic(stride, {}, 96);
  EXPECT_EQ(response.time.size(), 96u);
  return largest_difference(response, chain.solve_periodic_adaptive(stride, {}, 96));
}

TEST(Collocation, AgreesWhereTheTwoStepsDiffer) {
  auto limping = loading::make_stride(model::Walking{1.3}, subject());
  limping.pelvis_acceleration.harmonics[0] = {0.4, -0.3};
  EXPECT_LT(difference_at(limping), 1e-5);
}

TEST(Collocation, FollowsMomentsThatChangeTheirSign) {
  auto upright = loading::make_stride(model::Walking{1.3}, subject());
  upright.posture.offset = 0;
  upright.pitch.mean = 0;  // the lever swings about 0, four corners of |M| a stride
  EXPECT_LT(difference_at(upright), 1e-4);
}

TEST(Collocation, RepeatsTheStepInAllItTells) {
  const Chain chain(subject());
  const auto stride = loading::make_stride(model::Running{3}, subject());
  const auto once = chain.solve_periodic(stride, {}, 96),
             full = chain.solve_periodic_adaptive(stride, {}, 96);
  EXPECT_DOUBLE_EQ(once.period, stride.period);
  for (std::size_t i = 0; i < 96; ++i) {
    EXPECT_DOUBLE_EQ(once.time[i], full.time[i]);
    EXPECT_NEAR(once.head_acceleration[i], full.head_acceleration[i], 1e-3);
    EXPECT_NEAR(once.thorax_acceleration[i], full.thorax_acceleration[i], 1e-3);
    EXPECT_NEAR(once.base_acceleration[i], full.base_acceleration[i], 1e-6);
    for (std::size_t s = 0; s < model::kSegments; ++s)
      EXPECT_NEAR(once.displacement[s][i], full.displacement[s][i], 1e-6);
    EXPECT_NEAR(once.shortening_rate[0][i], full.shortening_rate[0][i], 1e-5);
    EXPECT_NEAR(once.muscle[4][i], full.muscle[4][i], 0.05);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Gaits, CollocationOfGaits,
    testing::Values(Case{"walking 0.8", model::Walking{0.8}, 1}, Case{"walking 1.3", model::Walking{1.3}, 1},
                    Case{"walking 2.0", model::Walking{2}, 2.5}, Case{"running 2.2", model::Running{2.2}, 1},
                    Case{"running 3", model::Running{3}, 1}, Case{"running 5", model::Running{5}, 2.5}),
    [](const auto& gait) { return "Case" + std::to_string(gait.index); });

}  // namespace
}  // namespace spinewalk::spine
