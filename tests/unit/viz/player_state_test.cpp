#include "viz/player_state.hpp"

#include "results/sample_result.hpp"

#include <gtest/gtest.h>

namespace spinewalk::viz {
namespace {

class PlayerStateTest : public testing::Test {
 protected:
  PlayerStateTest() {
    runs_.emplace_back(results::sample::result());
    stage_ = std::make_unique<Stage>(Stage{runs_, DayAxis(runs_), 4});
    options_.results = {"sample.h5"};
    state_ = first_state(*stage_, options_);
    shot_ = make_shot(state_, *stage_);
  }
  Effect press(Command command) {
    const Effect effect = apply(state_, command, *stage_, shot_);
    if (effect == Effect::remade) shot_ = make_shot(state_, *stage_);
    return effect;
  }

  std::vector<Playback> runs_;
  std::unique_ptr<Stage> stage_;
  SceneOptions options_;
  PlayerState state_;
  Shot shot_;
};

TEST_F(PlayerStateTest, PlaysStridesAtAQuarterOfTheirSpeedAndRound) {
  press(Command::play);
  EXPECT_EQ(advance(state_, 2, *stage_, shot_), Effect::moved);
  EXPECT_NEAR(state_.clock, 0.5, 1e-12);
  press(Command::faster);
  advance(state_, 2, *stage_, shot_);
  EXPECT_NEAR(state_.clock, 1.5, 1e-12);
  advance(state_, 4 * shot_.end, *stage_, shot_);
  EXPECT_LT(state_.clock, shot_.end);
  press(Command::play);
  EXPECT_EQ(advance(state_, 2, *stage_, shot_), Effect::none);
}

TEST_F(PlayerStateTest, TheDayPlaysEvenlyAlongItsAxisAndStopsAtItsEnd) {
  press(Command::gear);
  EXPECT_EQ(state_.gear, Gear::day);
  press(Command::play);
  advance(state_, 10, *stage_, shot_);
  EXPECT_NEAR(timeline_position(state_, *stage_, shot_), 0.5, 1e-9);
  advance(state_, 100, *stage_, shot_);
  EXPECT_EQ(state_.clock, 5400);
  EXPECT_FALSE(state_.playing);
  press(Command::play);
  EXPECT_EQ(state_.clock, 0) << "from the start again";
}

TEST_F(PlayerStateTest, StepsGoFromRowToRow) {
  press(Command::gear);
  press(Command::step_on);
  EXPECT_EQ(state_.clock, results::sample::kRowEvery);
  press(Command::step_back);
  press(Command::step_back);
  EXPECT_EQ(state_.clock, 0);
}

TEST_F(PlayerStateTest, EveryCommandHasAKeyOfItsOwnAndALineOfHelp) {
  for (const CommandInfo& a : commands()) {
    EXPECT_FALSE(a.help.empty());
    for (const CommandInfo& b : commands()) EXPECT_TRUE(&a == &b || a.key != b.key) << a.name;
  }
}

TEST_F(PlayerStateTest, ChoosingChangesThePictureAndComesRound) {
  for (std::size_t i = 0; i < kFields; ++i) EXPECT_EQ(press(Command::field), Effect::remade);
  EXPECT_EQ(state_.look.field, Field::pressure);
  for (std::size_t i = 0; i < model::kLevels; ++i) press(Command::level);
  EXPECT_EQ(state_.look.level, model::kL4L5);
  press(Command::true_scale);
  EXPECT_EQ(shot_.exaggeration, 1);
  press(Command::phase);
  EXPECT_EQ(shot_.panels.size(), 1u);
  for (int i = 0; i < 3; ++i) press(Command::phase);
  EXPECT_EQ(shot_.panels.size(), 3u);
}

TEST_F(PlayerStateTest, WithoutPhasesThereIsOnlyTheDay) {
  auto result = results::sample::result(false);
  result.record.phases.clear();
  result.record.bursts.clear();
  std::vector<Playback> runs;
  runs.emplace_back(std::move(result));
  const Stage stage{runs, DayAxis(runs), 4};
  PlayerState state = first_state(stage, options_);
  EXPECT_EQ(state.gear, Gear::day);
  const Shot shot = make_shot(state, stage);
  apply(state, Command::gear, stage, shot);
  EXPECT_EQ(state.gear, Gear::day);
}

TEST_F(PlayerStateTest, TheEquivalentLineSaysEverythingThatIsShown) {
  press(Command::field);
  press(Command::cut);
  press(Command::phase);
  state_.clock = 0.25;
  state_.look.view = {90, 0, 2};
  std::string line;
  for (const std::string& word : equivalent_line(state_, options_, "x.png")) line += word + " ";
  EXPECT_EQ(line,
            "render sample.h5 -o x.png --size 1280x720 --gear stride --clock 0.25 s --phase 1 --field water "
            "--cut L4L5 "
            "--view 90,0,2 ");
}

TEST(DayAxis, GivesShortActivitiesRoomBesideLongOnes) {
  auto result = results::sample::result();
  auto& phases = result.record.phases;
  phases[0].end = phases[1].start = 60;
  phases[1].end = phases[2].start = 120;
  std::vector<Playback> runs;
  runs.emplace_back(std::move(result));
  const DayAxis axis(runs);
  EXPECT_GT(axis.position(60), 1.0 / 6) << "a minute of ninety";
  EXPECT_NEAR(axis.position(5400), 1, 1e-12);
  for (const double time : {0.0, 30.0, 60.0, 100.0, 4000.0, 5400.0})
    EXPECT_NEAR(axis.time(axis.position(time)), time, 1e-6);
  EXPECT_EQ(axis.time(-1), 0);
  EXPECT_EQ(axis.time(2), 5400);
}

TEST(ShortTime, IsAsShortAsAnAxisNeeds) {
  EXPECT_EQ(short_time(45), "45 s");
  EXPECT_EQ(short_time(1800), "30 min");
  EXPECT_EQ(short_time(3900), "1 h 05 min");
  EXPECT_EQ(short_time(7200), "2 h");
  EXPECT_EQ(short_time(3.5 * 86400), "3 d 12 h");
}

}  // namespace
}  // namespace spinewalk::viz
