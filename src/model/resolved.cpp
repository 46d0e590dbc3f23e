#include "model/resolved.hpp"

#include "model/activities.hpp"
#include "model/rig_parameters.hpp"
#include "model/scenario_tree.hpp"

namespace spinewalk::model {
namespace {

/// Writes "a.b.c" below `root`.
void insert(YamlNode& root, const std::string& path, std::string text) {
  YamlNode* node = &root;
  for (std::size_t start = 0; start <= path.size();) {
    const std::size_t end = std::min(path.find('.', start), path.size());
    node = &(*node)[path.substr(start, end - start)];
    start = end + 1;
  }
  *node = make_scalar(std::move(text));
}

void insert_all(YamlNode& node, const std::vector<Parameter>& parameters) {
  for (const auto& parameter : parameters)
    if (has_value(parameter)) insert(node, parameter.path, value_text(parameter));
}

struct WriteStart {
  YamlNode& node;
  void operator()(const Morning&) const { node = make_scalar("morning"); }
  void operator()(const Evening&) const { node = make_scalar("evening"); }
  void operator()(const SupineEquilibrium&) const { node = make_scalar("supine_equilibrium"); }
  void operator()(FromResult from) const {
    std::vector<Parameter> parameters;
    declare(Table(parameters), from);
    insert_all(node, parameters);
  }
};

YamlNode phase_node(Phase phase) {
  const ActivityKind& kind = activity_kinds().at(phase.activity.index());
  YamlNode node;
  insert_all(node[kind.name], phase_parameters(kind, phase));
  return node;
}

template <class Options>
void insert_options(YamlNode& node, Options options) {
  std::vector<Parameter> parameters;
  declare(Table(parameters), options);
  insert_all(node, parameters);
}

void insert_model(YamlNode& root, Model model, const std::string& base) {
  root["model"]["base"] = make_scalar(base);
  for (const auto& parameter : model_parameters(model)) {
    const bool of_subject = parameter.path.rfind("subject.", 0) == 0;
    insert(of_subject ? root : root["model"], parameter.path, value_text(parameter));
  }
}

}  // namespace

std::string resolved_text(const Scenario& scenario, const std::string& base) {
  YamlNode root;
  root["schema"] = make_scalar(std::string(kScenarioSchema));
  root["title"] = make_scalar(scenario.title);
  if (!base.empty()) insert_model(root, scenario.model, base);
  if (scenario.rig) {
    root["rig"] = rig_node(*scenario.rig);
    insert_options(root["solver"], scenario.solver);
    root["solver"].entries.erase(root["solver"].entries.begin());  // the method: cyclic loads are always resolved
    insert_options(root["record"], scenario.record);
    return write_yaml(root);
  }
  std::visit(WriteStart{root["start"]}, scenario.start);
  YamlNode& timeline = root["timeline"];
  timeline.kind = YamlNode::Kind::sequence;
  for (const auto& phase : scenario.timeline) timeline.items.push_back(phase_node(phase));
  insert_options(root["adaptation"], scenario.adaptation);
  insert_options(root["solver"], scenario.solver);
  insert_options(root["record"], scenario.record);
  return write_yaml(root);
}

}  // namespace spinewalk::model
