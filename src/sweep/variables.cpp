#include "sweep/variables.hpp"

#include "model/levels.hpp"
#include "model/names.hpp"
#include "model/read_parameters.hpp"
#include "units/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace spinewalk::sweep {
namespace {

using model::YamlNode;

const std::string kForms =
    "write a list of values, {from: A, to: B, count: N}, or a distribution: {uniform: [A, B]}, {loguniform: "
    "[A, B]}, "
    "{normal: [MEAN, SD], within: [A, B]}, {triangular: [A, MODE, B]}";

/// "timeline[2].walking.speed" -> "timeline[i].walking.speed"; "model.discs.*.x" -> "model.discs.L1L2.x".
std::string declared_form(const std::string& path) {
  std::string form;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '[') {
      const std::size_t end = path.find(']', i);
      if (end == path.npos) return path;
      form += "[i]";
      i = end;
    } else if (path[i] == '*') {
      form += model::kLevelNames[0];
    } else {
      form += path[i];
    }
  }
  return form;
}

std::string text_of(double value) { return fmt::format("{}", value); }

double to_number(const std::string& text, const Place& place) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
    throw InputError(place, fmt::format("\"{}\" is not a number", text),
                     "give a finite number; its unit stands in the header");
  return value;
}

model::Specimen specimen_of(const model::Scenario& scenario) {
  if (!scenario.rig) return model::Specimen::any;
  return std::holds_alternative<model::RigDisc>(scenario.rig->specimen) ? model::Specimen::disc
                                                                        : model::Specimen::column;
}

}  // namespace

Declared::Declared(const model::Scenario& scenario)
    : list_(model::parameter_list(scenario.model, specimen_of(scenario))) {}

const model::ParameterInfo& Declared::find(const std::string& path, const Place& place) const {
  const std::string form = declared_form(path);
  for (const auto& info : list_) {
    if (info.path != form) continue;
    if (info.unit.empty() && info.choices.empty())
      throw InputError(place, fmt::format("{} is a file, which a sweep cannot vary", path),
                       "make one plan a file, or one phase a file");
    return info;
  }
  std::vector<std::string> names;
  for (const auto& info : list_) names.push_back(info.path);
  const std::string nearest = model::nearest_name(form, names);
  throw InputError(place, fmt::format("there is no parameter \"{}\"", path),
                   fmt::format("{}`spinewalk list parameters` names all",
                               nearest.empty() ? "" : fmt::format("did you mean \"{}\"? ", nearest)));
}

void Declared::check_range(const Variable& variable, double low, double high, const Place& place) {
  const auto& [path, unit] = variable.column;
  for (const double value : {low, high})
    if (!(value >= variable.low && value <= variable.high))
      throw InputError(
          place,
          fmt::format("{}: {} lies outside {} to {}", path, units::format(value, unit),
                      units::format(variable.low, unit), units::format(variable.high, unit)),
          "keep the values within the range of the parameter; `within: [A, B]` cuts a distribution");
}

double Declared::number(const model::ParameterInfo& info, const YamlNode& node) const {
  const std::string& text = model::expect_scalar(node, info.path, "give a number with its unit");
  try {
    return units::to_si(text, info.unit);
  } catch (const units::UnitError& error) {
    throw InputError(node.place, fmt::format("{}: {}", info.path, error.what()),
                     fmt::format("give a number with a unit, from {} to {}",
                                 units::format(info.low, info.unit), units::format(info.high, info.unit)));
  }
}

Variable Declared::read(const model::YamlEntry& entry) const {
  const auto& info = find(entry.key, entry.place);
  Variable variable{{entry.key, info.unit}, entry.place, {}, {}, {}, {}, {}, info.low, info.high};
  const YamlNode& node = entry.value;
  if (node.is_sequence()) {
    read_list(variable, node);
  } else if (node.find("values")) {
    model::allow_keys(node, entry.key, {"values", "weights"});
    read_list(variable, *node.find("values"));
    if (const YamlNode* weights = node.find("weights"))
      for (const auto& item : weights->items)
        variable.weights.push_back(
            to_number(model::expect_scalar(item, "weights", "give numbers"), item.place));
    if (!variable.weights.empty() && variable.weights.size() != variable.values.size())
      throw InputError(node.place,
                       fmt::format("{}: {} weights for {} values", entry.key, variable.weights.size(),
                                   variable.values.size()),
                       "give each value one weight");
  } else if (node.find("from")) {
    read_span(variable, node);
  } else {
    read_distribution(variable, node);
  }
  return variable;
}

std::string Declared::value(const Variable& variable, const std::string& text, const Place& place) const {
  const auto& info = find(variable.column.path, place);
  if (!info.choices.empty()) {
    if (std::find(info.choices.begin(), info.choices.end(), text) == info.choices.end())
      throw InputError(place, fmt::format("{}: \"{}\" is none of its values", variable.column.path, text),
                       model::name_hint(text, info.choices));
    return text;
  }
  const double value = number(info, model::make_scalar(text, place));
  check_range(variable, value, value, place);
  return text_of(value);
}

void Declared::read_list(Variable& variable, const YamlNode& values) const {
  if (!values.is_sequence() || values.items.empty())
    throw InputError(values.place, fmt::format("{} has no values", variable.column.path), kForms);
  for (const auto& item : values.items)
    variable.values.push_back(
        value(variable, model::expect_scalar(item, variable.column.path, kForms), item.place));
}

void Declared::read_span(Variable& variable, const YamlNode& node) const {
  const std::string& path = variable.column.path;
  model::allow_keys(node, path, {"from", "to", "count", "spacing"});
  const auto& info = find(path, node.place);
  const YamlNode *to = node.find("to"), *count = node.find("count"), *spacing = node.find("spacing");
  if (!to || !count) throw InputError(node.place, fmt::format("{} needs from, to and count", path), kForms);
  const double a = number(info, *node.find("from")), b = number(info, *to);
  const double n =
      to_number(model::expect_scalar(*count, "count", "give a whole number from 2"), count->place);
  const bool log = spacing && model::read_choice(*spacing, "spacing", {"linear", "log"}) == 1;
  if (!(n >= 2 && n <= 1e6 && n == std::floor(n)))
    throw InputError(count->place, fmt::format("{}: {} is not a possible count", path, n),
                     "give a whole number from 2");
  if (log && !(a > 0 && b > 0))
    throw InputError(node.place, fmt::format("{}: logarithmic spacing needs positive ends", path),
                     "use spacing: linear");
  check_range(variable, a, b, node.place);
  for (long i = 0; i < static_cast<long>(n); ++i) {
    const double share = static_cast<double>(i) / (n - 1);
    const bool end = i + 1 == static_cast<long>(n);
    variable.values.push_back(text_of(end ? b : log ? a * std::pow(b / a, share) : a + (b - a) * share));
  }
}

void Declared::read_distribution(Variable& variable, const YamlNode& node) const {
  const std::string& path = variable.column.path;
  model::expect_mapping(node, path, kForms);
  std::vector<std::string> keys = kDistributions;
  keys.push_back("within");
  model::allow_keys(node, path, keys);
  const auto& info = find(path, node.place);
  if (!info.choices.empty())
    throw InputError(node.place, fmt::format("{} is one of several names and has no such distribution", path),
                     "write {values: [...], weights: [...]}");
  for (const auto& entry : node.entries) {
    if (entry.key == "within") continue;
    variable.distribution = entry.key;
    for (const auto& item : entry.value.items) variable.parameters.push_back(number(info, item));
  }
  auto& p = variable.parameters;
  const bool three = variable.distribution == "triangular", normal = variable.distribution == "normal";
  if (variable.distribution.empty() || p.size() != (three ? 3u : 2u))
    throw InputError(node.place, fmt::format("{}: a distribution has the wrong number of values", path),
                     kForms);
  if (normal ? !(p[1] > 0) : !std::is_sorted(p.begin(), p.end()) || p.front() == p.back())
    throw InputError(node.place,
                     fmt::format("{}: the values of {} are not in order", path, variable.distribution),
                     kForms);
  if (variable.distribution == "loguniform" && !(p[0] > 0))
    throw InputError(node.place, fmt::format("{}: loguniform needs positive ends", path), kForms);
  if (const YamlNode* within = node.find("within")) {
    if (within->items.size() != 2)
      throw InputError(within->place, fmt::format("{}: within takes two values", path), kForms);
    variable.within = {{number(info, within->items[0]), number(info, within->items[1])}};
    if (!((*variable.within)[0] < (*variable.within)[1]))
      throw InputError(within->place, fmt::format("{}: within is empty", path),
                       "give the smaller value first");
    check_range(variable, (*variable.within)[0], (*variable.within)[1], within->place);
  } else if (normal) {
    throw InputError(
        node.place,
        fmt::format("{}: a normal distribution reaches beyond the range of the parameter, {} to {}", path,
                    units::format(info.low, info.unit), units::format(info.high, info.unit)),
        "cut it with `within: [A, B]`");
  } else {
    check_range(variable, p.front(), p.back(), node.place);
  }
}

Variable Declared::from_header(const std::string& header, const Place& place) const {
  const auto bracket = header.rfind(" [");
  const bool has_unit = bracket != header.npos && header.back() == ']';
  Variable variable{{has_unit ? header.substr(0, bracket) : header, ""}, place, {}, {}, {}, {}, {}, 0, 0};
  const auto& info = find(variable.column.path, place);
  if (!info.choices.empty()) return variable;
  if (has_unit) variable.column.unit = header.substr(bracket + 2, header.size() - bracket - 3);
  if (!has_unit && info.unit == units::kDimensionless) variable.column.unit = info.unit;
  const std::string hint = fmt::format("write the header as: {} [{}]", variable.column.path, info.unit);
  if (variable.column.unit.empty())
    throw InputError(place, fmt::format("the column {} has no unit", variable.column.path), hint);
  try {
    variable.low = units::from_si(info.low, info.unit, variable.column.unit);
    variable.high = units::from_si(info.high, info.unit, variable.column.unit);
  } catch (const units::UnitError& error) {
    throw InputError(place, fmt::format("the column {}: {}", variable.column.path, error.what()), hint);
  }
  return variable;
}

void Declared::check_cell(const Variable& variable, const std::string& text, const Place& place) const {
  if (variable.column.unit.empty()) {
    value(variable, text, place);
    return;
  }
  const double number = to_number(text, place);
  check_range(variable, number, number, place);
}

}  // namespace spinewalk::sweep
