// Parts of a sweep that need no solver: tables, divisions, arrays, ledgers.
#include "model/errors.hpp"
#include "results/sample_table.hpp"
#include "results/temp_dir.hpp"
#include "sweep/csv.hpp"
#include "sweep/ledger.hpp"
#include "sweep/slurm.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <set>

namespace spinewalk::sweep {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using results::TempDir;

TEST(Csv, QuotesLineEndsAndEmptyLines) {
  const auto table = parse_csv("a,\"b, or \"\"c\"\"\"\r\n 1 ,\"2\n3\"\n\n4,5", "t.csv");
  EXPECT_THAT(table.header, ElementsAre("a", "b, or \"c\""));
  EXPECT_THAT(table.cells, ElementsAre("1", "2\n3", "4", "5"));
}

TEST(Shard, EverySampleBelongsToOneTask) {
  for (const long samples : {1L, 7L, 100L, 101L})
    for (const long count : {1L, 3L, 7L, 200L}) {
      long next = 0;
      for (long index = 0; index < count; ++index) {
        const Shard shard{index, count};
        EXPECT_EQ(shard.first(samples), next);
        next = shard.last(samples);
      }
      EXPECT_EQ(next, samples);
    }
}

TEST(Shard, NamesComeBack) {
  const auto shard = shard_of("x/task-12-7.h5");
  ASSERT_TRUE(shard);
  EXPECT_EQ(shard->name(), "task-12-7");
  for (const char* other : {"task-12-12.h5", "task-1.h5", "task--1-0.h5", "sample-3.ck0", "task-a-1.h5", "task-1-x.h5"})
    EXPECT_FALSE(shard_of(other)) << other;
}

TEST(Seed, DiffersBetweenSamplesAndNeverChanges) {
  std::set<std::uint64_t> seeds;
  for (long id = 0; id < 1000; ++id) seeds.insert(seed_of(7, id));
  EXPECT_EQ(seeds.size(), 1000u);
  EXPECT_EQ(seed_of(7, 3), seed_of(7, 3));
  EXPECT_NE(seed_of(7, 3), seed_of(8, 3));
}

Plan plan_of(long samples, double seconds, const std::filesystem::path& folder) {
  Plan plan;
  plan.folder = folder;
  plan.samples = samples;
  plan.estimate.seconds = seconds;
  std::filesystem::create_directories(plan.tasks());
  return plan;
}

class Submitting : public TempDir {};

TEST_F(Submitting, PacksTasksAndSplitsArrays) {
  SubmitOptions options;
  options.task_seconds = 1200;
  const auto packed = plan_submission(plan_of(10'000, 100, at("p")), options, {});
  EXPECT_EQ(packed.samples_per_task, 12);
  EXPECT_EQ(packed.tasks, 834);
  ASSERT_EQ(packed.arrays.size(), 1u);
  EXPECT_EQ(array_text(packed.arrays[0], 50), "0-833%50");

  Cluster small;
  small.max_array_size = 10;
  const auto split = plan_submission(plan_of(10'000, 100, at("p")), options, small);
  EXPECT_EQ(split.arrays.size(), 84u);
  std::set<long> tasks;
  for (const auto& array : split.arrays)
    for (const long index : array.indices) {
      EXPECT_LT(index, 10);
      EXPECT_TRUE(tasks.insert(array.first + index).second);
    }
  EXPECT_EQ(tasks.size(), 834u);

  small.max_submit = 5;
  EXPECT_EQ(plan_submission(plan_of(10'000, 100, at("p")), options, small).tasks, 5);
}

TEST(Array, TextHoldsRanges) { EXPECT_EQ(array_text({0, {0, 1, 2, 5, 7, 8}}, 9), "0-2,5,7-8%9"); }

TEST(ShellWord, QuotesWhatAShellWouldRead) {
  EXPECT_EQ(shell_word("plan/a-1"), "plan/a-1");
  EXPECT_EQ(shell_word("it's $HOME"), "'it'\\''s $HOME'");
}

class OnDisk : public TempDir {};

TEST_F(OnDisk, LedgerSaysWhatHappened) {
  const Ledger ledger(at("t.ledger"));
  ledger.start("host=a job=1", {0, 2}, 10);
  ledger.append({{0, "done", 0.5, "aa"}, {1, "timeout", 60, "bb"}});
  EXPECT_TRUE(ledger.read().open);
  ledger.stop("interrupted");
  ledger.append({{1, "done", 1, "cc"}});
  const auto contents = ledger.read();
  EXPECT_FALSE(contents.open);
  EXPECT_EQ(contents.how, "interrupted");
  EXPECT_EQ(contents.samples.at(1).status, "done");
  EXPECT_EQ(contents.samples.size(), 2u);
}

results::SampleTable sample_table() {
  results::SampleTable table;
  table.plan_sha256 = "p";
  table.plan = "{}";
  table.phases = {"1 standing", "2 walking"};
  table.levels = {"L4L5"};
  table.columns = {{"subject.mass", "kg", {70, 80}, {}}, {"subject.sex", "", {}, {"male", "female"}}};
  table.seeds = {seed_of(1, 3), seed_of(1, 5)};
  results::Sample good{3, "done", "", results::no_values(2, 1), ""}, bad{5, "timeout", "too slow", results::no_values(2, 1), ""};
  for (std::size_t i = 0; i < good.values.size(); ++i) good.values[i] = static_cast<double>(i);
  table.samples = {good, bad};
  for (auto& sample : table.samples) sample.checksum = results::checksum_of(sample, table.plan_sha256);
  return table;
}

TEST_F(OnDisk, TablesComeBack) {
  const auto table = sample_table();
  results::write_sample_table(at("t.h5"), at("t.part"), table);
  const auto back = results::read_sample_table(at("t.h5"));
  EXPECT_EQ(back.samples[0].values, table.samples[0].values);
  EXPECT_TRUE(std::isnan(back.samples[1].values[0]));
  EXPECT_EQ(back.samples[1].reason, "too slow");
  EXPECT_EQ(back.seeds, table.seeds);
  EXPECT_EQ(back.columns[0].numbers, table.columns[0].numbers);
  EXPECT_EQ(back.columns[1].texts, table.columns[1].texts);
  EXPECT_FALSE(std::filesystem::exists(at("t.part")));
}

TEST_F(OnDisk, AWrongRowIsNamed) {
  auto table = sample_table();
  table.samples[0].values[1] = 7;
  results::write_sample_table(at("t.h5"), at("t.part"), table);
  try {
    results::read_sample_table(at("t.h5"));
    FAIL();
  } catch (const IoError& error) {
    EXPECT_THAT(error.what(), HasSubstr("t.h5: sample 3: the checksum of its row is wrong"));
  }
}

}  // namespace
}  // namespace spinewalk::sweep
