#include "evidence/measure.hpp"

#include "evidence/creep_fit.hpp"
#include "evidence/fields.hpp"
#include "evidence/law_measures.hpp"
#include "evidence/stride_measures.hpp"
#include "model/load_scenario.hpp"
#include "results/metrics.hpp"
#include "results/tabulate.hpp"
#include "solve/run.hpp"
#include "units/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace spinewalk::evidence {
namespace {

using model::YamlNode;

const std::vector<std::string> kKinds{"summary", "disc", "profile", "stride", "law", "creep"};
const std::vector<std::string> kCells{"middle", "least", "most", "mean"};
const std::vector<std::string> kMeasureKeys{"summary",  "disc",  "profile", "stride", "law",   "creep",
                                            "scenario", "phase", "at",      "ending", "from",  "to",
                                            "cells",    "level"};
constexpr double kSameTime = 1e-6;  // [s]
constexpr const char* kForm = "write for example {summary: pressure_mean, phase: 2}";

std::size_t column_of(const results::Table& table, const std::string& name) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [&](const results::Column& column) { return column.name == name; });
  return static_cast<std::size_t>(found - table.columns.begin());
}

/// Adds the hydrogen ions that lactate brings: pH in a form that can be told in percent.
void add_hydrogen(results::Table& profile) {
  const std::size_t lactate = column_of(profile, "concentration.lactate");
  profile.columns.push_back({"concentration.hydrogen", "mol m-3"});
  for (auto& row : profile.rows)
    row.push_back(1e3 * std::pow(10, -results::ph_of_lactate(std::get<double>(row[lactate]))));
}

/// Where a summary or the rows over time stand as a table.
results::Table table_of(MeasureKind kind, const results::Result& result) {
  if (kind == MeasureKind::summary) return results::compare({{"", result}});
  results::Table table = results::tabulate(result, "/" + kKinds[static_cast<std::size_t>(kind)]);
  if (kind == MeasureKind::profile) add_hydrogen(table);
  return table;
}

std::vector<results::Column> measures_of(MeasureKind kind) {
  switch (kind) {
    case MeasureKind::stride:
      return stride_measures();
    case MeasureKind::law:
      return law_measures();
    case MeasureKind::creep:
      return creep_measures();
    default:
      return table_of(kind, {}).columns;
  }
}

/// Which of the keys a kind needs besides its name.
bool needs_phase(MeasureKind kind) {
  return kind == MeasureKind::summary || kind == MeasureKind::stride || kind == MeasureKind::creep;
}
bool needs_time(MeasureKind kind) { return kind == MeasureKind::disc || kind == MeasureKind::profile; }

std::size_t read_phase(const YamlNode& node) {
  const std::string& text = model::expect_scalar(node, "phase", kForm);
  std::size_t phase = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), phase);
  if (error != std::errc{} || end != text.data() + text.size() || phase == 0)
    throw InputError(node.place, fmt::format("\"{}\" is not the number of a phase", text),
                     "phases count from 1");
  return phase - 1;
}

double read_time(const YamlNode& node, const std::string& key) {
  try {
    return units::to_si(model::expect_scalar(node, key, "write for example at: 4 h"), "s");
  } catch (const units::UnitError& error) {
    throw InputError(node.place, error.what(), "write for example at: 4 h");
  }
}

void read_moment(const YamlNode& mapping, Measure& measure) {
  constexpr const char* kMomentForm = "write either at: 4 h or ending: 4 h, or from: 0 h and to: 24 h for the mean between";
  const YamlNode *at = mapping.find("at"), *ending = mapping.find("ending"), *from = mapping.find("from"),
                 *to = mapping.find("to");
  if ((at != nullptr) + (ending != nullptr) + (from != nullptr) != 1 || !from != !to)
    throw InputError(mapping.place, "the moment is missing or given twice", kMomentForm);
  measure.ending = ending != nullptr;
  measure.time = at ? read_time(*at, "at") : ending ? read_time(*ending, "ending") : read_time(*from, "from");
  if (!to) return;
  measure.until = read_time(*to, "to");
  if (!(*measure.until > measure.time)) throw InputError(to->place, "to is not after from", kMomentForm);
}

std::size_t read_level(const YamlNode& node) {
  std::vector<std::string> names{model::kLevelNames.begin(), model::kLevelNames.end()};
  names.emplace_back("sum");
  return model::read_choice(node, "level", names);
}

Measure read_measure(const YamlNode& mapping, const std::vector<std::string>& scenarios) {
  Measure measure{};
  measure.place = mapping.place;
  const auto kind =
      std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& key) { return mapping.find(key); });
  if (kind == kKinds.end())
    throw InputError(mapping.place, "nothing says what to measure",
                     fmt::format("give one of {}; {}", fmt::join(kKinds, ", "), kForm));
  measure.kind = static_cast<MeasureKind>(kind - kKinds.begin());
  const YamlNode& name = *mapping.find(*kind);
  std::vector<std::string> names;
  auto columns = measures_of(measure.kind);
  std::erase_if(columns, [](const results::Column& column) { return column.unit.empty(); });  // texts
  for (const auto& column : columns) names.push_back(column.name);
  const auto& column = columns[model::read_choice(name, *kind, names)];
  measure.name = column.name, measure.unit = column.unit;
  if (needs_phase(measure.kind)) measure.phase = read_phase(required(mapping, "phase", kForm));
  if (needs_time(measure.kind)) read_moment(mapping, measure);
  if (const YamlNode* cells = mapping.find("cells"))
    measure.cells = static_cast<Cells>(model::read_choice(*cells, "cells", kCells));
  const YamlNode* level = mapping.find("level");
  measure.level = level ? read_level(*level) : model::kL4L5;
  if (measure.level == model::kLevels && (measure.kind == MeasureKind::stride || measure.kind == MeasureKind::creep))
    throw InputError(level->place, fmt::format("{} has no levels to add up", *kind), "leave level out");
  if (const YamlNode* scenario = mapping.find("scenario"))
    measure.scenario = model::read_choice(*scenario, "scenario", scenarios);
  else if (scenarios.size() > 1)
    throw InputError(mapping.place, "the scenario is missing",
                     fmt::format("add scenario: with one of {}", fmt::join(scenarios, ", ")));
  return measure;
}

Term read_term(const YamlNode& mapping, const std::vector<std::string>& scenarios,
               std::vector<std::string> besides) {
  model::expect_mapping(mapping, "measure", kForm);
  besides.insert(besides.end(), kMeasureKeys.begin(), kMeasureKeys.end());
  besides.push_back("less");
  model::allow_keys(mapping, "measure", besides);
  Term term{read_measure(mapping, scenarios), {}};
  if (const YamlNode* less = mapping.find("less")) {
    model::expect_mapping(*less, "less", kForm);
    model::allow_keys(*less, "less", kMeasureKeys);
    term.less = read_measure(*less, scenarios);
  }
  return term;
}

[[noreturn]] void refuse(const Measure& measure, const std::string& what, const std::string& hint) {
  throw InputError(measure.place, what, hint);
}

/// The cells of a column at a time [s] or, of a summary, the one value of a phase.
struct Moment {
  double time;
  std::vector<double> values;
};

/// Column `name` of the rows that stand for the measure's phase, moment or span of time, and its level.
std::vector<Moment> moments_of(const Measure& measure, const results::Result& result) {
  const auto table = table_of(measure.kind, result);
  const bool by_phase = needs_phase(measure.kind);
  const std::size_t value = column_of(table, measure.name), level = column_of(table, "level"),
                    where = column_of(table, by_phase ? "phase" : "time");
  const std::string wanted_level = result.record.labels.levels.size() == 1
                                       ? result.record.labels.levels[0]
                                       : std::string(model::kLevelNames[measure.level]);
  if (by_phase && measure.phase >= result.record.phases.size())
    refuse(measure, fmt::format("there is no phase {}", measure.phase + 1),
           fmt::format("the scenario has {}", result.record.phases.size()));
  const double from = measure.time - kSameTime, to = measure.until.value_or(measure.time) + kSameTime;
  std::vector<Moment> moments;
  for (const auto& row : table.rows) {
    if (std::get<std::string>(row[level]) != wanted_level) continue;
    double time = 0;
    if (by_phase) {
      if (std::get<std::string>(row[where]) != result.record.phases[measure.phase].label) continue;
    } else {
      time = std::get<double>(row[where]);
      if (time < from || time > to) continue;
    }
    const std::size_t cell = column_of(table, "cell");
    const bool first_cell = cell == row.size() || std::get<double>(row[cell]) == 0;
    if (first_cell) moments.push_back({time, {}});
    moments.back().values.push_back(std::get<double>(row[value]));
  }
  if (moments.empty() || (measure.until && moments.front().time == moments.back().time))
    refuse(measure, fmt::format("the result has no row at {} s", measure.until.value_or(measure.time)),
           "choose a multiple of record.every, or the end of a phase");
  return moments;
}

double over_cells(Cells cells, const std::vector<double>& values) {
  switch (cells) {
    case Cells::least:
      return *std::min_element(values.begin(), values.end());
    case Cells::most:
      return *std::max_element(values.begin(), values.end());
    case Cells::mean: {
      double sum = 0;
      for (const double value : values) sum += value;
      return sum / static_cast<double>(values.size());
    }
    case Cells::middle:
      break;
  }
  return 0.5 * (values[(values.size() - 1) / 2] + values[values.size() / 2]);
}

/// At the moment asked for, or the mean over the span of time by trapezoids.
double over_time(const Measure& measure, const std::vector<Moment>& moments) {
  const auto value = [&](const Moment& moment) { return over_cells(measure.cells, moment.values); };
  if (!measure.until) return value(measure.ending ? moments.front() : moments.back());
  double integral = 0;
  for (std::size_t i = 1; i < moments.size(); ++i)
    integral += (moments[i].time - moments[i - 1].time) * (value(moments[i - 1]) + value(moments[i])) / 2;
  return integral / (moments.back().time - moments.front().time);
}

double value_of(const Measure& measure, const Simulation& simulation) {
  const model::Scenario& scenario = simulation.scenario;
  if (measure.level == model::kLevels) {
    if (scenario.rig) refuse(measure, "a rig has no levels to add up", "leave level out");
    double sum = 0;
    Measure one = measure;
    for (one.level = 0; one.level < model::kLevels; ++one.level) sum += value_of(one, simulation);
    return sum;
  }
  switch (measure.kind) {
    case MeasureKind::law:
      return law_measure(measure.name, scenario.model, measure.level);
    case MeasureKind::stride:
      if (measure.phase >= scenario.timeline.size())
        refuse(measure, fmt::format("there is no phase {}", measure.phase + 1),
               fmt::format("the scenario has {}", scenario.timeline.size()));
      return stride_measure(measure.name, scenario.timeline[measure.phase].activity, scenario.model);
    case MeasureKind::creep:
      return creep_measure(measure.name, simulation.result.record, measure.phase,
                           simulation.result.reference_height[0]);
    default:
      return over_time(measure, moments_of(measure, simulation.result));
  }
}

}  // namespace

Simulation simulate(const std::filesystem::path& file, const std::vector<std::string>& sets,
                    solve::StartCache* cache) {
  Simulation simulation{model::load_scenario(file, sets), {}};
  solve::run(simulation.scenario, simulation.result.record, {}, nullptr, cache);
  if (!simulation.scenario.rig) {
    simulation.result.body_weight = model::body_weight(simulation.scenario.model.subject);
    for (std::size_t level = 0; level < model::kLevels; ++level)
      simulation.result.reference_height[level] = simulation.scenario.model.discs[level].geometry.height;
  } else if (const auto* disc = std::get_if<model::RigDisc>(&simulation.scenario.rig->specimen)) {
    simulation.result.reference_height[0] = simulation.scenario.model.discs[disc->level].geometry.height;
  }
  return simulation;
}

Quantity read_quantity(const YamlNode& mapping, const std::vector<std::string>& scenarios) {
  Quantity quantity{read_term(mapping, scenarios, {"over", "change_from"}), Relation::none, {}};
  for (const auto& [key, relation] :
       {std::pair{"over", Relation::over}, std::pair{"change_from", Relation::change_from}})
    if (const YamlNode* other = mapping.find(key)) {
      if (quantity.other)
        throw InputError(other->place, "over and change_from exclude each other", "give one of them");
      quantity.relation = relation;
      quantity.other = read_term(*other, scenarios, {});
    }
  return quantity;
}

double evaluate(const Quantity& quantity, const std::vector<const Simulation*>& simulations) {
  const auto value = [&](const Measure& measure) {
    return value_of(measure, *simulations[measure.scenario]);
  };
  const auto term = [&](const Term& t) { return value(t.measure) - (t.less ? value(*t.less) : 0.0); };
  const double first = term(quantity.term);
  if (quantity.relation == Relation::none) return first;
  const double second = term(*quantity.other);
  if (second == 0)
    throw InputError(quantity.other->measure.place, "what the measure is set against is 0",
                     "choose a measure that is not 0 in that scenario");
  return quantity.relation == Relation::over ? first / second : (first - second) / std::abs(second);
}

}  // namespace spinewalk::evidence
