#include "evidence/validate.hpp"

#include "units/quantity.hpp"

#include <limits>
#include <map>

namespace spinewalk::evidence {
namespace {

using Key = std::pair<std::filesystem::path, std::vector<std::string>>;

Key key_of(const NamedScenario& scenario) { return {scenario.file, scenario.sets}; }

RowOutcome judge(const Study& study, const Row& row, const std::vector<const Simulation*>& simulations) {
  RowOutcome outcome{&study, &row,
                     units::from_si(evaluate(row.quantity, simulations), row.quantity.unit(), row.unit),
                     Verdict::reported};
  if (row.band)
    outcome.verdict = outcome.value >= row.band->low && outcome.value <= row.band->high ? Verdict::inside
                                                                                        : Verdict::outside;
  return outcome;
}

}  // namespace

double RowOutcome::ratio() const {
  return row->reference == 0 ? std::numeric_limits<double>::quiet_NaN() : value / row->reference;
}

std::string_view verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::inside:
      return "inside";
    case Verdict::outside:
      return "OUTSIDE";
    default:
      return "reported";
  }
}

std::vector<RowOutcome> validate(const std::vector<Study>& studies, int threads, const Done& done) {
  std::map<Key, Simulation> simulations;
  std::vector<Key> keys;
  for (const Study& study : studies)
    for (const NamedScenario& scenario : study.scenarios)
      if (simulations.try_emplace(key_of(scenario)).second) keys.push_back(key_of(scenario));
  for_each_in_parallel(keys.size(), threads, done, [&](std::size_t i) {
    simulations.at(keys[i]) = simulate(keys[i].first, keys[i].second);
  });
  std::vector<RowOutcome> outcomes;
  for (const Study& study : studies) {
    std::vector<const Simulation*> own;
    for (const NamedScenario& scenario : study.scenarios) own.push_back(&simulations.at(key_of(scenario)));
    for (const Row& row : study.rows) outcomes.push_back(judge(study, row, own));
  }
  return outcomes;
}

results::Table to_table(const std::vector<RowOutcome>& outcomes) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  results::Table table{{{"study", ""},
                        {"row", ""},
                        {"also", ""},
                        {"what", ""},
                        {"unit", ""},
                        {"published", ""},
                        {"value", "1"},
                        {"low", "1"},
                        {"high", "1"},
                        {"ratio", "1"},
                        {"verdict", ""},
                        {"source", ""},
                        {"why", ""}},
                       {}};
  for (const RowOutcome& outcome : outcomes) {
    const Row& row = *outcome.row;
    table.rows.push_back({outcome.study->name, row.name, row.also, row.what, row.unit, row.published, outcome.value,
                          row.band ? row.band->low : kNone, row.band ? row.band->high : kNone,
                          outcome.ratio(), std::string(verdict_name(outcome.verdict)), row.source,
                          row.band ? row.band->why : ""});
  }
  return table;
}

}  // namespace spinewalk::evidence
