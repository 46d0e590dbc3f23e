#include "viz/ranges.hpp"

#include "model/errors.hpp"
#include "results/sample_result.hpp"
#include "results/temp_dir.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace spinewalk::viz {
namespace {

constexpr std::size_t kStanding = 0, kWalking = 1, kRunning = 2, kLevel = model::kL4L5;

Playback sample() { return Playback(results::sample::result()); }

const solve::Burst& burst_of(const Playback& run, const Clip& clip) {
  return run.result().record.bursts[*clip.burst];
}

TEST(Playback, IsLinearBetweenRows) {
  const Playback run = sample();
  const auto &a = run.rows()[10], &b = run.rows()[11];
  const State state = run.at(a.time + 0.25 * (b.time - a.time));
  EXPECT_DOUBLE_EQ(state.discs[kLevel].height, 0.75 * a.discs[kLevel].height + 0.25 * b.discs[kLevel].height);
  EXPECT_DOUBLE_EQ(state.discs[kLevel].bulge, 0.75 * a.discs[kLevel].bulge + 0.25 * b.discs[kLevel].bulge);
  EXPECT_DOUBLE_EQ(state.discs[kLevel].pressure,
                   0.75 * a.discs[kLevel].pressure_mean + 0.25 * b.discs[kLevel].pressure_mean);
  EXPECT_DOUBLE_EQ(state.position[6], 0.75 * a.position[6] + 0.25 * b.position[6]);
}

TEST(Playback, StopsAtTheEndsOfTheRun) {
  const Playback run = sample();
  EXPECT_EQ(run.at(-100).discs[kLevel].height, run.rows().front().discs[kLevel].height);
  EXPECT_EQ(run.at(1e9).discs[kLevel].height, run.rows().back().discs[kLevel].height);
  EXPECT_EQ(run.at(1e9).time, run.end());
}

TEST(Playback, AtABoundaryShowsThePhaseThatBegins) {
  auto result = results::sample::result();
  auto& rows = result.record.rows;
  auto again = rows[30];  // end of standing
  again.discs[kLevel].height = 0.007;
  rows.insert(rows.begin() + 31, again);
  const double boundary = again.time;
  const Playback run(std::move(result));
  EXPECT_DOUBLE_EQ(run.at(boundary).discs[kLevel].height, 0.007);
  EXPECT_NEAR(run.at(boundary - 1e-6).discs[kLevel].height, run.rows()[30].discs[kLevel].height, 1e-9);
  EXPECT_EQ(run.phase_at(boundary), kWalking);
  EXPECT_EQ(run.phase_at(boundary - 1), kStanding);
}

TEST(Playback, OneRowIsEnoughAndNoneIsAnError) {
  auto result = results::sample::result();
  result.record.rows.resize(1);
  EXPECT_EQ(Playback(result).at(50).time, 0);
  result.record.rows.clear();
  try {
    Playback run(result);
    FAIL() << "expected IoError";
  } catch (const IoError& error) {
    EXPECT_NE(std::string(error.what()).find("no rows"), std::string::npos);
    EXPECT_NE(std::string(error.what()).find("hint:"), std::string::npos);
  }
}

TEST(Playback, PlaysTheMiddleBurstOfAPhase) {
  const Playback run = sample();
  const Clip clip = run.clip(kRunning);
  ASSERT_TRUE(clip.burst);
  EXPECT_EQ(burst_of(run, clip).place, "middle");
  EXPECT_NEAR(clip.length, 3 * 0.74, 1e-9);
}

TEST(Playback, TakesWhatBurstThereIs) {
  auto result = results::sample::result();
  std::erase_if(result.record.bursts, [](const solve::Burst& burst) { return burst.place != "first"; });
  const Playback run(std::move(result));
  EXPECT_EQ(burst_of(run, run.clip(kWalking)).place, "first");
}

TEST(Playback, APostureStandsStillInItsMiddle) {
  const Playback run = sample();
  const Clip clip = run.clip(kStanding);
  EXPECT_FALSE(clip.burst);
  EXPECT_EQ(clip.length, 0);
  EXPECT_EQ(clip.start, 900);
  EXPECT_EQ(run.during(clip, 5).discs[kLevel].force, run.at(900).discs[kLevel].force);
  EXPECT_EQ(run.peak_clock(clip, kLevel), 0);
}

TEST(Playback, HitsTheSamplesOfABurstAndIsLinearBetween) {
  const Playback run = sample();
  const Clip clip = run.clip(kWalking);
  const solve::Burst& burst = burst_of(run, clip);
  const double clock = burst.time[40] - clip.start, next = burst.time[41] - clip.start;
  EXPECT_NEAR(run.during(clip, clock).discs[kLevel].force, burst.force[kLevel][40], 1e-6);
  EXPECT_NEAR(run.during(clip, (clock + next) / 2).discs[kLevel].pressure,
              (burst.pressure[kLevel][40] + burst.pressure[kLevel][41]) / 2, 1e-3);
  EXPECT_NEAR(run.during(clip, clock).position[0], burst.position[0][40], 1e-12);
}

TEST(Playback, StridesRepeat) {
  const Playback run = sample();
  const Clip clip = run.clip(kWalking);
  for (const double clock : {0.0, 0.3, 1.7})
    EXPECT_NEAR(run.during(clip, clock + 2 * clip.length).discs[kLevel].height,
                run.during(clip, clock).discs[kLevel].height, 1e-12);
  // From the last sample on to the first.
  const solve::Burst& burst = burst_of(run, clip);
  const double last = burst.time.back() - clip.start;
  EXPECT_NEAR(run.during(clip, (last + clip.length) / 2).discs[kLevel].force,
              (burst.force[kLevel].back() + burst.force[kLevel].front()) / 2, 1e-6);
}

TEST(Playback, WaterStaysInTheDiscDuringAStrideSoItBulgesWhatItThins) {
  const Playback run = sample();
  const Clip clip = run.clip(kRunning);
  const auto high = run.during(clip, run.peak_clock(clip, kLevel)).discs[kLevel];
  const auto low = run.during(clip, run.peak_clock(clip, kLevel) + 0.74 / 4).discs[kLevel];
  ASSERT_GT(high.force, low.force);
  EXPECT_NEAR((high.bulge - low.bulge) / (low.height - high.height), 1750e-6, 1e-9);  // disc area of L4L5
}

TEST(Playback, FindsThePeakOfForce) {
  const Playback run = sample();
  const Clip clip = run.clip(kRunning);
  const double peak = run.during(clip, run.peak_clock(clip, kLevel)).discs[kLevel].force;
  for (const double force : burst_of(run, clip).force[kLevel]) EXPECT_LE(force, peak + 1e-6);
}

TEST(Playback, PressureRangeLeavesOutNotANumbers) {
  auto result = results::sample::result();
  result.record.rows[3].discs[0].pressure_mean = std::nan("");
  const Playback run(std::move(result));
  const Range day = pressure_range(run), stride = pressure_range(run, run.clip(kRunning));
  EXPECT_GT(day.low, 1e5);
  EXPECT_LT(day.high, 1e6);
  EXPECT_LT(stride.low, day.low);
  EXPECT_GT(stride.high, day.high);
}

TEST(Playback, RefusesARigWhichHasNoSpine) {
  auto result = results::sample::result();
  result.record.labels.levels = {"column"};
  try {
    Playback run(std::move(result));
    FAIL() << "was accepted";
  } catch (const IoError& error) {
    EXPECT_NE(std::string(error.what()).find("is that of a rig, which has no spine to show"),
              std::string::npos);
  }
}

class PlaybackOnDisk : public results::TempDir {};

TEST_F(PlaybackOnDisk, ReadsOnlyTheProfilesThatItShows) {
  results::write_result(at("r.h5"), results::sample::result());
  const Playback disk(std::make_shared<results::OpenResult>(at("r.h5"))), memory = sample();
  EXPECT_EQ(disk.profiles_read(), 0u);
  for (const double time : {0.0, 90.0, 5400.0})
    for (const Field field : {Field::pressure, Field::water, Field::oxygen, Field::ph, Field::viability})
      EXPECT_EQ(disk.column(field, kLevel, time), memory.column(field, kLevel, time)) << time;
  EXPECT_EQ(disk.profiles_read(), 4u) << "rows 0, 1, 2 and the last";
}

TEST(Playback, ColumnsAreTheFieldsOfTheCells) {
  const Playback run = sample();
  const solve::Row& row = run.rows()[30];
  const auto& lactate = row.concentration[kLevel][2];
  const auto water = run.column(Field::water, kLevel, row.time), ph = run.column(Field::ph, kLevel, row.time);
  EXPECT_NEAR(water[5], row.void_ratio[kLevel][5] / (1 + row.void_ratio[kLevel][5]), 1e-12);
  EXPECT_NEAR(ph[5], 7.4 - 0.09 * lactate[5], 1e-12);
  EXPECT_NEAR(run.column_mean(std::vector<double>(results::sample::kCells, 3), kLevel), 3, 1e-12);
}

TEST(Playback, FluxIsWhatCameInBetweenTheRowsAround) {
  const Playback run = sample();
  const auto &before = run.rows()[10].discs[kLevel], &after = run.rows()[11].discs[kLevel];
  const double came = after.inflow[1] - after.outflow[1] - (before.inflow[1] - before.outflow[1]);
  EXPECT_NEAR(run.at(630).discs[kLevel].flux[1], came / 60, 1e-9 * std::abs(came));
  EXPECT_NE(run.at(run.end()).discs[kLevel].flux[1], 0) << "at the end that of the last interval";
}

TEST(Ranges, OfFieldsLeaveOutTheLayersAtTheBone) {
  const Playback run = sample();
  const Range all = sampled_range(run, Field::glucose, 0), most = sampled_range(run, Field::glucose, 0.04);
  EXPECT_LT(most.high, all.high);
  EXPECT_GE(most.low, all.low);
}

}  // namespace
}  // namespace spinewalk::viz
