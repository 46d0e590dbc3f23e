#include "uq/report.hpp"

#include "cli/tables.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace spinewalk::uq {
namespace {

using Json = nlohmann::ordered_json;

/// What a parameter is put in order by: the total index, else the absolute effect, else the rank correlation.
double weight(const Influence& influence) {
  if (influence.total) return influence.total->value;
  if (influence.effects) return influence.effects->mean_of_absolute.value;
  return influence.rank ? std::abs(influence.rank->value) : -1;
}

std::string cell(const std::optional<Estimate>& estimate) {
  return estimate ? fmt::format("{:.3f} [{:.3f}, {:.3f}]", estimate->value, estimate->low, estimate->high)
                  : "";
}

/// A column of a table, when any parameter fills it.
void add_column(results::Table& table, const std::vector<const Influence*>& rows, const std::string& name,
                const std::function<std::string(const Influence&)>& text) {
  if (std::none_of(rows.begin(), rows.end(), [&](const Influence* row) { return !text(*row).empty(); }))
    return;
  table.columns.push_back({name, ""});
  for (std::size_t i = 0; i < rows.size(); ++i) table.rows[i].push_back(text(*rows[i]));
}

std::string left_out_text(const Sensitivity& s) {
  std::string text;
  for (const auto& [status, count] : s.left_out)
    text += fmt::format("{}{} {}", text.empty() ? "; left out: " : ", ", count, status);
  if (s.groups_left_out > 0)
    text += fmt::format(", and with them {} of {} groups", s.groups_left_out, s.groups + s.groups_left_out);
  return text;
}

Json to_json(const std::optional<Estimate>& estimate) {
  return estimate ? Json{{"value", estimate->value}, {"low", estimate->low}, {"high", estimate->high}}
                  : Json();
}

Json to_json(const Influence& influence) {
  Json json{{"path", influence.name},
            {"unit", influence.unit},
            {"first", to_json(influence.first)},
            {"total", to_json(influence.total)},
            {"rank", to_json(influence.rank)},
            {"partial_rank", to_json(influence.partial_rank)},
            {"effects", nullptr}};
  if (influence.effects)
    json["effects"] = {{"mean_of_absolute", to_json(std::optional(influence.effects->mean_of_absolute))},
                       {"mean", influence.effects->mean},
                       {"sd", influence.effects->sd},
                       {"steps", influence.effects->steps}};
  return json;
}

}  // namespace

std::vector<const Influence*> ranked(const Sensitivity& sensitivity) {
  std::vector<const Influence*> all;
  for (const auto& influence : sensitivity.influences) all.push_back(&influence);
  std::stable_sort(all.begin(), all.end(),
                   [](const auto* a, const auto* b) { return weight(*a) > weight(*b); });
  return all;
}

std::string to_text(const Study& study, const Sensitivity& s) {
  std::string text = fmt::format("{} [{}], {}, {}: {} of {} samples{}\n", s.output.metric, s.output.unit,
                                 s.output.phase, s.output.level, s.used, study.rows(), left_out_text(s));
  if (!s.varies)
    return text + (s.used < 2 ? "  too few samples\n" : fmt::format("  does not vary: {:.6g}\n", s.mean));
  text += fmt::format("  mean {:.6g}, SD {:.3g} ({:.3g} %)\n", s.mean, s.sd, 100 * s.sd / std::abs(s.mean));
  const auto rows = ranked(s);
  results::Table table;
  table.columns = {{"parameter", ""}};
  for (const auto* row : rows) table.rows.push_back({row->name});
  add_column(table, rows, "first [95 %]", [](const Influence& i) { return cell(i.first); });
  add_column(table, rows, "total [95 %]", [](const Influence& i) { return cell(i.total); });
  add_column(table, rows, "rank [95 %]", [](const Influence& i) { return cell(i.rank); });
  add_column(table, rows, "partial rank [95 %]", [](const Influence& i) { return cell(i.partial_rank); });
  const auto effect = [](const Influence& i, auto part) {
    return i.effects ? fmt::format("{:.3g}", part(*i.effects)) : "";
  };
  add_column(table, rows, "mean |effect|", [&](const auto& i) {
    return effect(i, [](const Effects& e) { return e.mean_of_absolute.value; });
  });
  add_column(table, rows, "mean effect",
             [&](const auto& i) { return effect(i, [](const Effects& e) { return e.mean; }); });
  add_column(table, rows, "SD of effect",
             [&](const auto& i) { return effect(i, [](const Effects& e) { return e.sd; }); });
  std::vector<results::Cell> heads;
  for (const auto& column : table.columns) heads.push_back(column.name);
  table.rows.insert(table.rows.begin(), std::move(heads));
  text += cli::to_aligned_text(table);
  if (!study.design.correlations.empty())
    text +=
        "  inputs are correlated: a rank correlation holds what a parameter shares with the others, a "
        "partial one does not\n";
  return text;
}

Json to_json(const Study& study, const std::vector<Sensitivity>& all, const std::string& file) {
  Json outputs = Json::array();
  for (const auto& s : all) {
    Json parameters = Json::array();
    for (const auto& influence : s.influences) parameters.push_back(to_json(influence));
    outputs.push_back({{"metric", s.output.metric},
                       {"unit", s.output.unit},
                       {"phase", s.output.phase},
                       {"level", s.output.level},
                       {"samples", study.rows()},
                       {"used", s.used},
                       {"left_out", s.left_out},
                       {"groups_left_out", s.groups_left_out},
                       {"mean", s.mean},
                       {"sd", s.sd},
                       {"varies", s.varies},
                       {"parameters", std::move(parameters)}});
  }
  return {{"file", file},
          {"plan_sha256", study.table.plan_sha256},
          {"method", study.design.method},
          {"correlated", !study.design.correlations.empty()},
          {"confidence", kConfidence},
          {"outputs", std::move(outputs)}};
}

}  // namespace spinewalk::uq
