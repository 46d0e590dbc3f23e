/// Declarations of what a scenario adds to its model: activities, start, solver, record.
#include "model/activities.hpp"
#include "units/quantity.hpp"

#include <fmt/core.h>

namespace spinewalk::model {
namespace {

void declare_none(Table, Activity&) {}

std::vector<Parameter> own_parameters(const ActivityKind& kind, Activity& activity) {
  std::vector<Parameter> parameters;
  kind.declare(Table(parameters), activity);
  return parameters;
}

/// "; running takes 1.8 m/s to 6 m/s" for the speed of walking.
std::string ranges_elsewhere(const ActivityKind& kind, const Parameter& parameter) {
  std::string text;
  for (const auto& other : activity_kinds()) {
    if (other.name == kind.name) continue;
    Activity activity = other.prototype;
    for (const auto& candidate : own_parameters(other, activity)) {
      const auto* number = std::get_if<NumberTarget>(&candidate.target);
      if (number && candidate.path == parameter.path)
        text += fmt::format("; {} takes {} to {}", other.name,
                            units::format(number->range.low, number->range.unit),
                            units::format(number->range.high, number->range.unit));
    }
  }
  return text;
}

}  // namespace

const std::vector<ActivityKind>& activity_kinds() {
  static const std::vector<ActivityKind> kinds{
      {"lying", "lying supine on a level bed", Lying{}, declare_none},
      {"sitting", "sitting without backrest", Sitting{}, declare_none},
      {"standing", "relaxed standing", Standing{}, declare_none},
      {"walking", "level walking", Walking{},
       [](Table table, Activity& a) {
         table.number("speed", std::get<Walking>(a).speed, {"m/s", 0.5, 2.2}, "walking speed");
       }},
      {"running", "level running", Running{},
       [](Table table, Activity& a) {
         table.number("speed", std::get<Running>(a).speed, {"m/s", 1.8, 6}, "running speed");
       }},
      {"measured", "the mean stride of a recording, repeated", Measured{},
       [](Table table, Activity& a) { declare(table, std::get<Measured>(a)); }},
  };
  return kinds;
}

std::vector<std::string> activity_names() {
  std::vector<std::string> names;
  for (const auto& kind : activity_kinds()) names.emplace_back(kind.name);
  return names;
}

std::string_view activity_name(const Activity& activity) {
  return activity_kinds().at(activity.index()).name;
}

std::vector<Parameter> phase_parameters(const ActivityKind& kind, Activity& activity, double& duration) {
  std::vector<Parameter> parameters;
  Table table(parameters);
  table.number("for", duration, {"s", 0.1, 3.2e7}, "duration");
  kind.declare(table, activity);
  for (std::size_t i = 1; i < parameters.size(); ++i)
    parameters[i].note = ranges_elsewhere(kind, parameters[i]);
  return parameters;
}

void declare(Table table, FromResult& start) {
  table.file("from", start.file, "result file whose state starts this run");
  table.number("at", start.at, {"s", 0, 1e9}, "time in that result");
}

void declare(Table table, SolverOptions& s) {
  table.choice("method", s.method, {"averaged", "resolved"},
               "averaged: macro steps on the cycle mean; resolved: every stride", false);
  table.number("tolerance", s.tolerance, {"1", 1e-9, 0.05}, "relative error of a macro step", false);
}

void declare(Table table, RecordOptions& r) {
  table.number("every", r.every, {"s", 0.1, 86400}, "time between rows of the result", false);
  table.count("bursts", r.bursts, {"strides", 0, 20},
              "strides kept in full at first, middle and last of each phase", false);
}

}  // namespace spinewalk::model
