#include "model/parameter_list.hpp"

#include "model/activities.hpp"
#include "model/read_parameters.hpp"
#include "model/rig_parameters.hpp"
#include "units/quantity.hpp"

#include <fmt/core.h>

#include <map>

namespace spinewalk::model {
namespace {

ParameterInfo info_of(const Parameter& parameter, std::string path, bool has_default) {
  ParameterInfo info;
  info.path = std::move(path);
  info.meaning = parameter.meaning;
  if (has_default) info.default_value = value_text(parameter);
  if (const auto* choice = std::get_if<ChoiceTarget>(&parameter.target)) info.choices = choice->names;
  const auto take = [&info](const Range& range) {
    info.unit = range.unit;
    info.low = range.low;
    info.high = range.high;
  };
  if (const auto* number = std::get_if<NumberTarget>(&parameter.target)) take(number->range);
  if (const auto* count = std::get_if<CountTarget>(&parameter.target)) take(count->range);
  return info;
}

void append_constants(std::vector<ParameterInfo>& list, Model model) {
  std::map<std::string, const Provenance*> provenance;
  for (const auto& entry : model.provenance) provenance[entry.path] = &entry;
  for (const auto& parameter : model_parameters(model)) {
    const bool of_subject = parameter.path.rfind("subject.", 0) == 0;
    ParameterInfo info =
        info_of(parameter, of_subject ? parameter.path : fmt::format("model.{}", parameter.path), true);
    if (const auto at = provenance.find(parameter.path); at != provenance.end()) {
      info.status = kStatusNames.at(static_cast<std::size_t>(at->second->status));
      info.source = at->second->source;
    }
    list.push_back(std::move(info));
  }
}

void append(std::vector<ParameterInfo>& list, const std::string& prefix,
            const std::vector<Parameter>& parameters) {
  for (const auto& parameter : parameters)
    list.push_back(info_of(parameter, fmt::format("{}.{}", prefix, parameter.path),
                           !parameter.required && has_value(parameter)));
}

template <class Struct>
void append_struct(std::vector<ParameterInfo>& list, const std::string& prefix, Struct value) {
  std::vector<Parameter> parameters;
  declare(Table(parameters), value);
  append(list, prefix, parameters);
}

/// What else `mean` or `amplitude` is.
void note_force(std::vector<ParameterInfo>& list, const Parameter& force) {
  const Range& range = std::get<NumberTarget>(force.target).range;
  for (auto& info : list)
    if (info.path == fmt::format("rig.load[i].{}", force.path))
      info.meaning += fmt::format(" (with a disc a force, {} to {})", units::format(range.low, range.unit),
                                  units::format(range.high, range.unit));
}

void append_rig(std::vector<ParameterInfo>& list, Specimen specimen) {
  RigLoad load;
  if (specimen != Specimen::disc) {
    RigColumn column;
    column.swelling.emplace();
    column.solute.emplace();
    append(list, "rig.column", column_parameters(column));
    append(list, "rig.load[i]", load_parameters(load, true));
  }
  if (specimen == Specimen::column) return;
  RigDisc disc;
  append(list, "rig", rig_disc_parameters(disc));
  auto forces = load_parameters(load, false);
  if (specimen == Specimen::any) {
    for (const std::size_t i : {1, 2}) note_force(list, forces[i]);
    forces.resize(1);
  }
  append(list, "rig.load[i]", forces);
}

}  // namespace

std::vector<ParameterInfo> parameter_list(const Model& model, Specimen specimen) {
  std::vector<ParameterInfo> list;
  append_constants(list, model);
  append_struct(list, "start", FromResult{});
  for (const auto& kind : activity_kinds()) {
    Phase phase = prototype_of(kind);
    append(list, fmt::format("timeline[i].{}", kind.name), phase_parameters(kind, phase));
  }
  append_rig(list, specimen);
  append_struct(list, "solver", SolverOptions{});
  append_struct(list, "record", RecordOptions{});
  return list;
}

}  // namespace spinewalk::model
