// compare --why and --sure: what makes the difference of two phases, and how sure it is.
#include "evidence/why.hpp"
#include "evidence/sure.hpp"
#include "model/errors.hpp"
#include "model/load_scenario.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace spinewalk::evidence {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMean = 0, kMax = 1, kHeight = 2, kOxygen = 4;  // phase_metrics.hpp

class Two : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_); }
  void TearDown() override { fs::remove_all(folder_); }
  fs::path write(const std::string& name, const std::string& activity, const std::string& more = "") {
    std::ofstream(folder_ / name)
        << "schema: spinewalk/1\nstart: supine_equilibrium\nmodel: adult_male_50\ntimeline: [{" + activity +
               "}]\nrecord: {every: 10 min, bursts: 0 strides}\n" + more;
    return folder_ / name;
  }
  model::Scenario load(const std::string& name, const std::string& activity, const std::string& more = "") {
    return model::load_scenario(write(name, activity, more));
  }
  const fs::path folder_ =
      fs::path(testing::TempDir()) /
      (std::string("why_") + testing::UnitTest::GetInstance()->current_test_info()->name());
};

const std::vector<double>& change(const Why& why, const std::string& input) {
  const auto at =
      std::find_if(why.swaps.begin(), why.swaps.end(), [&](const Swap& s) { return s.name == input; });
  if (at == why.swaps.end()) throw std::logic_error(input);
  return at->change;
}

const std::string kStand = "standing: {for: 20 min}", kWalk = "walking: {for: 20 min, speed: 1.3 m/s}";

TEST_F(Two, NothingDiffersFromItself) {
  const auto walk = load("walk.yaml", kWalk);
  const auto why = find_why({walk, 0}, {walk, 0});
  for (const auto& swap : why.swaps)
    for (std::size_t m = 0; m < why.metrics.size(); ++m)
      EXPECT_NEAR(swap.change[m], 0, 1e-6 * std::abs(why.first[m]))
          << swap.name << " " << why.metrics[m].name;
}

TEST_F(Two, WalkingDiffersFromStandingByItsMeanLoadInHeightAndByMuscleAndInertiaAtThePeak) {
  const auto stand = load("stand.yaml", kStand), walk = load("walk.yaml", kWalk);
  const auto why = find_why({stand, 0}, {walk, 0});
  const auto itself = find_why({walk, 0}, {walk, 0});
  const auto& all = change(why, "together");
  for (std::size_t m = 0; m < why.metrics.size(); ++m)  // from the same start, all inputs of B are B
    EXPECT_NEAR(why.first[m] + all[m], itself.first[m], 1e-5 * std::abs(itself.first[m]))
        << why.metrics[m].name;
  EXPECT_NEAR(change(why, "mean load")[kMean] / all[kMean], 1, 0.01);
  EXPECT_NEAR(change(why, "mean load")[kHeight] / all[kHeight], 1, 0.1);
  for (const char* input : {"inertia", "muscle"})
    EXPECT_GT(change(why, input)[kMax], 0.2 * all[kMax]) << input;
  EXPECT_LT(change(why, "impact")[kMax], 0.1 * all[kMax]);
  EXPECT_EQ(change(why, "blood flow")[kOxygen], 0);  // the model claims no more flow in exercise
}

// The first walk and run of two programs: what would come later is not run; what differs is a walk from a run.
TEST_F(Two, OfTwoProgramsAreComparedToThePhaseThatIsAsked) {
  const auto program = [&](const std::string& name, const std::string& exercise) {
    return load(name, "repeat: {times: 500, timeline: [{standing: {for: 10 min}}, {" + exercise + "}, {lying: {for: 8 h}}]}");
  };
  const auto walks = program("walks.yaml", kWalk), runs = program("runs.yaml", "running: {for: 20 min, speed: 2.5 m/s}");
  const auto why = find_why({walks, 1}, {runs, 1});  // 500 days of it would take a minute
  const auto& all = change(why, "together");
  EXPECT_GT(all[kMean], 0.1 * why.first[kMean]);
  EXPECT_GT(all[kMax], 0.4 * why.first[kMax]);
  EXPECT_LT(all[kHeight], 0);
  EXPECT_NEAR(change(why, "mean load")[kMean] / all[kMean], 1, 0.01);
  EXPECT_GT(change(why, "inertia")[kMax], 0.4 * all[kMax]);
  EXPECT_EQ(change(why, "weight")[kMean], 0);
}

TEST_F(Two, BloodFlowIsAnInputOfItsOwn) {
  const std::string more = "model: {base: adult_male_50, nutrition: {exercise_blood_flow: 2}}\n";
  const auto scenario = [&](const std::string& activity) {
    std::ofstream(folder_ / "s.yaml") << "schema: spinewalk/1\nstart: supine_equilibrium\ntimeline: [{" +
                                             activity + "}]\nrecord: {every: 10 min, bursts: 0 strides}\n" +
                                             more;
    return model::load_scenario(folder_ / "s.yaml");
  };
  const auto stand = scenario(kStand), walk = scenario(kWalk);
  const auto why = find_why({stand, 0}, {walk, 0});
  EXPECT_GT(change(why, "blood flow")[kOxygen], 0);
  EXPECT_EQ(change(why, "blood flow")[kMean], 0);
}

TEST_F(Two, AdaptationIsTakenApart) {
  const auto program = load(
      "p.yaml", "repeat: {times: 3, timeline: [{walking: {for: 1 h, speed: 1.3 m/s}}, {lying: {for: 23 h}}]}",
      "adaptation: {endurance: banister, body_mass: hall}\n");
  const auto why = find_shares_of_adaptation(program);
  ASSERT_EQ(why.swaps.size(), 3U);
  EXPECT_LT(change(why, "without endurance")[kMean], 0);  // three days: fatigue, so more tone
  EXPECT_GT(change(why, "without body mass")[kMean], 0);
  const auto plain = load("q.yaml", kStand);
  EXPECT_THROW(find_shares_of_adaptation(plain), InputError);
  EXPECT_THROW(find_why({plain, 1}, {plain, 0}), InputError);
}

TEST_F(Two, SurenessNamesTheDecidingConstant) {
  const PhaseFile stand{write("stand.yaml", "standing: {for: 1 s}"), 0},
      lie{write("lie.yaml", "lying: {for: 1 s}"), 0};
  const auto sure = find_sure(stand, lie, 2, {});
  const auto& mean = sure.metrics.at(kMean);
  EXPECT_LT(mean.effect, 0);
  EXPECT_LE(mean.low, mean.effect);
  EXPECT_GE(mean.high, mean.effect);
  EXPECT_EQ(mean.deciding, "model.spine.muscle_gain");
  EXPECT_GT(sure.moved.size(), 10U);
  EXPECT_EQ(std::count(sure.moved.begin(), sure.moved.end(), "model.discs.*.nucleus.permeability.k0"), 1);
}

}  // namespace
}  // namespace spinewalk::evidence
