#include "evidence/study.hpp"

#include "evidence/fields.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spinewalk::evidence {
namespace {

using model::YamlNode;

constexpr const char* kBandForm = "write band: {low: 0.42, high: 0.60, why: what the studies spread over}";
constexpr const char* kPublishedForm = "write published: {text: \"0.50; 0.54\", value: 0.52}";

Band read_band(const YamlNode& node) {
  model::expect_mapping(node, "band", kBandForm);
  model::allow_keys(node, "band", {"low", "high", "why"});
  const Band band{number(node, "low", kBandForm), number(node, "high", kBandForm),
                  text(node, "why", kBandForm)};
  if (band.low > band.high)
    throw InputError(node.place, "the band is upside down: low is above high", kBandForm);
  return band;
}

/// The unit of the row must be one of what it measures.
void expect_unit(const YamlNode& node, const Row& row) {
  try {
    units::from_si(1, row.quantity.unit(), row.unit);
  } catch (const units::UnitError& error) {
    throw InputError(node.place, error.what(),
                     fmt::format("{} is measured in {}: give that or a unit like it", row.name, row.quantity.unit()));
  }
}

Row read_row(const YamlNode& node, const std::vector<std::string>& scenarios) {
  constexpr const char* kForm = "a row has row, what, measure, unit, published, source and perhaps band";
  model::expect_mapping(node, "rows", kForm);
  model::allow_keys(node, "rows", {"row", "also", "what", "measure", "unit", "published", "source", "band"});
  Row row;
  row.name = text(node, "row", kForm);
  if (node.find("also")) row.also = text(node, "also", kForm);
  row.what = text(node, "what", kForm);
  row.unit = text(node, "unit", "write the unit of published and band, 1 where it has none");
  row.source = text(node, "source", "say who published it and when");
  row.quantity = read_quantity(required(node, "measure", kForm), scenarios);
  expect_unit(*node.find("unit"), row);
  const YamlNode& published = required(node, "published", kPublishedForm);
  model::expect_mapping(published, "published", kPublishedForm);
  model::allow_keys(published, "published", {"text", "value"});
  row.published = text(published, "text", kPublishedForm);
  row.reference = number(published, "value", kPublishedForm);
  if (const YamlNode* band = node.find("band")) row.band = read_band(*band);
  return row;
}

NamedScenario read_scenario(const model::YamlEntry& entry) {
  constexpr const char* kForm = "write {name: file.yaml} or {name: {file: file.yaml, set: [\"path=value\"]}}";
  NamedScenario scenario{entry.key, {}, {}};
  const YamlNode* file = &entry.value;
  if (entry.value.is_mapping()) {
    model::allow_keys(entry.value, entry.key, {"file", "set"});
    file = &required(entry.value, "file", kForm);
    if (const YamlNode* set = entry.value.find("set")) {
      if (!set->is_sequence()) throw InputError(set->place, "set is not a list", kForm);
      for (const YamlNode& item : set->items)
        scenario.sets.push_back(model::expect_scalar(item, "set", kForm));
    }
  }
  model::expect_scalar(*file, entry.key, kForm);
  scenario.file = model::resolve_file(*file, {});
  if (!std::filesystem::exists(scenario.file))
    throw InputError(file->place, fmt::format("there is no file {}", scenario.file.string()),
                     "a file name starts at the folder of the file that names it");
  return scenario;
}

}  // namespace

std::vector<NamedScenario> read_scenarios(const YamlNode& mapping) {
  constexpr const char* kForm = "write scenarios: {name: file.yaml}";
  model::expect_mapping(mapping, "scenarios", kForm);
  std::vector<NamedScenario> scenarios;
  for (const auto& entry : mapping.entries) scenarios.push_back(read_scenario(entry));
  if (scenarios.empty()) throw InputError(mapping.place, "there is no scenario", kForm);
  return scenarios;
}

Study load_study(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / "study.yaml";
  const YamlNode root =
      read_root(file, kStudySchema, "study", {"schema", "title", "why", "scenarios", "rows"});
  Study study{name_of(folder),
              text(root, "title", "give the study a title"),
              text(root, "why", "say in a line why the study is there"),
              read_scenarios(required(root, "scenarios", "write scenarios: {name: file.yaml}")),
              {}};
  std::vector<std::string> names;
  for (const auto& scenario : study.scenarios) names.push_back(scenario.name);
  const YamlNode& rows = required(root, "rows", "a study lists what was published under rows");
  if (!rows.is_sequence() || rows.items.empty())
    throw InputError(rows.place, "rows is not a list", "a study lists what was published under rows");
  for (const YamlNode& row : rows.items) study.rows.push_back(read_row(row, names));
  return study;
}

}  // namespace spinewalk::evidence
