#include "sweep/plan_schema.hpp"

#include "sweep/design.hpp"

namespace spinewalk::sweep {
namespace {

using nlohmann::json;

json object(json properties, json required = json::array()) {
  json made = {{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
  if (!required.empty()) made["required"] = std::move(required);
  return made;
}

json value() { return {{"type", {"string", "number"}}, {"description", "a value with its unit, or a name"}}; }

json values(int least, int most = 0) {
  json made = {{"type", "array"}, {"minItems", least}, {"items", value()}};
  if (most > 0) made["maxItems"] = most;
  return made;
}

json within() {
  json made = values(2, 2);
  made["description"] = "ends to which the distribution is cut";
  return made;
}

json variable() {
  json forms = json::array();
  forms.push_back(values(1));
  forms.push_back(object({{"values", values(1)},
                          {"weights", {{"type", "array"}, {"items", {{"type", "number"}, {"minimum", 0}}}}}},
                         {"values"}));
  forms.push_back(object({{"from", value()},
                          {"to", value()},
                          {"count", {{"type", "integer"}, {"minimum", 2}}},
                          {"spacing", {{"enum", {"linear", "log"}}}}},
                         {"from", "to", "count"}));
  for (const auto& distribution : kDistributions) {
    const int count = distribution == "triangular" ? 3 : 2;
    json required{distribution};
    if (distribution == "normal") required.push_back("within");
    forms.push_back(
        object({{distribution, values(count, count)}, {"within", within()}}, std::move(required)));
  }
  return {{"anyOf", std::move(forms)}};
}

/// An object whose keys are paths of parameters.
json by_path(json of) {
  return {
      {"type", "object"},
      {"minProperties", 1},
      {"propertyNames", {{"pattern", "^(subject|model|start|timeline\\[[0-9]+\\]|rig|solver|record)\\..+$"}}},
      {"additionalProperties", std::move(of)}};
}

json correlations() {
  json one = object(
      {{"paths", {{"type", "array"}, {"minItems", 2}, {"maxItems", 2}, {"items", {{"type", "string"}}}}},
       {"rank", {{"type", "number"}, {"minimum", -0.99}, {"maximum", 0.99}, {"description", "Spearman's"}}}},
      {"paths", "rank"});
  return {{"type", "array"}, {"items", std::move(one)}};
}

}  // namespace

json plan_schema() {
  const json text = {{"type", "string"}, {"minLength", 1}};
  json root =
      object({{"schema", {{"const", kSweepSchema}}},
              {"title", text},
              {"base", {{"type", "string"}, {"description", "scenario from which every sample differs"}}},
              {"vary", by_path(variable())},
              {"points", {{"anyOf", {text, {{"type", "array"}, {"items", by_path(value())}}}}}},
              {"sample", object({{"method", {{"enum", kMethods}}},
                                 {"n", {{"type", "integer"}, {"minimum", 1}, {"maximum", kMostSamples}}},
                                 {"seed", {{"type", "integer"}, {"minimum", 0}}}})},
              {"correlate", correlations()},
              {"limits", object({{"wall", value()}, {"evaluations", value()}})},
              {"on_failure",
               object({{"retry", {{"type", "integer"}, {"minimum", 0}, {"maximum", 5}}},
                       {"tol_scale", {{"type", "number"}, {"exclusiveMinimum", 0}, {"maximum", 1}}}})}},
             {"schema", "base"});
  root["$schema"] = "http://json-schema.org/draft-07/schema#";
  root["title"] = "spinewalk sweep plan";
  root["anyOf"] = {{{"required", {"vary"}}}, {{"required", {"points"}}}};
  return root;
}

}  // namespace spinewalk::sweep
