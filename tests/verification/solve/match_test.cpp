// Phases matched in mean force: cycling and steady load apart.
#include "model/errors.hpp"
#include "model/load_model.hpp"
#include "solve/run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace spinewalk {
namespace {

solve::Record run(std::vector<model::Phase> timeline) {
  model::Scenario scenario;
  scenario.model = model::load_model(SPINEWALK_SOURCE_DIR "/models/adult_male_50.yaml");
  scenario.start = model::SupineEquilibrium{};
  scenario.timeline = std::move(timeline);
  scenario.record.every = 60;
  solve::Record record;
  solve::run(scenario, record, {});
  return record;
}

model::Phase phase(const model::Activity& activity, double seconds, double mean_force_of = model::kNotGiven) {
  return {activity, seconds, "{}", mean_force_of};
}

double difference(const solve::PhaseSummary& a, const solve::PhaseSummary& b) {
  double largest = 0;
  for (std::size_t l = 0; l < model::kLevels; ++l)
    largest = std::max(largest, std::abs(a.force_mean[l] / b.force_mean[l] - 1));
  return largest;
}

const model::Activity kWalking = model::Walking{1.3}, kStanding = model::Standing{}, kLying = model::Lying{};

TEST(Match, APostureTakesTheMeanOfAGaitSteadily) {
  const auto record = run({phase(kWalking, 120), phase(kStanding, 120, 1)});
  EXPECT_LT(difference(record.phases[0], record.phases[1]), 1e-6);
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    EXPECT_NEAR(record.phases[1].force_max[l] / record.phases[1].force_min[l], 1, 1e-9);
    EXPECT_GT(record.phases[0].force_max[l] / record.phases[0].force_min[l], 1.3);
  }
}

TEST(Match, AGaitSwingsAboutTheForceOfAPostureThatComesLater) {
  const auto record = run({phase(kWalking, 120, 2), phase(kStanding, 60), phase(kWalking, 60)});
  const double off = difference(record.phases[0], record.phases[1]);
  std::printf("gait matched to a posture: means differ by %.1e after two minutes of drying\n", off);
  EXPECT_LT(off, 1e-4);
  EXPECT_GT(difference(record.phases[2], record.phases[1]), 0.1);  // it has another mean of its own
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    const auto swing = [&](std::size_t p) { return record.phases[p].force_max[l] - record.phases[p].force_min[l]; };
    EXPECT_NEAR(swing(0) / swing(2), 1, 0.02);
  }
}

TEST(Match, MusclesNeverPush) {
  try {
    run({phase(kLying, 10), phase(kStanding, 10, 1)});
    FAIL() << "was matched";
  } catch (const SolverError& error) {
    EXPECT_THAT(error.what(), testing::AllOf(testing::HasSubstr("in phase 2 standing: the mean force of disc L5S1 cannot be brought to"),
                                             testing::HasSubstr("muscles slack, which never push. Match it to a phase")));
  }
}

// What makes the option worth having: the same mean, with and without cycling, moves the same water but for what cycling does.
TEST(Match, LeavesCyclingAsTheOnlyDifference) {
  const auto cycled = run({phase(kWalking, 600)}), held = run({phase(kStanding, 600, 2), phase(kWalking, 1)});
  const std::size_t l = model::kL4L5;
  const double cycling = cycled.phases[0].net_inflow[l], steady = held.phases[0].net_inflow[l];
  std::printf("L4L5, ten minutes at one mean force: %.2f mm3 cycled, %.2f mm3 steady (%+.2f %%)\n", 1e9 * cycling, 1e9 * steady,
              100 * (cycling / steady - 1));
  EXPECT_LT(difference(cycled.phases[0], held.phases[0]), 1e-4);
  EXPECT_NEAR(cycling / steady, 1, 0.1);
}

}  // namespace
}  // namespace spinewalk
