#include "model/scenario_tree.hpp"

#include "model/load_model.hpp"
#include "model/read_parameters.hpp"
#include "model/repeat.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spinewalk::model {
namespace {

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
