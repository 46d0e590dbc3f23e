#include "model/load_scenario.hpp"

#include "model/activities.hpp"
#include "model/load_model.hpp"
#include "model/names.hpp"
#include "model/read_parameters.hpp"
#include "model/resolved.hpp"
#include "model/rig_parameters.hpp"
#include "model/scenario_tree.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace spinewalk::model {
namespace {

const std::vector<std::string> kKeys{"schema", "title",    "extends", "model", "subject",
                                     "start",  "timeline", "rig",     "adaptation", "solver", "record"};
const std::vector<std::string> kStarts{"morning", "evening", "supine_equilibrium"};  // as variant Start

class Reader {
 public:
  Reader(const std::filesystem::path& file, const std::vector<std::string>& sets)
      : file_(file), directory_(std::filesystem::absolute(file).parent_path()) {
    scenario_.text = read_text(file);
    root_ = scenario_tree(file, scenario_.text, sets);
  }

  Scenario read() {
    allow_keys(root_, "", kKeys);
    const YamlNode* title = root_.find("title");
    scenario_.title =
        title ? expect_scalar(*title, "title", "write one line of text") : file_.stem().string();
    if (const YamlNode* rig = root_.find("rig"))
      read_rig_parts(*rig);
    else
      read_day_parts();
    read_options("record", scenario_.record);
    scenario_.resolved = resolved_text(scenario_, base_);
    if (!base_.empty()) scenario_.model = with_conditions(scaled_to_stature(scenario_.model));
    return std::move(scenario_);
  }

 private:
  const YamlNode& required(const std::string& key, const std::string& hint) const {
    const YamlNode* node = root_.find(key);
    if (!node) throw InputError(root_.place, fmt::format("the key \"{}\" is missing", key), hint);
    return *node;
  }

  void read_day_parts() {
    read_model();
    read_start();
    read_timeline();
    read_options("adaptation", scenario_.adaptation);
    read_options("solver", scenario_.solver);
  }

  void read_rig_parts(const YamlNode& node) {
    refuse_beside_rig("timeline", "the load of a rig takes its place");
    refuse_beside_rig("start", "a specimen starts in its reference state");
    refuse_beside_rig("adaptation", "only a person adapts");
    scenario_.rig = read_rig(node, directory_);
    if (std::holds_alternative<RigDisc>(scenario_.rig->specimen)) {
      read_model();
    } else {
      refuse_beside_rig("model", "a column has all its constants in the rig");
      refuse_beside_rig("subject", "a column has all its constants in the rig");
    }
    if (const YamlNode* solver = root_.find("solver")) {
      if (const YamlNode* method = solver->find("method"))
        throw InputError(method->place, "a rig has no solver.method", "cyclic loads are always resolved; remove it");
      read_options("solver", scenario_.solver);
    }
  }

  void refuse_beside_rig(const std::string& key, const std::string& hint) const {
    if (const YamlNode* node = root_.find(key))
      throw InputError(node->place, fmt::format("{} cannot stand beside a rig", key), hint);
  }

  void read_model() {
    const std::string hint = "write: model: adult_male_50, or {base: adult_male_50, discs: ...}";
    const YamlNode& model = required("model", hint);
    expect_mapping(model, "model", hint);
    const YamlNode* base = model.find("base");
    if (!base) throw InputError(model.place, "model has no base", hint);
    const std::string& name = expect_scalar(*base, "model.base", hint);
    const bool in_file = base->place.line > 0;
    const auto start = in_file ? std::filesystem::absolute(base->place.file).parent_path() : directory_;
    const auto model_file = find_model(name, start, base->place);
    auto [read, text] = read_model_file(model_file);
    scenario_.model = std::move(read);
    scenario_.model_text = std::move(text);
    base_ = model_file.stem() == name ? name : model_file.string();
    override_constants(model);
  }

  /// Overrides keep the model file's provenance honest: what a scenario sets is assumed, by the scenario.
  void override_constants(const YamlNode& model) {
    std::vector<Parameter> constants, subject;
    for (auto& parameter : model_parameters(scenario_.model))
      (parameter.path.rfind("subject.", 0) == 0 ? subject : constants).push_back(std::move(parameter));
    YamlNode overrides = model;
    overrides.entries.erase(std::find_if(overrides.entries.begin(), overrides.entries.end(),
                                         [](const auto& entry) { return entry.key == "base"; }));
    read_overrides(constants, "model.", overrides, "");
    if (const YamlNode* node = root_.find("subject")) read_overrides(subject, "", *node, "subject");
    check_model(scenario_.model, model.place);
  }

  void read_overrides(std::vector<Parameter>& parameters, const std::string& shown, const YamlNode& node,
                      const std::string& group) {
    ParameterReader reader(parameters, Layout::values, shown, directory_);
    reader.read(node, group);
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      if (!reader.given(i)) continue;
      for (auto& provenance : scenario_.model.provenance) {
        if (provenance.path != parameters[i].path) continue;
        provenance.status = Status::assumed;
        provenance.source = fmt::format("set in the scenario {}", file_.filename().string());
        if (const auto* number = std::get_if<NumberTarget>(&parameters[i].target))
          provenance.value = *number->value;
      }
    }
  }

  void read_start() {
    const YamlNode* start = root_.find("start");
    if (!start) return;
    if (start->is_mapping()) {
      FromResult from{};
      std::vector<Parameter> parameters;
      declare(Table(parameters), from);
      ParameterReader reader(parameters, Layout::values, "start.", directory_);
      reader.read(*start);
      reader.require_all(start->place);
      scenario_.start = from;
      return;
    }
    switch (read_choice(*start, "start", kStarts)) {
      case 0:
        scenario_.start = Morning{};
        break;
      case 1:
        scenario_.start = Evening{};
        break;
      default:
        scenario_.start = SupineEquilibrium{};
    }
  }

  void read_timeline() {
    const YamlNode& timeline = required("timeline", "write: timeline: [{standing: {for: 30 min}}]");
    if (!timeline.is_sequence() || timeline.items.empty())
      throw InputError(timeline.place, "timeline must be a list of activities",
                       "write: - standing: {for: 30 min}");
    for (std::size_t i = 0; i < timeline.items.size(); ++i)
      scenario_.timeline.push_back(read_phase(timeline.items[i], fmt::format("timeline[{}]", i)));
    for (std::size_t i = 0; i < timeline.items.size(); ++i) check_match(i, timeline.items[i].entries.front());
  }

  /// The phase that another one is matched to must be there, be another one, and have a force of its own.
  void check_match(std::size_t index, const YamlEntry& entry) const {
    const auto& timeline = scenario_.timeline;
    const double number = timeline[index].mean_force_of;
    if (!timeline[index].matched()) return;
    const YamlNode* match = entry.value.find("match");
    const Place place = match ? match->place : entry.place;
    const std::string path = fmt::format("timeline[{}].{}.match.mean_force_of", index, entry.key);
    if (number != std::floor(number) || number > static_cast<double>(timeline.size()))
      throw InputError(place, fmt::format("{}: there is no phase {:g}", path, number),
                       fmt::format("phases are counted from 1, as compare shows them; this timeline has {}", timeline.size()));
    const std::size_t other = timeline[index].reference();
    if (other == index)
      throw InputError(place, fmt::format("{}: a phase cannot be matched to itself", path),
                       "name the number of another phase, counted from 1");
    if (timeline[other].matched())
      throw InputError(place, fmt::format("{}: phase {:g} is itself matched to another one", path, number),
                       fmt::format("name phase {:g}", timeline[other].mean_force_of));
  }

  Phase read_phase(const YamlNode& item, const std::string& path) {
    if (!item.is_mapping() || item.entries.size() != 1)
      throw InputError(item.place, fmt::format("{} must hold exactly one activity", path),
                       "write for example: - standing: {for: 30 min}");
    const YamlEntry& entry = item.entries.front();
    allow_keys(item, path, activity_names());
    for (const auto& kind : activity_kinds()) {
      if (kind.name != entry.key) continue;
      Phase phase = prototype_of(kind);
      std::vector<Parameter> parameters = phase_parameters(kind, phase);
      ParameterReader reader(parameters, Layout::values, fmt::format("{}.{}.", path, kind.name), directory_);
      reader.read(entry.value);
      reader.require_all(entry.place);
      if (kind.check) kind.check(phase.activity, entry.place, fmt::format("{}.{}", path, kind.name));
      nlohmann::ordered_json resolved;
      for (const auto& parameter : parameters)
        if (has_value(parameter)) resolved[parameter.path] = value_text(parameter);
      phase.parameters = resolved.dump();
      return phase;
    }
    throw std::logic_error("allow_keys let an unknown activity pass");
  }

  template <class Options>
  void read_options(const std::string& key, Options& options) {
    const YamlNode* node = root_.find(key);
    if (!node) return;
    std::vector<Parameter> parameters;
    declare(Table(parameters), options);
    ParameterReader(parameters, Layout::values, key + ".", directory_).read(*node);
  }

  std::filesystem::path file_, directory_;
  YamlNode root_;
  Scenario scenario_{};
  std::string base_;  ///< name or path of the model
};

}  // namespace

Scenario load_scenario(const std::filesystem::path& file, const std::vector<std::string>& sets) {
  return Reader(file, sets).read();
}

}  // namespace spinewalk::model
