#include "solve/match.hpp"

#include "model/errors.hpp"
#include "solve/activity_load.hpp"

#include <fmt/format.h>

#include <cmath>

namespace spinewalk::solve {
namespace {

constexpr double kTolerance = 1e-8;
constexpr int kMostRounds = 20;

model::PerLevel<double> mean_force(const ActivityLoad& load) {
  model::PerLevel<double> mean;
  for (std::size_t l = 0; l < model::kLevels; ++l) mean[l] = load.mean[l].force;
  return mean;
}

}  // namespace

model::PerLevel<double> mean_force_of(std::size_t index, const model::Scenario& scenario, const Record& record,
                                      const spine::Chain& chain, const spine::Waters& waters) {
  if (index < record.phases.size()) return record.phases[index].force_mean;
  const auto stride = loading::make_stride(scenario.timeline[index].activity, scenario.model);
  return mean_force(find_activity_load(chain, stride, waters));
}

void match_mean_force(const model::PerLevel<double>& target, const spine::Chain& chain, const spine::Waters& waters,
                      loading::Stride& stride) {
  std::vector<double> guess;
  std::size_t worst = 0;
  double off = 0;
  for (int round = 0; round < kMostRounds; ++round) {
    ActivityLoad load = find_activity_load(chain, stride, waters, guess);
    const auto mean = mean_force(load);
    off = 0;
    for (std::size_t l = 0; l < model::kLevels; ++l) {
      const double missing = target[l] - mean[l];
      if (std::abs(missing) > std::abs(off)) worst = l, off = missing;
      stride.added_tension[l] += missing;
    }
    if (std::abs(off) <= kTolerance * target[worst]) return;
    guess = std::move(load.response.end_state);
  }
  throw SolverError(fmt::format(
      "the mean force of disc {} cannot be brought to {:.4g} N: it stays {:.3g} N above with the muscles slack, which never "
      "push. Match it to a phase with more load, or take a posture that carries less",
      model::kLevelNames[worst], target[worst], -off));
}

}  // namespace spinewalk::solve
