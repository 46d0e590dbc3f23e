#include "model/load_model.hpp"

#include "model/read_parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

namespace spinewalk::model {
namespace {

const std::string kEntryForm = "write a list of texts, e.g. - \"Wilke 1999. Spine 24:755-762\"";

/// A tree, and the texts it was read from.
struct Tree {
  YamlNode root;
  std::string text;
};

YamlNode parse_model(const std::string& text, const std::filesystem::path& file) {
  YamlNode root = parse_yaml(text, file.string());
  expect_mapping(root, "the model file", fmt::format("begin it with: schema: {}", kModelSchema));
  check_schema(root, kModelSchema);
  return root;
}

/// The file and, below it, the one it extends.
Tree extended_tree(const std::filesystem::path& file) {
  Tree tree{{}, read_text(file)};
  YamlNode& root = tree.root = parse_model(tree.text, file);
  const YamlNode* extends = root.find("extends");
  if (!extends) return tree;
  expect_scalar(*extends, "extends", "name a model file");
  const auto base_file = resolve_file(*extends, file.parent_path());
  const std::string base_text = read_text(base_file);
  YamlNode base = parse_model(base_text, base_file);
  if (const YamlNode* deeper = base.find("extends"))
    throw InputError(deeper->place, "this model is extended by another one and may not extend a third",
                     fmt::format("let {} extend {} directly", file.string(), deeper->scalar));
  tree.text += fmt::format("\n# --- {} ---\n{}", extends->scalar, base_text);
  merge(base, root);
  base.place = root.place;
  root = std::move(base);
  return tree;
}

/// The file that the key `conditions` names, if there is one.
std::optional<std::filesystem::path> conditions_file(const YamlNode& root) {
  const YamlNode* node = root.find("conditions");
  if (!node || !node->is_scalar()) return std::nullopt;
  const std::filesystem::path file = resolve_file(*node, {});
  std::error_code error;
  if (std::filesystem::is_regular_file(file, error)) return file;
  for (const auto& folder : data_folders("models", file.parent_path()))  // a copied model finds the shipped ones
    if (std::filesystem::is_regular_file(folder / node->scalar, error)) return folder / node->scalar;
  throw InputError(node->place, fmt::format("conditions: there is no file \"{}\"", file.string()),
                   "a relative name starts at the folder of the file that names it");
}

void append_list(YamlNode& root, const YamlNode& other, const std::string& key) {
  const YamlNode* more = other.find(key);
  if (!more || !more->is_sequence()) return;
  YamlNode& list = root[key];
  if (list.kind == YamlNode::Kind::null) list.kind = YamlNode::Kind::sequence;
  for (const auto& item : more->items) {
    const auto same = [&](const YamlNode& present) { return present.scalar == item.scalar; };
    if (std::none_of(list.items.begin(), list.items.end(), same)) list.items.push_back(item);
  }
}

Tree model_tree(const std::filesystem::path& file) {
  Tree tree = extended_tree(file);
  YamlNode& root = tree.root;
  if (const auto named = conditions_file(root)) {
    const std::string text = read_text(*named);
    const YamlNode conditions = parse_yaml(text, named->string());
    expect_mapping(conditions, "the file of conditions", fmt::format("begin it with: schema: {}", kConditionsSchema));
    check_schema(conditions, kConditionsSchema);
    allow_keys(conditions, "", {"schema", "conditions", "bibliography"});
    const YamlNode* factors = conditions.find("conditions");
    if (!factors) throw InputError(conditions.place, "the key \"conditions\" is missing", "write: conditions: {grade_2: ...}");
    root["conditions"] = *factors;
    append_list(root, conditions, "bibliography");
    tree.text += fmt::format("\n# --- {} ---\n{}", named->filename().string(), text);
  }
  return tree;
}

std::vector<std::string> read_bibliography(const YamlNode& root) {
  std::vector<std::string> texts;
  const YamlNode* list = root.find("bibliography");
  if (!list) return texts;
  if (!list->is_sequence()) throw InputError(list->place, "bibliography must be a list", kEntryForm);
  for (const auto& item : list->items) texts.push_back(expect_scalar(item, "bibliography", kEntryForm));
  return texts;
}

void check_bursts(const GaitMuscle& muscle, const std::string& path, const Place& place) {
  if (!(muscle.slow_speed < muscle.middle_speed && muscle.middle_speed < muscle.fast_speed))
    throw InputError(place, fmt::format("{}: the three speeds do not rise", path),
                     "slow_speed < middle_speed < fast_speed");
}

/// What a grade of degeneration may have made of it.
void check_disc(const Disc& disc, std::string_view level, const Place& place) {
  for (const Tissue* tissue : {&disc.nucleus, &disc.annulus, &disc.endplate.tissue})
    if (!(tissue->solid_fraction < 0.95))
      throw InputError(place,
                       fmt::format("discs.{}: a tissue of solid fraction {:.2f} has no pores left", level,
                                   tissue->solid_fraction),
                       "lower it, or its factor in conditions");
  const std::array tissues{std::pair{"nucleus", &disc.nucleus}, std::pair{"annulus", &disc.annulus},
                           std::pair{"endplate.tissue", &disc.endplate.tissue}};
  for (const auto& [name, tissue] : tissues)
    if (tissue->swelling == SwellingLaw::intrafibrillar && !(tissue->fixed_charge > 0))
      throw InputError(place, fmt::format("discs.{}.{}: intrafibrillar swelling needs a fixed charge", level, name),
                       "give fixed_charge above 0, or swelling: donnan");
}

Model without_values() {
  Model model{};
  std::vector<Parameter> parameters = model_parameters(model);
  for (auto& parameter : parameters)
    if (auto* number = std::get_if<NumberTarget>(&parameter.target))
      *number->value = std::numeric_limits<double>::quiet_NaN();
  return model;
}

}  // namespace

void check_schema(const YamlNode& root, std::string_view expected) {
  const YamlNode* schema = root.find("schema");
  const std::string hint = fmt::format("begin the file with: schema: {}", expected);
  if (!schema) throw InputError(root.place, "the key \"schema\" is missing", hint);
  const std::string& text = expect_scalar(*schema, "schema", hint);
  if (text == expected) return;
  const std::string_view family = expected.substr(0, expected.find('/') + 1);
  int version = 0;
  const char* end = text.data() + text.size();
  const bool same_family = text.compare(0, family.size(), family) == 0;
  if (same_family) {
    const auto read = std::from_chars(text.data() + family.size(), end, version);
    if (read.ec == std::errc{} && read.ptr == end && version > 1)
      throw InputError(schema->place, fmt::format("schema \"{}\" is newer than this program", text),
                       fmt::format("spinewalk {}.0 or later reads it; this is spinewalk {}, which reads {}",
                                   version, SPINEWALK_VERSION, expected));
  }
  throw InputError(schema->place, fmt::format("schema \"{}\" is not known", text), hint);
}

void check_model(const Model& model, const Place& place) {
  const auto& spine = model.spine;
  if (!(spine.head_fraction < spine.thorax_fraction))
    throw InputError(place, "spine.head_fraction is not below spine.thorax_fraction",
                     "the thorax includes the head");
  double above = spine.thorax_fraction;
  for (std::size_t level = 0; level < kLevels; ++level) {
    if (!(spine.fraction_above[level] > above))
      throw InputError(
          place, fmt::format("spine.fraction_above.{} does not exceed the one above it", kLevelNames[level]),
          "each vertebra adds mass from thorax_fraction down to L5S1");
    above = spine.fraction_above[level];
    const Disc disc = with_condition(model.discs[level], model.conditions);
    check_disc(disc, kLevelNames[level], place);
    if (disc.mechanics.annulus_share + disc.geometry.nucleus_fraction * disc.mechanics.nucleus_share > 1)
      throw InputError(
          place, fmt::format("discs.{}: the drained solid would push instead of carry", kLevelNames[level]),
          "keep annulus_share + nucleus_fraction * nucleus_share at 1 or below");
  }
  check_bursts(spine.walking_muscle, "spine.walking_muscle", place);
  check_bursts(spine.running_muscle, "spine.running_muscle", place);
}

void merge(YamlNode& base, const YamlNode& over) {
  // A constant is replaced as one: a new value must not inherit the source of the old one.
  if (!base.is_mapping() || !over.is_mapping() || over.find("value")) {
    base = over;
    return;
  }
  for (const auto& entry : over.entries) {
    if (YamlNode* present = base.find(entry.key))
      merge(*present, entry.value);
    else
      base.entries.push_back(entry);
  }
}

ModelFile read_model_file(const std::filesystem::path& file) {
  auto [root, text] = model_tree(file);
  Model model = without_values();
  const YamlNode* name = root.find("name");
  if (!name) throw InputError(root.place, "the key \"name\" is missing", "write: name: adult_male_50");
  model.name = expect_scalar(*name, "name", "write: name: adult_male_50");
  model.bibliography = read_bibliography(root);

  YamlNode constants = std::move(root);
  const auto described = [](const YamlEntry& entry) {
    return entry.key == "schema" || entry.key == "name" || entry.key == "extends" ||
           entry.key == "bibliography";
  };
  constants.entries.erase(std::remove_if(constants.entries.begin(), constants.entries.end(), described),
                          constants.entries.end());
  std::vector<Parameter> parameters = model_parameters(model);
  ParameterReader reader(parameters, Layout::constants, "", file.parent_path());
  reader.read(constants);
  reader.require_all(constants.place);
  model.provenance = reader.provenance();
  check_model(model, constants.place);
  return {std::move(model), std::move(text)};
}

Model load_model(const std::filesystem::path& file) { return read_model_file(file).model; }

}  // namespace spinewalk::model
