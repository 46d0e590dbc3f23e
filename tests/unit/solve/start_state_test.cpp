/// Start states: what the cache keeps, and degenerate discs in their periodic day.
#include "fixture.hpp"
#include "results/start_store.hpp"
#include "solve/stored_start.hpp"

#include <unistd.h>

#include <fstream>

namespace spinewalk::solve {
namespace {

namespace fs = std::filesystem;

class StartStoreTest : public testing::Test {
 protected:
  StartStoreTest() {
    std::string name = (fs::temp_directory_path() / "spinewalk-XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  ~StartStoreTest() override { fs::remove_all(folder_); }
  std::vector<fs::path> files() const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder_)) files.push_back(entry.path());
    return files;
  }
  fs::path folder_;
};

TEST_F(StartStoreTest, ARunFromTheCacheIsTheSameRun) {
  const auto scenario = scenario_of(shipped_model(), model::SupineEquilibrium{}, model::Standing{}, 600);
  const Record solved = run_record(scenario);
  results::StartStore store(folder_, "program");
  const Record kept = run_record(scenario, &store);
  EXPECT_FALSE(store.hit());
  const Record taken = run_record(scenario, &store);
  EXPECT_TRUE(store.hit());
  ASSERT_EQ(files().size(), 1u);
  for (const Record* record : {&kept, &taken}) {
    const Row &a = solved.rows.back(), &b = record->rows.back();
    EXPECT_EQ(a.void_ratio, b.void_ratio);
    EXPECT_EQ(a.concentration, b.concentration);
    for (std::size_t l = 0; l < model::kLevels; ++l) EXPECT_EQ(a.discs[l].height, b.discs[l].height);
  }
}

TEST_F(StartStoreTest, OtherModelsKindsTolerancesAndProgramsHaveOtherKeys) {
  const model::Model model = shipped_model();
  model::Model other = model;
  other.discs[0].nucleus.permeability.k0 *= 1 + 1e-15;
  const std::string key = start_key(model::Morning{}, model, 1e-5);
  EXPECT_EQ(key, start_key(model::Morning{}, model, 1e-5));
  EXPECT_NE(key, start_key(model::Morning{}, other, 1e-5));
  EXPECT_NE(key, start_key(model::Evening{}, model, 1e-5));
  EXPECT_NE(key, start_key(model::Morning{}, model, 1e-6));
  results::StartStore(folder_, "one").store(key, {{1}, {2}, 3, 4});
  EXPECT_TRUE(results::StartStore(folder_, "one").load(key));
  EXPECT_FALSE(results::StartStore(folder_, "two").load(key));
}

TEST_F(StartStoreTest, ADamagedEntryAndAnUnwritableFolderCostTimeOnly) {
  results::StartStore store(folder_, "program");
  store.store("key", {{1, 2}, {3}, 0.5, 6});
  const auto stored = store.load("key");
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->fluid, (std::vector<double>{1, 2}));
  EXPECT_EQ(stored->nutrients, std::vector<double>{3});
  EXPECT_EQ(stored->residual, 0.5);
  EXPECT_EQ(stored->days, 6);
  std::fstream(files().at(0), std::ios::in | std::ios::out | std::ios::binary).seekp(700).put('x');
  EXPECT_FALSE(store.load("key"));
  results::StartStore nowhere("/proc/nowhere", "program");
  nowhere.store("key", *stored);
  EXPECT_FALSE(nowhere.load("key"));
}

struct Day {
  double standing, lying_least, exchanged, creep, glucose;  ///< [Pa], [Pa], [m3], [1] of the height, [mM]
};

/// L4L5 over 16 h of standing and 8 h of lying from the morning of the periodic day.
Day spend_day(model::Condition condition) {
  model::Model model = shipped_model();
  model.discs[model::kL4L5].condition = condition;
  auto scenario = scenario_of(model::with_conditions(model), model::Morning{}, model::Standing{}, 57600);
  scenario.timeline.push_back({model::Lying{}, 28800, "{}"});
  scenario.record.every = 600;
  const Record record = run_record(scenario);
  Day day{};
  day.lying_least = 1e9;
  double most = -1e9, least = 1e9, tallest = 0, lowest = 1e9;
  for (const Row& row : record.rows) {
    const auto& disc = row.discs[model::kL4L5];
    if (std::abs(row.time - 14400) < 1) day.standing = disc.pressure_mean;
    if (row.time >= 57600) day.lying_least = std::min(day.lying_least, disc.pressure_min);
    most = std::max(most, disc.fluid_volume), least = std::min(least, disc.fluid_volume);
  }
  for (const Row& row : record.rows)  // lying heights alone: without the elastic part
    if (row.time > 57600 + 60) {
      tallest = std::max(tallest, row.discs[model::kL4L5].height);
      lowest = std::min(lowest, row.discs[model::kL4L5].height);
    }
  day.exchanged = most - least;
  day.creep = (tallest - lowest) / scenario.model.discs[model::kL4L5].geometry.height;
  const auto& glucose = record.rows.back().concentration[model::kL4L5][1];
  day.glucose = *std::min_element(glucose.begin(), glucose.end());
  return day;
}

// Signs only: lower pressure in degenerate discs at the same load (Adams, McNally, Dolan 1996, by 30 %; here by half), less
// water moved by the day (Boos 1993, MRI), and a nucleus that stays under pressure in the night.
TEST(Degeneration, AGradeFourDiscHasLessPressureAndMovesLessWater) {
  const Day healthy = spend_day(model::Condition::healthy), worn = spend_day(model::Condition::grade_4);
  for (const Day* day : {&healthy, &worn})
    std::printf("standing 4 h %.3f MPa, least lying %.3f MPa, exchanged %.0f mm3, creep %.1f %%, least glucose %.2f mM\n",
                1e-6 * day->standing, 1e-6 * day->lying_least, 1e9 * day->exchanged, 100 * day->creep, day->glucose);
  EXPECT_LT(worn.standing, 0.8 * healthy.standing);
  EXPECT_LT(worn.exchanged, 0.8 * healthy.exchanged);
  EXPECT_GT(worn.lying_least, 0);
  EXPECT_GT(healthy.lying_least, 0);
}

}  // namespace
}  // namespace spinewalk::solve
