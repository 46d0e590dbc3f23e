#include "spine/chain.hpp"

#include "fixture.hpp"
#include "model/errors.hpp"
#include "spine/state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace spinewalk::spine {
namespace {

TEST(Chain, StandingCarriesTheWeightAndTheMuscles) {
  const Chain chain(subject());
  const auto standing = chain.solve_posture(loading::make_stride(model::Standing{}, subject()), {});
  ASSERT_EQ(standing.time.size(), 1u);
  EXPECT_LT(standing.residual, 1e-12);
  for (std::size_t j = 0; j < model::kLevels; ++j) {
    const double weight = subject().spine.fraction_above[j] * model::body_weight(subject().subject);
    EXPECT_NEAR(standing.force[j][0] - standing.muscle[j][0], weight, 1e-9 * weight);
  }
  EXPECT_LT(standing.displacement[7][0], standing.displacement[5][0]);  // the head sinks most
}

TEST(Chain, LyingLoadsAllLevelsAlike) {
  const Chain chain(subject());
  const auto lying = chain.solve_posture(loading::make_stride(model::Lying{}, subject()), {});
  const double weight = model::body_weight(subject().subject);
  for (const auto& force : lying.force) {
    EXPECT_GT(force[0] / weight, 0.165);
    EXPECT_LT(force[0] / weight, 0.185);
  }
}

TEST(Chain, LostWaterLowersTheSpineAndKeepsTheForce) {
  const Chain chain(subject());
  const auto stride = loading::make_stride(model::Standing{}, subject());
  Waters dry;
  dry.fill({0.5e-6, 0.5e-6});
  const auto full = chain.solve_posture(stride, {}), emptier = chain.solve_posture(stride, dry);
  for (std::size_t j = 0; j < model::kLevels; ++j) {
    EXPECT_NEAR(emptier.force[j][0], full.force[j][0], 1e-9 * full.force[j][0]);
    EXPECT_GT(emptier.compression[j][0], full.compression[j][0] + 1e-4);
  }
}

TEST(Chain, PeriodicResponseIsFoundInFewStrides) {
  const Chain chain(subject());
  for (const model::Activity& activity :
       {model::Activity{model::Walking{1.3}}, model::Activity{model::Running{3}}}) {
    const auto stride = loading::make_stride(activity, subject());
    const auto periodic = chain.solve_periodic(stride, {}, 96);
    const auto again = chain.solve_periodic(stride, {}, 96, periodic.end_state);
    // Both steps of a closed form are alike: one is solved for.
    const auto passes = [&](const CycleResponse& r) {
      return std::lround(static_cast<double>(r.steps) * r.smallest_step / (0.5 * stride.period));
    };
    EXPECT_LT(periodic.residual, 1e-8);
    EXPECT_LE(passes(periodic), 6);
    EXPECT_LE(passes(again), 2) << "a good guess is used";
    EXPECT_LE(periodic.evaluations, 4000);  // of the forces; 2 ms at 89 ns and the bordered solve
    std::printf("%s: %ld evaluations in %ld passes over a step, defect %.1e; again %ld\n",
                std::string(model::activity_name(activity)).c_str(), periodic.evaluations, passes(periodic),
                periodic.residual, again.evaluations);
  }
}

TEST(Chain, PeriodicResponseIsWhatWaitingGives) {
  const Chain chain(subject());
  const auto stride = loading::make_stride(model::Running{3}, subject());
  const auto periodic = chain.solve_periodic_adaptive(stride, {}, kSamples);
  auto waiting = chain.solve_posture(loading::make_stride(model::Standing{}, subject()), {});
  for (int i = 0; i < 300; ++i)
    waiting = chain.advance_stride(stride, {}, kSamples, waiting.end_state);  // 18 tau
  for (std::size_t j = 0; j < model::kLevels; ++j) {
    for (std::size_t i = 0; i < kSamples; ++i) {
      EXPECT_NEAR(waiting.compression[j][i], periodic.compression[j][i], 1e-9);
      EXPECT_NEAR(waiting.force[j][i], periodic.force[j][i], 1e-2);
    }
  }
}

TEST(Chain, SacrumFollowsThePelvis) {
  const Chain chain(subject());
  const auto stride = loading::make_stride(model::Walking{1.3}, subject());
  const auto r = chain.solve_periodic(stride, {}, kSamples);
  const double step = stride.period / kSamples;
  for (std::size_t i = 1; i + 1 < kSamples; ++i) {
    const auto& z = r.displacement[0];
    EXPECT_NEAR((z[i + 1] - 2 * z[i] + z[i - 1]) / (step * step), r.base_acceleration[i], 0.02);
    const auto& head = r.displacement[7];
    EXPECT_NEAR((head[i + 1] - 2 * head[i] + head[i - 1]) / (step * step), r.head_acceleration[i], 0.1);
  }
}

TEST(Chain, SaysWhereAndWhyItGaveUp) {
  ChainLimits limits;
  limits.evaluations = 2000;
  const Chain chain(subject(), limits);
  const auto stride = loading::make_stride(model::Running{3}, subject());
  try {
    chain.solve_periodic_adaptive(stride, {}, kSamples);
    FAIL() << "no error";
  } catch (const SolverError& error) {
    EXPECT_THAT(error.what(), testing::AllOf(testing::HasSubstr("gave up at t = 0."),
                                             testing::HasSubstr("evaluations of the right-hand side"),
                                             testing::HasSubstr("worst states by weighted error: L")));
  }
}

TEST(Transmissibility, IsOneAtRestAndFallsWithFrequency) {
  const Chain chain(subject());
  const auto standing = loading::make_stride(model::Standing{}, subject());
  EXPECT_NEAR(std::abs(chain.transmissibility(0.01, 7, standing, {}) - 1.0), 0, 1e-3);
  EXPECT_EQ(chain.transmissibility(5, 0, standing, {}), 1.0);
  EXPECT_LT(std::abs(chain.transmissibility(60, 7, standing, {})), 0.3);
}

}  // namespace
}  // namespace spinewalk::spine
