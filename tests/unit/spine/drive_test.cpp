// Loads that change weight and moment: water, supports, things carried; and the muscle parameters.
#include "fixture.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace spinewalk::spine {
namespace {

constexpr std::size_t kLevel = model::kL4L5;

model::PerLevel<double> forces_of(const model::Model& model, const loading::Stride& stride) {
  const auto response = Chain(model).solve_posture(stride, {});
  model::PerLevel<double> forces;
  for (std::size_t l = 0; l < model::kLevels; ++l) forces[l] = response.force[l][0];
  return forces;
}

loading::Stride standing() { return loading::make_stride(model::Standing{}, subject()); }

double weight_above(std::size_t level) {
  return subject().spine.fraction_above[level] * model::body_weight(subject().subject);
}

/// Compression by weight above a disc and the moment of `arm` in front of it, without tone.
double with_muscle(double weight, double moment) { return weight + std::abs(moment) / (moment > 0 ? 0.055 : 0.090); }

TEST(Drive, WaterCarriesWhatItWets) {
  auto stride = standing();
  const auto dry = forces_of(subject(), stride);
  stride.buoyancy = {1, 1, 1, 1, 1, 0, 0};  // to the xiphoid: all lumbar slices float
  const auto wet = forces_of(subject(), stride);
  const double lumbar = (subject().spine.fraction_above[kLevel] - subject().spine.thorax_fraction) *
                        model::body_weight(subject().subject);
  EXPECT_NEAR(dry[kLevel] - wet[kLevel], with_muscle(lumbar, lumbar * stride.posture.offset), 1e-9);
  stride.buoyancy.fill(1);
  const double tone = subject().spine.standing.tonic * model::body_weight(subject().subject);
  for (double force : forces_of(subject(), stride)) EXPECT_NEAR(force, tone, 1e-9);
}

TEST(Drive, ASupportTakesFromThoraxAndHead) {
  auto stride = standing();
  const auto free = forces_of(subject(), stride);
  stride.support = 0.4;
  const auto leaning = forces_of(subject(), stride);
  const double taken = 0.4 * subject().spine.thorax_fraction * model::body_weight(subject().subject);
  for (std::size_t l = 0; l < model::kLevels; ++l)
    EXPECT_NEAR(free[l] - leaning[l], with_muscle(taken, taken * stride.posture.offset), 1e-9);
}

TEST(Drive, ALoadInTheHandsHasItsWeightAndItsMoment) {
  auto stride = standing();
  const auto free = forces_of(subject(), stride);
  stride.carried = {20, 0.6};
  const auto holding = forces_of(subject(), stride);
  const double load = 20 * model::kGravity;
  EXPECT_NEAR(holding[kLevel] - free[kLevel], with_muscle(load, 0.6 * load), 1e-9);
  std::printf("holding 20 kg at 60 cm: L4L5 %.0f N (Wilke 1999: 2138 N)\n", holding[kLevel]);

  stride.carried = {20, -0.15};  // a pack behind the discs turns the moment over
  const double moment = weight_above(kLevel) * stride.posture.offset - 0.15 * load;
  ASSERT_LT(moment, 0);
  const double tone = subject().spine.standing.tonic * model::body_weight(subject().subject);
  EXPECT_NEAR(forces_of(subject(), stride)[kLevel], tone + with_muscle(weight_above(kLevel) + load, moment), 1e-9);
}

TEST(Drive, CollocationFollowsALoadInWalking) {
  auto stride = loading::make_stride(model::Walking{1.3}, subject());
  stride.carried = {15, 0.35};
  stride.buoyancy = {0.9, 0.9, 0.5, 0, 0, 0, 0};
  stride.support = 0.1;
  const Chain chain(subject());
  const auto collocation = chain.solve_periodic(stride, {}, 96);
  const auto adaptive = chain.solve_periodic_adaptive(stride, {}, 96);
  for (std::size_t l = 0; l < model::kLevels; ++l)
    for (std::size_t i = 0; i < 96; ++i)
      EXPECT_NEAR(collocation.force[l][i] / adaptive.force[l][i], 1, 2e-5) << i;
}

TEST(Drive, EnduranceSparesTone) {
  model::Model strong = subject();
  strong.spine.core_endurance = 1.5;
  strong.spine.endurance_effect = 0.4;
  const double tone = subject().spine.standing.tonic * model::body_weight(subject().subject);
  const auto average = forces_of(subject(), standing()), spared = forces_of(strong, standing());
  for (std::size_t l = 0; l < model::kLevels; ++l) EXPECT_NEAR(average[l] - spared[l], 0.2 * tone, 1e-9);
}

TEST(Drive, AbdominalPressureRelievesPeaksAndLoadsNotThePosture) {
  model::Model braced = subject();
  braced.spine.abdominal_relief = 0.1;
  auto stride = standing();
  const auto without = forces_of(subject(), stride), with = forces_of(braced, stride);
  for (std::size_t l = 0; l < model::kLevels; ++l) EXPECT_NEAR(with[l], without[l], 1e-9);
  stride.carried = {10, 0.5};
  EXPECT_NEAR(forces_of(subject(), stride)[kLevel] - forces_of(braced, stride)[kLevel],
              0.1 * 10 * model::kGravity * 0.5 / 0.055, 1e-9);
  const auto running = loading::make_stride(model::Running{3}, subject());
  const auto peak = [&](const model::Model& model) {
    const auto response = Chain(model).solve_periodic(running, {}, 96);
    return *std::max_element(response.force[kLevel].begin(), response.force[kLevel].end());
  };
  EXPECT_LT(peak(braced), 0.99 * peak(subject()));
}

TEST(Drive, MuscleNeverPushes) {
  model::Model limp = subject();
  limp.spine.co_contraction = 0;
  limp.spine.standing.offset = 0.002;
  const auto response =
      Chain(limp).solve_periodic(loading::make_stride(model::Running{5}, limp), {}, 96);
  for (const auto& muscle : response.muscle)
    for (double tension : muscle) EXPECT_GE(tension, 0);
}

}  // namespace
}  // namespace spinewalk::spine
