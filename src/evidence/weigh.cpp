#include "evidence/weigh.hpp"

#include "model/errors.hpp"
#include "sweep/compute.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

namespace spinewalk::evidence {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Claims that are uncertain in the same parameters, and the samples of these.
struct Group {
  std::vector<std::size_t> claims;
  std::vector<std::vector<double>> points;
  std::vector<std::vector<double>> effects;  ///< [sample][claim of the group], the last as modelled
};

std::vector<std::string> paths_of(const Claim& claim) {
  std::vector<std::string> paths;
  for (const Uncertain& u : claim.uncertain) paths.push_back(u.path);
  return paths;
}

std::vector<Group> grouped(const std::vector<Claim>& claims, std::size_t samples, std::uint64_t seed) {
  std::vector<Group> groups;
  for (std::size_t c = 0; c < claims.size(); ++c) {
    const auto same = [&](const Group& g) { return paths_of(claims[g.claims[0]]) == paths_of(claims[c]); };
    auto group = std::find_if(groups.begin(), groups.end(), same);
    if (group == groups.end()) {
      const auto points = sample_cube(samples, claims[c].uncertain.size(), seed);
      group = groups.insert(groups.end(), {{}, points, std::vector<std::vector<double>>(samples + 1)});
    }
    group->claims.push_back(c);
  }
  return groups;
}

/// Scenarios under one choice of constants, each run once.
class Runs {
 public:
  Runs(std::vector<std::string> constants, solve::StartCache& cache)
      : constants_(std::move(constants)), cache_(cache) {}

  double effect(const Claim& claim) {
    std::vector<const Simulation*> own;
    for (const NamedScenario& scenario : claim.scenarios) own.push_back(find(scenario));
    return std::count(own.begin(), own.end(), nullptr) ? kNone : evaluate(claim.effect, own);
  }

 private:
  /// Null where the solver gave up.
  const Simulation* find(const NamedScenario& scenario) {
    const auto [at, is_new] = runs_.try_emplace({scenario.file, scenario.sets});
    if (is_new) try {
        auto sets = constants_;
        sets.insert(sets.end(), scenario.sets.begin(),
                    scenario.sets.end());  // the contrast has the last word
        at->second = simulate(scenario.file, sets, &cache_);
      } catch (const SolverError&) {
      }
    return at->second ? &*at->second : nullptr;
  }

  std::vector<std::string> constants_;
  solve::StartCache& cache_;
  std::map<std::pair<std::filesystem::path, std::vector<std::string>>, std::optional<Simulation>> runs_;
};

/// The effects of the claims of a group at one of its points, or as modelled beyond the last.
std::vector<double> effects_at(const std::vector<Claim>& claims, const Group& group, std::size_t sample) {
  std::vector<std::string> constants;
  const auto& parameters = claims[group.claims[0]].uncertain;
  if (sample < group.points.size())
    for (std::size_t i = 0; i < parameters.size(); ++i)
      constants.push_back(parameters[i].set(group.points[sample][i]));
  sweep::MemoryStarts cache;
  Runs runs(constants, cache);
  std::vector<double> effects;
  for (const std::size_t c : group.claims) effects.push_back(runs.effect(claims[c]));
  return effects;
}

}  // namespace

bool Finding::is_small() const { return std::max(std::abs(low), std::abs(high)) < claim->threshold; }

std::string Finding::verdict() const {
  const std::string size = is_small() ? ", small" : "";
  switch (weight) {
    case Weight::supported:
      return "supported";
    case Weight::contradicted:
      return "contradicted" + size;
    default:
      return (deciding.empty() ? "depends" : "depends on " + deciding[0].path) + size;
  }
}

Finding judge(const Claim& claim, const std::vector<double>& effects,
              const std::vector<std::vector<double>>& shares) {
  Finding finding{&claim, kNone, kNone, kNone, kNone, effects.size(), 0, {}, Weight::depends};
  std::vector<double> found;
  std::vector<std::vector<double>> by_parameter(claim.uncertain.size());
  for (std::size_t i = 0; i < effects.size(); ++i) {
    if (!std::isfinite(effects[i])) continue;
    found.push_back(effects[i]);
    for (std::size_t p = 0; p < by_parameter.size(); ++p) by_parameter[p].push_back(shares[i][p]);
  }
  finding.failed = effects.size() - found.size();
  if (found.empty()) return finding;
  finding.median = quantile(found, 0.5), finding.low = quantile(found, 0.05),
  finding.high = quantile(found, 0.95);
  for (std::size_t p = 0; p < by_parameter.size(); ++p)
    finding.deciding.push_back({claim.uncertain[p].path, rank_correlation(by_parameter[p], found)});
  std::stable_sort(finding.deciding.begin(), finding.deciding.end(),
                   [](const Influence& a, const Influence& b) {
                     return std::abs(a.rank_correlation) > std::abs(b.rank_correlation);
                   });
  finding.deciding.resize(std::min<std::size_t>(2, finding.deciding.size()));
  const double sign = claim.increase ? 1 : -1;
  const double near = sign > 0 ? finding.low : -finding.high, far = sign > 0 ? finding.high : -finding.low;
  if (near > 0 && sign * finding.median >= claim.threshold)
    finding.weight = Weight::supported;
  else if (far < 0)
    finding.weight = Weight::contradicted;
  return finding;
}

double find_effect(const Claim& claim, solve::StartCache* cache) {
  sweep::MemoryStarts own;
  return Runs({}, cache ? *cache : own).effect(claim);
}

std::vector<Finding> weigh(const std::vector<Claim>& claims, std::size_t samples, std::uint64_t seed,
                           int threads, const Done& done) {
  auto groups = grouped(claims, samples, seed);
  const std::size_t jobs = samples + 1;
  for_each_in_parallel(groups.size() * jobs, threads, done, [&](std::size_t i) {
    Group& group = groups[i / jobs];
    group.effects[i % jobs] = effects_at(claims, group, i % jobs);
  });
  std::vector<Finding> findings(claims.size());
  for (const Group& group : groups)
    for (std::size_t k = 0; k < group.claims.size(); ++k) {
      std::vector<double> own;
      for (std::size_t i = 0; i < samples; ++i) own.push_back(group.effects[i][k]);
      findings[group.claims[k]] = judge(claims[group.claims[k]], own, group.points);
      findings[group.claims[k]].as_modelled = group.effects[samples][k];
    }
  return findings;
}

results::Table to_table(const std::vector<Finding>& findings) {
  results::Table table{{{"claim", ""},
                        {"topic", ""},
                        {"sentence", ""},
                        {"verdict", ""},
                        {"median", "1"},
                        {"low", "1"},
                        {"high", "1"},
                        {"as_modelled", "1"},
                        {"first", ""},
                        {"first_correlation", "1"},
                        {"second", ""},
                        {"second_correlation", "1"},
                        {"samples", "1"},
                        {"failed", "1"},
                        {"claimed", ""},
                        {"threshold", "1"}},
                       {}};
  for (const Finding& f : findings) {
    const auto deciding = [&](std::size_t i) {
      return i < f.deciding.size() ? f.deciding[i] : Influence{"", kNone};
    };
    table.rows.push_back({f.claim->name, f.claim->topic, f.claim->sentence, f.verdict(), f.median, f.low,
                          f.high, f.as_modelled, deciding(0).path, deciding(0).rank_correlation,
                          deciding(1).path, deciding(1).rank_correlation, static_cast<double>(f.samples),
                          static_cast<double>(f.failed), f.claim->increase ? "increase" : "decrease",
                          f.claim->threshold});
  }
  return table;
}

}  // namespace spinewalk::evidence
