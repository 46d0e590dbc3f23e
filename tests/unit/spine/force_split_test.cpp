// The parts of a disc's largest force, and the energy it takes up in a stride.
#include "fixture.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace spinewalk::spine {
namespace {

const std::vector<model::Activity> kActivities{model::Lying{}, model::Standing{}, model::Walking{1.3}, model::Running{3}};

CycleResponse respond(const Chain& chain, const loading::Stride& stride) {
  return stride.steady() ? chain.solve_posture(stride, {}) : chain.solve_periodic(stride, {}, 96);
}

TEST(ForceSplit, AddsUpToTheLargestForce) {
  const Chain chain(subject());
  const double body_weight = model::body_weight(subject().subject);
  std::printf("L4L5 at the peak, BW: weight inertia impact muscle = force, shear\n");
  for (const auto& activity : kActivities) {
    const auto stride = loading::make_stride(activity, subject());
    const auto response = respond(chain, stride);
    const ForceSplit split = chain.split_peak(stride, response);
    for (std::size_t l = 0; l < model::kLevels; ++l) {
      const double peak = *std::max_element(response.force[l].begin(), response.force[l].end());
      const double sum = split.weight[l] + split.inertia[l] + split.impact[l] + split.muscle[l];
      EXPECT_NEAR(sum, peak, 1e-12 * peak);
      EXPECT_GE(split.muscle[l], 0);
      const double weight = stride.posture.inclination > 1 ? 0 : subject().spine.fraction_above[l] * body_weight;
      EXPECT_NEAR(split.weight[l], weight, 1e-9);
      if (stride.steady()) {
        EXPECT_NEAR(split.inertia[l], 0, 1e-9);
        EXPECT_NEAR(split.impact[l], 0, 1e-9);
      }
    }
    const std::size_t l = model::kL4L5;
    std::printf("  %-10s %.2f %+.2f %+.3f %.2f = %.2f, %+.2f\n", std::string(model::activity_name(activity)).c_str(),
                split.weight[l] / body_weight, split.inertia[l] / body_weight, split.impact[l] / body_weight,
                split.muscle[l] / body_weight,
                (split.weight[l] + split.inertia[l] + split.impact[l] + split.muscle[l]) / body_weight,
                split.shear[l] / body_weight);
  }
}

TEST(ForceSplit, ImpactIsWhatATouchdownAdds) {
  const Chain chain(subject());
  auto running = loading::make_stride(model::Running{3}, subject());
  const ForceSplit with = chain.split_peak(running, respond(chain, running));
  running.pelvis_acceleration = loading::truncated(running.pelvis_acceleration, 9.9);
  const ForceSplit without = chain.split_peak(running, respond(chain, running));
  const std::size_t l = model::kL4L5;
  EXPECT_GT(std::abs(with.impact[l]), 5 * std::abs(without.impact[l]));
}

TEST(ForceSplit, ShearFollowsTheLordosis) {
  // Sacral slope 40 deg, wedge of L5S1 15 deg: its mid-plane falls forwards by 32.5 deg, that of L2L3 is level.
  const Chain chain(subject());
  const auto standing = loading::make_stride(model::Standing{}, subject());
  const ForceSplit split = chain.split_peak(standing, chain.solve_posture(standing, {}));
  EXPECT_NEAR(split.shear[4] / split.weight[4], std::sin(32.5 * M_PI / 180), 1e-6);
  EXPECT_NEAR(split.shear[1] / split.weight[1], std::sin(-0.5 * M_PI / 180), 1e-6);
  EXPECT_LT(split.shear[0], 0);
}

TEST(Energy, APostureAbsorbsNone) {
  const auto standing = loading::make_stride(model::Standing{}, subject());
  for (double energy : Chain(subject()).solve_posture(standing, {}).energy_absorbed) EXPECT_EQ(energy, 0);
}

TEST(Energy, IsTheAreaOfTheForceHeightLoop) {
  const Chain chain(subject());
  for (const auto& activity : {model::Activity{model::Walking{1.3}}, model::Activity{model::Running{3}}}) {
    const auto stride = loading::make_stride(activity, subject());
    const auto response = chain.solve_periodic(stride, {}, 192);
    for (std::size_t l = 0; l < model::kLevels; ++l) {
      double area = 0;
      for (std::size_t i = 0; i < response.time.size(); ++i)
        area += response.force[l][i] * response.shortening_rate[l][i] * response.period / 192;
      EXPECT_NEAR(response.energy_absorbed[l] / area, 1, 2e-3) << model::kLevelNames[l];
      EXPECT_GT(area, 0);
    }
    std::printf("%s: L4L5 takes up %.4f J a stride\n", std::string(model::activity_name(activity)).c_str(),
                response.energy_absorbed[model::kL4L5]);
  }
}

}  // namespace
}  // namespace spinewalk::spine
