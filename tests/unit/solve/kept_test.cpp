// What is kept comes back to the last bit, and what does not fit is refused.
#include "solve/kept.hpp"

#include <gtest/gtest.h>

#include <array>
#include <limits>

namespace spinewalk::solve {
namespace {

struct Inner {
  double value = 0;
  std::vector<double> list;
  auto kept() { return std::tie(value, list); }
};

struct Outer {
  bool flag = false;
  long count = 0;
  std::array<Inner, 2> pair;
  std::vector<std::vector<double>> table;
  std::vector<std::unique_ptr<Inner>> owned;
  auto kept() { return std::tie(flag, count, pair, table, owned); }
};

Outer sample() {
  Outer outer{true,
              1L << 52,
              {{{-0.0, {1.0 / 3}}, {std::numeric_limits<double>::infinity(), {}}}},
              {{1, 2}, {}, {3}},
              {}};
  outer.owned.push_back(std::make_unique<Inner>(Inner{5e-324, {7}}));
  return outer;
}

TEST(Kept, ComesBackToTheLastBit) {
  Outer before = sample(), after;
  after.owned.push_back(std::make_unique<Inner>());
  Arrays first, second;
  keep(first, "outer", before);
  restore(first, "outer", after);
  keep(second, "outer", after);
  EXPECT_EQ(first, second);
  EXPECT_EQ(after.count, 1L << 52);
  EXPECT_TRUE(std::signbit(after.pair[0].value));
  EXPECT_EQ(after.table, before.table);
  EXPECT_EQ(after.owned[0]->value, 5e-324);
}

TEST(Kept, RefusesWhatDoesNotFit) {
  Outer outer = sample();
  Arrays arrays;
  keep(arrays, "outer", outer);
  outer.owned.clear();
  EXPECT_THROW(restore(arrays, "outer", outer), std::out_of_range);
  outer = sample();
  EXPECT_THROW(restore(arrays, "other", outer), std::out_of_range);
  Arrays cut = arrays, longer = arrays, wild = arrays;
  cut["outer"].pop_back();
  EXPECT_THROW(restore(cut, "outer", outer), std::out_of_range);
  longer["outer"].push_back(0);
  EXPECT_THROW(restore(longer, "outer", outer), std::out_of_range);
  wild["outer"][3] = 1e8;  // the length of the first list
  EXPECT_THROW(restore(wild, "outer", outer), std::out_of_range);
}

}  // namespace
}  // namespace spinewalk::solve
