/// Rows of the literature, and the list of those that the default model does not meet (tests/validation/misses.yaml).
#pragma once

#include "read_yaml.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <vector>

namespace spinewalk {

struct LiteratureRow {
  std::string name, what;
  double value, low, high;
  bool outside() const { return !(value >= low && value <= high); }
};

inline bool starts_with_one_of(const std::string& name, std::initializer_list<const char*> starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](const char* start) { return name.rfind(start, 0) == 0; });
}

/// What no study can ask for, computed by literature_test.
inline bool is_apart_row(const std::string& name) {
  return starts_with_one_of(name, {"loads 3c", "loads 14", "disc 13 stiffness", "disc 26", "disc 28"});
}

/// disc.md row 24 needs a second, unmoved disc beside the run and is computed by tests/verification/study/advection_test.
inline bool is_advection_row(const std::string& name) { return starts_with_one_of(name, {"disc 24"}); }

/// loads.md 2d, computed by tests/validation/activities/gait_matrix_test.
inline bool is_matrix_row(const std::string& name) { return starts_with_one_of(name, {"loads 2d"}); }

/// Postures, ground, shoes, slope and water, computed by tests/validation/activities/activities_test.
inline bool is_activity_row(const std::string& name) {
  return starts_with_one_of(name, {"loads 1a", "loads 4", "loads 5", "loads 10 at", "loads 12", "loads 13", "loads 15",
                                   "loads 16", "loads 6 feet", "loads 6 disc", "loads 8 gain"});
}

/// Prints the rows and fails unless those outside their band are exactly the listed ones, each within 1 % of the value
/// listed. `mine` says which of the listed rows this test computes.
inline void expect_exactly_the_listed(const std::vector<LiteratureRow>& rows,
                                      const std::function<bool(const std::string&)>& mine) {
  std::printf("%-18s %-52s %9s   %s\n", "row", "quantity", "value", "band");
  for (const auto& row : rows)
    std::printf("%-18s %-52s %9.4g   %.4g to %.4g%s\n", row.name.c_str(), row.what.c_str(), row.value,
                row.low, row.high, row.outside() ? "   OUTSIDE" : "");
  std::map<std::string, double> listed;
  const auto misses = read_yaml(SPINEWALK_SOURCE_DIR "/tests/validation/misses.yaml");
  for (const auto& miss : misses.find("misses")->items) {
    EXPECT_FALSE(text_of(miss, "reason").empty());
    if (mine(text_of(miss, "row"))) listed[text_of(miss, "row")] = number_of(miss, "value");
  }
  for (const auto& row : rows) {
    const auto found = listed.find(row.name);
    if (found == listed.end()) {
      EXPECT_FALSE(row.outside()) << row.name << " is a new miss: " << row.value;
      continue;
    }
    EXPECT_TRUE(row.outside()) << row.name << " is healed: take it off the list";
    EXPECT_NEAR(row.value, found->second, 0.01 * std::abs(found->second)) << row.name << " has moved";
    listed.erase(found);
  }
  for (const auto& [name, value] : listed)
    ADD_FAILURE() << "misses.yaml lists " << name << ", which no test computes";
}

}  // namespace spinewalk
