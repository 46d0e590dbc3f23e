// Standing, walking at 0.8, 1.3, 1.8 m/s and running at 2.2, 3, 4 m/s against the suggested ranges of loads.md 2d, at both
// ends of muscle_gain: at 1 the range calibrated to pressures, at 2.5 a peak between that range and the bound of the muscle
// models. scenarios/gait_matrix.yaml is the same list for a user.
#include "rows.hpp"

#include "support.hpp"

namespace spinewalk {
namespace {

struct Suggested {
  std::string name;
  model::Activity activity;
  double low, mean, high, bound;  // body weights
};

TEST(GaitMatrix, RowsOutsideTheSuggestedRangesAreExactlyTheListedMisses) {
  const std::vector<Suggested> table{{"walk 0.8", model::Walking{0.8}, 0.85, 0.95, 1.1, 1.8},
                                     {"walk 1.3", model::Walking{1.3}, 0.8, 1.05, 1.35, 2.5},
                                     {"walk 1.8", model::Walking{1.8}, 0.6, 1.2, 1.9, 3.0},
                                     {"run 2.2", model::Running{2.2}, 0.5, 1.1, 1.8, 3.0},
                                     {"run 3", model::Running{3}, 0.5, 1.25, 2.4, 4.5},
                                     {"run 4", model::Running{4}, 0.5, 1.4, 2.9, 6.0}};
  std::vector<LiteratureRow> rows;
  const auto weak = subject_70kg(1), strong = subject_70kg(2.5);
  const double standing = force_range(weak, model::Standing{}).mean;
  rows.push_back({"loads 2d stand", "mean force at gain 1 [BW]", standing, 0.9 * 0.87, 1.1 * 0.87});
  rows.push_back({"loads 2d stand 2.5", "mean force at gain 2.5 [BW]",
                  force_range(strong, model::Standing{}).mean, 0.87, 1.1});
  for (const auto& s : table) {
    const Range one = force_range(weak, s.activity), high = force_range(strong, s.activity);
    rows.push_back({"loads 2d " + s.name + " min", "least force at gain 1 [BW]", one.low, s.low, s.mean});
    rows.push_back(
        {"loads 2d " + s.name + " mean", "mean force at gain 1 [BW]", one.mean, 0.9 * s.mean, 1.1 * s.mean});
    rows.push_back({"loads 2d " + s.name + " max", "largest force at gain 1 [BW]", one.high, s.mean, s.high});
    rows.push_back(
        {"loads 2d " + s.name + " 2.5", "largest force at gain 2.5 [BW]", high.high, s.high, s.bound});
  }
  expect_exactly_the_listed(rows, is_matrix_row);
}

}  // namespace
}  // namespace spinewalk
