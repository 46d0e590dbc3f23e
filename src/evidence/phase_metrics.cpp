#include "evidence/phase_metrics.hpp"

#include <algorithm>

namespace spinewalk::evidence {

const std::vector<results::Column>& phase_metrics() {
  static const std::vector<results::Column> metrics{{"force_mean", "N"},       {"force_max", "N"},
                                                    {"height_change", "m"},    {"net_inflow", "m3"},
                                                    {"oxygen_end", "mol m-3"}, {"glucose_end", "mol m-3"}};
  return metrics;
}

std::vector<double> phase_metrics_of(const solve::Record& record, std::size_t phase) {
  constexpr std::size_t l = model::kL4L5;
  const auto& summary = record.phases.at(phase);
  auto end = record.rows.begin();  // the first of the two rows where this phase ends and the next begins
  while (end + 1 != record.rows.end() && end->time < summary.end) ++end;
  const auto least = [&](std::size_t solute) {
    const auto& cells = end->concentration[l][solute];
    return *std::min_element(cells.begin(), cells.end());
  };
  constexpr std::size_t kOxygen = 0, kGlucose = 1;  // solve::kSoluteNames
  return {summary.force_mean[l], summary.force_max[l], summary.height_change[l],
          summary.net_inflow[l], least(kOxygen),       least(kGlucose)};
}

}  // namespace spinewalk::evidence
