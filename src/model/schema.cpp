#include "model/schema.hpp"

#include "model/activities.hpp"
#include "model/load_model.hpp"
#include "model/read_parameters.hpp"
#include "model/rig_parameters.hpp"
#include "model/scenario_tree.hpp"
#include "units/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spinewalk::model {
namespace {

using nlohmann::json;

constexpr std::string_view kNumber = "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?";

json object(std::string description = "") {
  json made = {{"type", "object"}, {"additionalProperties", false}, {"properties", json::object()}};
  if (!description.empty()) made["description"] = std::move(description);
  return made;
}

json quantity(const Range& range) {
  if (range.unit != units::kDimensionless)
    return {{"type", "string"}, {"pattern", fmt::format("^{}\\s*[^0-9\\s.,+-].*$", kNumber)}};
  // "1e-3" is a number to us and a text to YAML 1.1 readers.
  return {{"anyOf",
           {{{"type", "number"}, {"minimum", range.low}, {"maximum", range.high}},
            {{"type", "string"}, {"pattern", fmt::format("^{}\\s*%?$", kNumber)}}}}};
}

struct TargetSchema {
  json operator()(const NumberTarget& t) const { return quantity(t.range); }
  json operator()(const CountTarget& t) const { return quantity(t.range); }
  json operator()(const ChoiceTarget& t) const { return {{"enum", t.names}}; }
  json operator()(const FileTarget&) const { return {{"type", "string"}, {"minLength", 1}}; }
  json operator()(const TextTarget&) const { return {{"type", "string"}, {"minLength", 1}}; }
};

const Range* range_of(const Parameter& parameter) {
  if (const auto* number = std::get_if<NumberTarget>(&parameter.target)) return &number->range;
  if (const auto* count = std::get_if<CountTarget>(&parameter.target)) return &count->range;
  return nullptr;
}

json value_schema(const Parameter& parameter) {
  json made = std::visit(TargetSchema{}, parameter.target);
  std::string description(parameter.meaning);
  if (const Range* range = range_of(parameter))
    description += fmt::format(" ({} to {})", units::format(range->low, range->unit),
                               units::format(range->high, range->unit));
  if (!parameter.required && has_value(parameter)) made["default"] = value_text(parameter);
  made["description"] = std::move(description);
  return made;
}

json constant_schema(const Parameter& parameter) {
  json made = object(std::string(parameter.meaning));
  made["properties"] = {{"value", value_schema(parameter)},
                        {"status", {{"enum", kStatusNames}}},
                        {"source", {{"type", "string"}, {"minLength", 1}}}};
  if (std::holds_alternative<NumberTarget>(parameter.target) || std::holds_alternative<ChoiceTarget>(parameter.target))
    made["properties"]["range"] = {{"type", "array"},
                                   {"items", std::visit(TargetSchema{}, parameter.target)},
                                   {"minItems", 2},
                                   {"description", "lowest and highest value, or the choices, that the sources allow"}};
  made["required"] = {"value", "status", "source"};
  return made;
}

void insert(json& root, const std::string& path, json leaf) {
  json* node = &root;
  std::size_t start = 0;
  for (std::size_t dot = path.find('.'); dot != std::string::npos;
       start = dot + 1, dot = path.find('.', start)) {
    json& properties = (*node)["properties"];
    const std::string name = path.substr(start, dot - start);
    if (!properties.contains(name)) properties[name] = object();
    node = &properties[name];
  }
  (*node)["properties"][path.substr(start)] = std::move(leaf);
}

/// Wherever the levels stand, "*" may stand too.
void add_every_level(json& node) {
  json& properties = node["properties"];
  const std::string first(kLevelNames[0]);
  for (auto& [name, inner] : properties.items())
    if (inner.contains("properties")) add_every_level(inner);
  if (properties.contains(first)) properties["*"] = properties[first];
}

json parameters_schema(const std::vector<Parameter>& parameters, json (*leaf)(const Parameter&)) {
  json root = object();
  for (const auto& parameter : parameters) insert(root, parameter.path, leaf(parameter));
  add_every_level(root);
  return root;
}

json with_required(json schema, const std::vector<Parameter>& parameters) {
  for (const auto& parameter : parameters)
    if (parameter.required && parameter.path.find('.') == std::string::npos) schema["required"].push_back(parameter.path);
  return schema;
}

template <class Struct>
json struct_schema(Struct value) {
  std::vector<Parameter> parameters;
  declare(Table(parameters), value);
  return with_required(parameters_schema(parameters, value_schema), parameters);
}

json phase_schema() {
  json phase = object("one activity, or a repeated timeline");
  for (const auto& kind : activity_kinds()) {
    Phase prototype = prototype_of(kind);
    const auto parameters = phase_parameters(kind, prototype);
    json schema = with_required(parameters_schema(parameters, value_schema), parameters);
    schema["description"] = kind.meaning;
    phase["properties"][std::string(kind.name)] = std::move(schema);
  }
  json repeat = object("a timeline several times over");
  repeat["properties"] = {{"times", {{"type", "integer"}, {"minimum", 1}, {"maximum", kMostPhases}}},
                          {"timeline", {{"$ref", "#/definitions/timeline"}}}};
  const json text = {{"type", "string"}};
  json growth = object("a value that grows from repeat to repeat");
  growth["properties"] = {{"path", text}, {"from", {{"type", {"string", "number"}}}}, {"to", {{"type", {"string", "number"}}}}, {"over", {{"type", "integer"}, {"minimum", 2}}}, {"instead_of", text}};
  growth["required"] = {"path", "from", "to", "over"};
  repeat["properties"]["progression"] = {{"type", "array"}, {"items", std::move(growth)}};
  repeat["required"] = {"times", "timeline"};
  phase["properties"]["repeat"] = std::move(repeat);
  phase["minProperties"] = phase["maxProperties"] = 1;
  return phase;
}

/// Of one specimen: its own keys and its load.
json rig_schema(json schema, bool column) {
  RigLoad load;
  const auto parameters = load_parameters(load, column);
  json entry = with_required(parameters_schema(parameters, value_schema), parameters);
  entry["description"] = "a steady or a sinusoidal load";
  schema["properties"]["load"] = {{"type", "array"}, {"minItems", 1}, {"items", std::move(entry)}};
  schema["required"].push_back("load");
  return schema;
}

json column_rig_schema() {
  RigColumn column;
  column.swelling.emplace();
  column.solute.emplace();
  const auto parameters = column_parameters(column);
  json body = with_required(parameters_schema(parameters, value_schema), parameters);
  for (const char* group : {"solid", "permeability"}) body["required"].push_back(group);
  for (const char* group : {"swelling", "solute"})
    body["properties"][group] = {{"anyOf", {{{"const", "none"}}, std::move(body["properties"][group])}}};
  json rig = object("a confined column on the bench");
  rig["properties"]["column"] = std::move(body);
  rig["required"] = {"column"};
  return rig_schema(std::move(rig), true);
}

json disc_rig_schema() {
  RigDisc disc;
  const auto parameters = rig_disc_parameters(disc);
  json rig = with_required(parameters_schema(parameters, value_schema), parameters);
  rig["description"] = "a disc of the model on the bench";
  return rig_schema(std::move(rig), false);
}

json overrides_schema() {
  Model model{};
  return parameters_schema(model_parameters(model), value_schema);
}

}  // namespace

json scenario_schema() {
  json overrides = overrides_schema();
  json subject = std::move(overrides["properties"]["subject"]);
  overrides["properties"].erase("subject");
  overrides["properties"]["base"] = {{"type", "string"}, {"description", "name or path of the model"}};

  json root = object("what one subject does for how long");
  root["$schema"] = "http://json-schema.org/draft-07/schema#";
  root["title"] = "spinewalk scenario";
  root["definitions"]["timeline"] = {{"type", "array"}, {"minItems", 1}, {"items", phase_schema()}};
  root["properties"] = {
      {"schema", {{"const", kScenarioSchema}}},
      {"title", {{"type", "string"}}},
      {"extends", {{"type", "string"}, {"description", "scenario from which this one differs"}}},
      {"model",
       {{"anyOf", {{{"type", "string"}}, std::move(overrides)}},
        {"description", "name or path of the model, or base with other constants"}}},
      {"subject", std::move(subject)},
      {"start",
       {{"anyOf", {{{"enum", {"morning", "evening", "supine_equilibrium"}}}, struct_schema(FromResult{})}}}},
      {"timeline", {{"$ref", "#/definitions/timeline"}}},
      {"rig", {{"anyOf", {column_rig_schema(), disc_rig_schema()}}}},
      {"adaptation", struct_schema(Adaptation{})},
      {"solver", struct_schema(SolverOptions{})},
      {"record", struct_schema(RecordOptions{})}};
  root["required"] = {"schema"};
  root["anyOf"] = {{{"required", {"extends"}}}, {{"required", {"model", "timeline"}}}, {{"required", {"rig"}}}};
  return root;
}

json model_schema() {
  Model model{};
  json root = parameters_schema(model_parameters(model), constant_schema);
  root["$schema"] = "http://json-schema.org/draft-07/schema#";
  root["title"] = "spinewalk model";
  root["properties"]["schema"] = {{"const", kModelSchema}};
  root["properties"]["name"] = {{"type", "string"}};
  root["properties"]["extends"] = {{"type", "string"}, {"description", "model from which this one differs"}};
  json factors = std::move(root["properties"]["conditions"]);
  root["properties"]["conditions"] = {
      {"anyOf", {{{"type", "string"}}, std::move(factors)}},
      {"description", "factors of the grades of degeneration, or the file that holds them"}};
  root["properties"]["bibliography"] = {{"type", "array"}, {"items", {{"type", "string"}}}};
  root["required"] = {"schema", "name"};
  return root;
}

}  // namespace spinewalk::model
