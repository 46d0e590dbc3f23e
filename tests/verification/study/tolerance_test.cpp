// The committed tolerance study (tolerance.csv, written by tolerance_study), recomputed where cheap; and what must not
// depend on how often a run is recorded.
#include "tolerance_study.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <vector>

namespace spinewalk::study {
namespace {

constexpr std::size_t kFluidQuantities = 2;

std::vector<Day> committed() {
  std::ifstream in(SPINEWALK_SOURCE_DIR "/tests/verification/study/tolerance.csv");
  std::vector<Day> days;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::replace(line.begin(), line.end(), ',', ' ');
    std::istringstream fields(line);
    Day day;
    double unused = 0;
    fields >> day.tolerance >> day.steps >> unused >> unused >> unused;
    for (double& value : day.values) fields >> value;
    days.push_back(day);
  }
  return days;
}

TEST(Tolerance, TheErrorFollowsItOverFiveDecades) {
  const auto days = committed();
  ASSERT_EQ(days.size(), 7u);
  for (std::size_t q = 0; q < kQuantities; ++q) {
    for (std::size_t i = 0; i + 1 < days.size(); ++i) {
      const double error = error_of(days[i], days.back(), q);
      std::printf("%s at %g: %.2e\n", kQuantityNames[q], days[i].tolerance, error);
      EXPECT_LT(error, (q < kFluidQuantities ? 0.3 : 1.0) * days[i].tolerance) << kQuantityNames[q];
    }
    const double slope = std::log10(error_of(days[0], days.back(), q) / error_of(days[5], days.back(), q)) / 5;
    std::printf("  slope %.2f: halving the tolerance leaves %.2f of the error\n", slope, std::exp2(-slope));
    // Steps go with the root of the tolerance down to 1e-5. What is of second order then has slope 1; limited fluxes, which keep
    // concentrations positive in the first minutes after a jump, are of first order and have slope 1/2.
    EXPECT_GT(slope, q < kFluidQuantities ? 0.9 : 0.5) << kQuantityNames[q];
    EXPECT_LT(slope, 1.1) << kQuantityNames[q];
  }
}

TEST(Tolerance, TheTableIsWhatTheProgramGivesToday) {
  const auto days = committed();
  for (std::size_t i = 0; i < 3; ++i) {
    const Day today = simulate_day(days[i].tolerance);
    EXPECT_LE(today.steps, 1.05 * static_cast<double>(days[i].steps)) << days[i].tolerance;
    for (std::size_t q = 0; q < kQuantities; ++q) EXPECT_LT(error_of(today, days[i], q), 1e-6 + 0.1 * days[i].tolerance) << kQuantityNames[q];
  }
}

TEST(Tolerance, TheSolutionDoesNotDependOnHowOftenItIsRecorded) {
  const auto record_every = [](double seconds) {
    model::Scenario scenario;
    scenario.model = model::load_model(SPINEWALK_SOURCE_DIR "/models/adult_male_50.yaml");
    scenario.start = model::SupineEquilibrium{};
    scenario.timeline = {{model::Standing{}, 3600, "{}"}, {model::Walking{1.3}, 1800, "{}"}, {model::Lying{}, 1800, "{}"}};
    scenario.record.every = seconds;
    solve::Record record;
    solve::run(scenario, record, {});
    return record;
  };
  const auto often = record_every(60), seldom = record_every(900);
  std::size_t common = 0, next = 0;
  for (const auto& row : seldom.rows) {
    while (next < often.rows.size() && often.rows[next].time < row.time) ++next;
    ASSERT_LT(next, often.rows.size());
    const auto& other = often.rows[next++];
    ASSERT_EQ(other.time, row.time);
    ++common;
    EXPECT_EQ(row.void_ratio, other.void_ratio) << row.time;
    EXPECT_EQ(row.concentration, other.concentration) << row.time;
    for (std::size_t l = 0; l < model::kLevels; ++l) {
      EXPECT_EQ(row.discs[l].height, other.discs[l].height);
      EXPECT_EQ(row.discs[l].fluid_volume, other.discs[l].fluid_volume);
    }
  }
  EXPECT_GE(common, 9u);
}

}  // namespace
}  // namespace spinewalk::study
