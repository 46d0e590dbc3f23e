#include "evidence/claim.hpp"

#include "evidence/fields.hpp"
#include "model/load_scenario.hpp"

#include <algorithm>

namespace spinewalk::evidence {
namespace {

using model::YamlNode;

Quantity read_effect(const YamlNode& node, const std::vector<NamedScenario>& scenarios) {
  constexpr const char* kForm =
      "write effect: {scenario: a, summary: inflow, phase: 1, change_from: {scenario: b, summary: inflow, "
      "phase: 1}}";
  std::vector<std::string> names;
  for (const auto& scenario : scenarios) names.push_back(scenario.name);
  Quantity effect = read_quantity(node, names);
  if (effect.relation != Relation::change_from)
    throw InputError(node.place, "the effect compares nothing", kForm);
  const NamedScenario &a = scenarios[effect.term.measure.scenario],
                      &b = scenarios[effect.other->measure.scenario];
  if (a.file == b.file && a.sets == b.sets && effect.term.measure.phase == effect.other->measure.phase)
    throw InputError(node.place, "the claim has no contrast: both sides are the same scenario and phase",
                     kForm);
  return effect;
}

std::vector<Uncertain> read_uncertain(const YamlNode& node, const model::Model& model) {
  constexpr const char* kForm =
      "write uncertain: [model.spine.muscle_gain, model.discs.*.endplate.direction_ratio]";
  if (!node.is_sequence() || node.items.empty())
    throw InputError(node.place, "uncertain is not a list of paths", kForm);
  std::vector<Uncertain> uncertain;
  for (const YamlNode& item : node.items)
    uncertain.push_back(find_uncertain(model::expect_scalar(item, "uncertain", kForm), model, item.place));
  return uncertain;
}

}  // namespace

Claim load_claim(const std::filesystem::path& folder) {
  const YamlNode root = read_root(
      folder / "claim.yaml", kClaimSchema, "claim",
      {"schema", "topic", "claim", "why", "scenarios", "effect", "claimed", "threshold", "uncertain"});
  Claim claim{name_of(folder),
              text(root, "topic", "say what the claim stands under: Fluid, Load, ..."),
              text(root, "claim", "say the sentence that people are told"),
              text(root, "why", "say in a line why this contrast tests it"),
              read_scenarios(required(root, "scenarios", "write scenarios: {a: a.yaml, b: b.yaml}")),
              {},
              false,
              0,
              {}};
  claim.effect =
      read_effect(required(root, "effect", "a claim is tested by a contrast of two phases"), claim.scenarios);
  claim.increase = model::read_choice(required(root, "claimed", "write claimed: increase or decrease"),
                                      "claimed", {"decrease", "increase"}) == 1;
  claim.threshold = number(root, "threshold", "write threshold: 5 %");
  const auto model = model::load_scenario(claim.scenarios[0].file, claim.scenarios[0].sets).model;
  claim.uncertain =
      read_uncertain(required(root, "uncertain", "list the constants that the answer may depend on"), model);
  return claim;
}

}  // namespace spinewalk::evidence
