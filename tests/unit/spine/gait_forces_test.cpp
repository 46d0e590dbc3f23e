// What the default model makes of the activities, against the bands of loads.md 2d, 3c and physics.md
// section 3.
#include "fixture.hpp"
#include "loading/gait.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace spinewalk::spine {
namespace {

constexpr std::size_t kT12 = 6;  // the thorax, carried by the link T12L1
constexpr std::size_t kSkull = 7;

struct Range {
  double low, mean, high;  // body weights
};

CycleResponse respond(const model::Model& model, const model::Activity& activity) {
  const Chain chain(model);
  const auto stride = loading::make_stride(activity, model);
  return stride.steady() ? chain.solve_posture(stride, {}) : chain.solve_periodic(stride, {}, kSamples);
}

Range force_range(const model::Model& model, const model::Activity& activity,
                  std::size_t level = model::kL4L5) {
  const auto response = respond(model, activity);
  const double weight = model::body_weight(model.subject);
  const auto [low, high] = std::minmax_element(response.force[level].begin(), response.force[level].end());
  return {*low / weight, mean(response.force[level]) / weight, *high / weight};
}

void print(const char* what, const Range& r) {
  std::printf("%-28s %.2f - %.2f BW, mean %.2f\n", what, r.low, r.high, r.mean);
}

TEST(GaitForces, MeetTheMeasuredPressuresAtGainOne) {
  const Range standing = force_range(subject(), model::Standing{});
  const Range walking = force_range(subject(), model::Walking{1.3});
  const Range running = force_range(subject(), model::Running{2.2});
  print("standing", standing);
  print("walking 1.3 m/s", walking);
  print("running 2.2 m/s", running);
  EXPECT_NEAR(standing.mean, 0.87, 0.02);  // loads.md 2d, from Wilke 1999
  EXPECT_GT(walking.low, 0.65);
  EXPECT_LT(walking.low, 0.85);
  EXPECT_GT(walking.high, 1.2);
  EXPECT_LT(walking.high, 1.5);
  EXPECT_GT(running.low, 0.3);
  EXPECT_LT(running.low, 0.6);
  EXPECT_GT(running.high, 1.6);
  EXPECT_LT(running.high, 2.4);
}

TEST(GaitForces, MeetTheMuscleModelsAtHighGain) {
  const model::Model model = subject_with_gain(2.5);
  const Range standing = force_range(model, model::Standing{});
  const Range walking = force_range(model, model::Walking{1.3});
  const Range running = force_range(model, model::Running{3});
  print("standing, gain 2.5", standing);
  print("walking 1.3 m/s, gain 2.5", walking);
  print("running 3 m/s, gain 2.5", running);
  EXPECT_NEAR(standing.mean, 1.07, 0.02);  // physics.md section 3
  EXPECT_NEAR(walking.high, 2.0, 0.2);
  EXPECT_GT(running.high, 3.0);
  EXPECT_LT(running.high, 4.5);  // upper bound of loads.md 2d
}

TEST(GaitForces, RunningAboveWalkingAboveStandingAtEveryLevel) {
  for (std::size_t level = 0; level < model::kLevels; ++level) {
    const double standing = force_range(subject(), model::Standing{}, level).high;
    const double walking = force_range(subject(), model::Walking{1.3}, level).high;
    const double running = force_range(subject(), model::Running{2.2}, level).high;
    EXPECT_GT(walking, standing) << model::kLevelNames[level];
    EXPECT_GT(running, walking) << model::kLevelNames[level];
  }
}

TEST(GaitForces, WalkingHasTwoPeaksAStride) {
  const double weight = model::body_weight(subject().subject);
  for (double speed : {0.8, 1.1, 1.3, 1.8}) {
    const auto response = respond(subject(), model::Walking{speed});
    for (std::size_t level = 0; level < model::kLevels; ++level) {
      const auto force = loading::fit_fourier(response.force[level], response.period, kSamples / 4);
      EXPECT_EQ(loading::count_force_peaks(force, weight), 2)
          << speed << " m/s " << model::kLevelNames[level];
    }
  }
}

TEST(GaitForces, MeanForceIsWeightAndMuscle) {
  // Momentum balance over a period: the bodies above gain none.
  for (const model::Activity& activity :
       {model::Activity{model::Walking{1.3}}, model::Activity{model::Running{3}}}) {
    const auto response = respond(subject(), activity);
    for (std::size_t level = 0; level < model::kLevels; ++level) {
      const double weight = subject().spine.fraction_above[level] * model::body_weight(subject().subject);
      EXPECT_NEAR((mean(response.force[level]) - mean(response.muscle[level])) / weight, 1, 1e-6);
    }
  }
}

// The row of the thorax is tested, that of the head reported: no passive axial chain met both (physics.md
// section 3).
TEST(Transmissibility, PelvisToT12IsAsMeasured) {
  const Chain chain(subject());
  const auto standing = loading::make_stride(model::Standing{}, subject());
  std::printf("  Hz  pelvis-T12  pelvis-head\n");
  for (double f : {2.0, 4.0, 4.5, 5.0, 5.5, 6.0, 8.0, 10.0, 12.0, 14.0, 16.0, 18.0, 20.0}) {
    const double trunk = std::abs(chain.transmissibility(f, kT12, standing, {}));
    std::printf("%4.1f  %10.2f  %11.2f\n", f, trunk,
                std::abs(chain.transmissibility(f, kSkull, standing, {})));
    if (f >= 4 && f <= 6) {
      EXPECT_GE(trunk, 1.0) << f << " Hz";
      EXPECT_LE(trunk, 1.4) << f << " Hz";
    }
    if (f >= 10) {
      EXPECT_GE(trunk, 0.6) << f << " Hz";
      EXPECT_LE(trunk, 0.95) << f << " Hz";
    }
  }
}

}  // namespace
}  // namespace spinewalk::spine
