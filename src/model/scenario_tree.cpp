#include "model/scenario_tree.hpp"

#include "model/load_model.hpp"
#include "model/read_parameters.hpp"
#include "units/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace spinewalk::model {
namespace {

const std::string kRepeatForm =
    "write: - repeat: {times: 7, timeline: [{standing: {for: 16 h}}, {lying: {for: 8 h}}]}";

/// `model: NAME` is short for `model: {base: NAME}`.
void write_out_model(YamlNode& root) {
  YamlNode* model = root.find("model");
  if (!model || !model->is_scalar()) return;
  YamlNode name = *model;
  *model = YamlNode{};
  model->place = name.place;
  (*model)["base"] = std::move(name);
}

YamlNode parse_scenario(const std::string& text, const std::filesystem::path& file) {
  YamlNode root = parse_yaml(text, file.string());
  expect_mapping(root, "the scenario", fmt::format("begin it with: schema: {}", kScenarioSchema));
  check_schema(root, kScenarioSchema);
  write_out_model(root);
  return root;
}

void merge_extended(YamlNode& root, const std::filesystem::path& file) {
  const YamlNode* extends = root.find("extends");
  if (!extends) return;
  expect_scalar(*extends, "extends", "name a scenario file");
  const auto base_file = resolve_file(*extends, file.parent_path());
  std::error_code error;
  if (!std::filesystem::is_regular_file(base_file, error))
    throw InputError(extends->place, fmt::format("extends: there is no file \"{}\"", base_file.string()),
                     "a relative name starts at the folder of the file that names it");
  YamlNode base = parse_scenario(read_text(base_file), base_file);
  if (const YamlNode* deeper = base.find("extends"))
    throw InputError(deeper->place, "this scenario is extended by another one and may not extend a third",
                     fmt::format("let {} extend {} directly", file.string(), deeper->scalar));
  const Place place = root.place;
  merge(base, root);
  root = std::move(base);
  root.place = place;
  root.entries.erase(std::find_if(root.entries.begin(), root.entries.end(),
                                  [](const auto& entry) { return entry.key == "extends"; }));
}

std::size_t repeat_count(const YamlNode& node) {
  const std::string hint = fmt::format("give a whole number from 1 to {}", kMostPhases);
  const std::string& text = expect_scalar(node, "repeat.times", hint);
  double times = 0;
  try {
    times = units::to_si(text, units::kDimensionless);
  } catch (const units::UnitError& error) {
    throw InputError(node.place, fmt::format("repeat.times: {}", error.what()), hint);
  }
  if (!(times >= 1 && times <= kMostPhases && times == std::floor(times)))
    throw InputError(node.place, fmt::format("repeat.times: {} is not a possible count", text), hint);
  return static_cast<std::size_t>(times);
}

/// Appends the phases of `list` to `phases`, repeats written out.
void append_phases(const YamlNode& list, std::vector<YamlNode>& phases) {
  if (!list.is_sequence())
    throw InputError(list.place, "timeline must be a list of activities",
                     "write: - walking: {for: 30 min, speed: 1.3 m/s}");
  for (const auto& item : list.items) {
    const YamlNode* repeat = item.find("repeat");
    if (!repeat) {
      phases.push_back(item);
    } else {
      allow_keys(item, "repeat", {"repeat"});
      expect_mapping(*repeat, "repeat", kRepeatForm);
      allow_keys(*repeat, "repeat", {"times", "timeline"});
      const YamlNode* times = repeat->find("times");
      const YamlNode* inner = repeat->find("timeline");
      if (!times || !inner) throw InputError(repeat->place, "repeat needs times and timeline", kRepeatForm);
      std::vector<YamlNode> once;
      append_phases(*inner, once);
      const std::size_t count = repeat_count(*times);
      if (once.size() * count <= kMostPhases)
        for (std::size_t n = 0; n < count; ++n) phases.insert(phases.end(), once.begin(), once.end());
      else
        phases.resize(kMostPhases + 1);
    }
    if (phases.size() > kMostPhases)
      throw InputError(item.place, fmt::format("the timeline has more than {} phases", kMostPhases),
                       "repeat less often or split the scenario");
  }
}

}  // namespace

YamlNode scenario_tree(const std::filesystem::path& file, const std::string& text,
                       const std::vector<std::string>& sets) {
  YamlNode root = parse_scenario(text, file);
  merge_extended(root, file);
  if (YamlNode* timeline = root.find("timeline")) {
    std::vector<YamlNode> phases;
    append_phases(*timeline, phases);
    timeline->items = std::move(phases);
  }
  for (const auto& set : sets) {
    apply_set(root, set);
    write_out_model(root);
  }
  return root;
}

}  // namespace spinewalk::model
