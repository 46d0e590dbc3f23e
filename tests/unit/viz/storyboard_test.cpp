#include "viz/storyboard.hpp"

#include "model/errors.hpp"
#include "results/sample_result.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace spinewalk::viz {
namespace {

std::vector<Playback> samples(int count) {
  std::vector<Playback> runs;
  for (int i = 0; i < count; ++i) runs.emplace_back(results::sample::result());
  return runs;
}

TEST(Storyboard, OneRunShowsItsActivitiesSideBySide) {
  const auto runs = samples(1);
  const Shot shot = stride_shot(runs, std::nullopt, {});
  ASSERT_EQ(shot.panels.size(), 3u);
  EXPECT_EQ(shot.panels[0].heading, "Standing");
  EXPECT_EQ(shot.panels[1].heading, "Walking, 1.3 m/s");
  EXPECT_EQ(shot.panels[2].heading, "Running, 2.8 m/s");
  EXPECT_EQ(shot.panels[1].lines[0], "L4L5 peak 1.15 BW (791 N)");
  EXPECT_EQ(shot.panels[1].lines[1], "pressure 0.34 to 0.52 MPa");
  EXPECT_NEAR(shot.end, 3 * 1.06, 1e-9) << "the longest burst";
}

TEST(Storyboard, RepeatedActivitiesAreShownOnce) {
  auto result = results::sample::result();
  result.record.phases.insert(result.record.phases.begin(), 2, result.record.phases[0]);
  std::vector<Playback> runs;
  runs.emplace_back(std::move(result));
  EXPECT_EQ(stride_shot(runs, std::nullopt, {}).panels.size(), 3u);
}

TEST(Storyboard, PanelsShareOneColourScaleThatHoldsEveryPressure) {
  const auto runs = samples(1);
  const Shot shot = stride_shot(runs, std::nullopt, {});
  for (const Panel& panel : shot.panels)
    for (double clock = 0; clock < 3; clock += 0.01)
      for (const DiscState& disc : panel.state(shot.gear, clock).discs) {
        EXPECT_GE(disc.pressure, shot.scale.range.low);
        EXPECT_LE(disc.pressure, shot.scale.range.high);
      }
}

TEST(Storyboard, SeveralRunsShowTheSamePhaseEach) {
  const auto runs = samples(2);
  const Shot shot = stride_shot(runs, 1, {});
  ASSERT_EQ(shot.panels.size(), 2u);
  EXPECT_EQ(shot.panels[1].heading, "Stand, walk, run (made up)");
  EXPECT_EQ(shot.panels[1].lines[0], "Walking, 1.3 m/s");
  EXPECT_EQ(stride_shot(runs, std::nullopt, {}).panels[0].lines[0], "Running, 2.8 m/s")
      << "the last with strides";
}

TEST(Storyboard, AMissingPhaseIsACommandLineErrorThatNamesTheChoice) {
  const auto runs = samples(1);
  try {
    stride_shot(runs, 6, {});
    FAIL() << "expected InputError";
  } catch (const InputError& error) {
    EXPECT_EQ(error.place().file, "--phase");
    EXPECT_NE(std::string(error.what()).find("has no phase 7"), std::string::npos);
    EXPECT_EQ(error.hint(), "choose 1 to 3");
  }
}

TEST(Storyboard, TheDayRunsFromStartToEndAndNamesItsMoments) {
  const auto runs = samples(1);
  const Shot shot = day_shot(runs, {});
  EXPECT_EQ(shot.start, 0);
  EXPECT_EQ(shot.end, 5400);
  EXPECT_EQ(describe_moment(shot, 3900), "1 h 05 min: Running, 2.8 m/s");
}

TEST(Storyboard, SlowMotionIsStated) {
  const auto runs = samples(1);
  Shot shot = stride_shot(runs, std::nullopt, {});
  EXPECT_EQ(describe_moment(shot, 0.42), "0.42 s");
  shot.slow_motion = 4;
  EXPECT_EQ(describe_moment(shot, 0.42), "0.42 s, 4 times slower");
}

TEST(Storyboard, AnIncompleteRunSaysSo) {
  std::vector<Playback> runs;
  runs.emplace_back(results::sample::result(false));
  EXPECT_NE(day_shot(runs, {}).title.find("(incomplete)"), std::string::npos);
}

TEST(Storyboard, ColourScaleHasFewRoundLabels) {
  const auto runs = samples(1);
  const Shot shot = stride_shot(runs, std::nullopt, {});
  const double labels = (shot.scale.range.high - shot.scale.range.low) / shot.scale.step;
  EXPECT_NEAR(labels, std::round(labels), 1e-9);
  EXPECT_GE(labels, 2);
  EXPECT_LE(labels, 8);
  EXPECT_NEAR(shot.scale.step, 2e5, 1e-6);
}

}  // namespace
}  // namespace spinewalk::viz
