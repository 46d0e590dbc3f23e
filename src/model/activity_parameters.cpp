/// Declarations of the activities and of what they share.
#include "model/activities.hpp"
#include "model/activity_check.hpp"
#include "model/scenario_tree.hpp"
#include "units/quantity.hpp"

#include <fmt/core.h>

namespace spinewalk::model {
namespace {

const std::vector<std::string> kLoadPlaceNames{"hands", "shoulders", "hip_belt"};

template <std::size_t N>
std::vector<std::string> to_texts(const std::array<std::string_view, N>& names) {
  return {names.begin(), names.end()};
}

void declare_immersion(Table table, double& immersion) {
  table.number("immersion", immersion, {"m", 0, 3}, "depth of the water on whose floor the person is", false);
}

void declare_flexion(Table table, double& flexion) {
  table.number("flexion", flexion, {"rad", -0.4, 1.3}, "trunk forward of the posture", false);
}

void declare(Table table, Load& l) {
  table.number("mass", l.mass, {"kg", 0, 100}, "mass of a load in the hands or on the back", false);
  table.choice("at", l.at, kLoadPlaceNames, "what carries the load", false);
  table.number("distance", l.distance, {"m", 0, 1}, "load in the hands, in front of the spine", false);
}

void declare(Table table, Circumstances& c) {
  declare_immersion(table, c.immersion);
  declare(table.group("load"), c.load);
}

void declare(Table table, Ground& g) {
  table.choice("surface", g.surface, to_texts(kSurfaceNames), "the ground", false);
  table.choice("footwear", g.footwear, to_texts(kFootwearNames), "on the feet", false);
  table.number("drop", g.drop, {"m", -0.01, 0.04}, "heel over toe of the shoe", false);
  table.number("incline", g.incline, {"1", -0.2, 0.2}, "rise over run, uphill positive", false);
}

void declare(Table table, Lying& a) {
  table.choice("posture", a.posture, {"supine", "side", "prone"}, "how one lies", false);
  declare_immersion(table, a.immersion);
}

void declare(Table table, Sitting& a) {
  table.choice("posture", a.posture, {"unsupported", "upright", "backrest", "slouched", "desk"},
               "how one sits", false);
  table.number("recline", a.recline, {"rad", 0, 1.4}, "backrest to the vertical", false);
  declare_flexion(table, a.flexion);
  declare(table, a.around);
}

void declare(Table table, Standing& a) {
  table.choice("posture", a.posture, {"relaxed", "leaning"}, "how one stands", false);
  declare_flexion(table, a.flexion);
  declare(table, a.around);
}

void declare(Table table, Walking& a) {
  table.number("speed", a.speed, {"m/s", 0.5, 2.2}, "walking speed");
  declare(table, a.ground);
  declare(table, a.around);
}

void declare(Table table, Running& a) {
  table.number("speed", a.speed, {"m/s", 1.8, 6}, "running speed");
  table.choice("strike", a.strike, {"rearfoot", "midfoot", "forefoot"}, "part of the foot that lands first",
               false);
  declare(table, a.ground);
  declare(table, a.around);
}

void declare(Table table, Stairs& a) {
  table.choice("direction", a.direction, {"up", "down"}, "way on the stairs");
  table.number("cadence", a.cadence, {"Hz", 0.6, 3}, "footfalls a second", false);
  table.count("steps_at_once", a.steps_at_once, {"1", 1, 2}, "steps of the stairs at each footfall", false);
  table.number("rise", a.rise, {"m", 0.1, 0.25}, "height of one step of the stairs", false);
  declare(table, a.around);
}

void declare(Table table, Stretching& a) {
  table.choice("exercise", a.exercise, {"knee_to_chest", "childs_pose"}, "stretch");
  declare_immersion(table, a.immersion);
}

void declare(Table table, Lifting& a) {
  table.choice("technique", a.technique, {"round_back", "bent_knees", "close"}, "way of lifting");
  table.number("every", a.every, {"s", 2, 120}, "time for one lift and return", false);
  declare(table, a.around);
}

void declare(Table table, Custom& a) {
  table.choice("posture", a.posture, {"sitting", "standing", "walking", "running"}, "muscle tone and lean",
               false);
  table.number("frequency", a.frequency, {"Hz", 0.05, 12.5}, "cycles a second", false);
  table.number("amplitude_1", a.amplitude[0], {"1", 0, 3}, "first harmonic over g", false);
  table.number("amplitude_2", a.amplitude[1], {"1", 0, 3}, "second harmonic over g", false);
  table.number("amplitude_3", a.amplitude[2], {"1", 0, 3}, "third harmonic over g", false);
  table.number("amplitude_4", a.amplitude[3], {"1", 0, 3}, "fourth harmonic over g", false);
  table.number("phase_1", a.phase[0], {"rad", -6.3, 6.3}, "phase of the first harmonic, a cosine", false);
  table.number("phase_2", a.phase[1], {"rad", -6.3, 6.3}, "phase of the second harmonic, a cosine", false);
  table.number("phase_3", a.phase[2], {"rad", -6.3, 6.3}, "phase of the third harmonic, a cosine", false);
  table.number("phase_4", a.phase[3], {"rad", -6.3, 6.3}, "phase of the fourth harmonic, a cosine", false);
  table.number("pitch", a.pitch, {"rad", 0, 0.6}, "amplitude of trunk pitch at the frequency", false);
  table.file("file", a.file, "one period as .csv or .sto with the columns time [s] and acceleration [m/s2]",
             false);
  declare(table, a.around);
}

template <class Kind>
void declare_as(Table table, Activity& activity) {
  declare(table, std::get<Kind>(activity));
}

template <class Kind>
void check_as(const Activity& activity, const Place& place, const std::string& path) {
  check(std::get<Kind>(activity), place, path);
}

std::vector<Parameter> own_parameters(const ActivityKind& kind, Activity& activity) {
  std::vector<Parameter> parameters;
  kind.declare(Table(parameters), activity);
  return parameters;
}

bool same_range(const NumberTarget& number, const Parameter& parameter) {
  const auto* other = std::get_if<NumberTarget>(&parameter.target);
  return other && other->range.low == number.range.low && other->range.high == number.range.high;
}

/// "; running takes 1.8 m/s to 6 m/s" for the speed of walking.
std::string ranges_elsewhere(const ActivityKind& kind, const Parameter& parameter) {
  std::string text;
  for (const auto& other : activity_kinds()) {
    if (other.name == kind.name) continue;
    Activity activity = other.prototype;
    for (const auto& candidate : own_parameters(other, activity)) {
      const auto* number = std::get_if<NumberTarget>(&candidate.target);
      if (number && candidate.path == parameter.path && !same_range(*number, parameter))
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
      {"lying", "lying on a level bed", Lying{}, declare_as<Lying>},
      {"sitting", "sitting", Sitting{}, declare_as<Sitting>, check_as<Sitting>},
      {"standing", "standing", Standing{}, declare_as<Standing>, check_as<Standing>},
      {"walking", "walking", Walking{}, declare_as<Walking>, check_as<Walking>},
      {"running", "running", Running{}, declare_as<Running>, check_as<Running>},
      {"stairs", "up or down a flight of stairs", Stairs{}, declare_as<Stairs>, check_as<Stairs>},
      {"stretching", "holding a stretch of the back", Stretching{}, declare_as<Stretching>},
      {"lifting", "lifting a load from the floor and setting it down, again and again", Lifting{},
       declare_as<Lifting>, check_as<Lifting>},
      {"measured", "the mean stride of a recording, repeated", Measured{}, declare_as<Measured>},
      {"custom", "a vertical acceleration of the pelvis, by harmonics or from a file", Custom{},
       declare_as<Custom>, check_as<Custom>},
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

std::vector<Parameter> phase_parameters(const ActivityKind& kind, Phase& phase) {
  std::vector<Parameter> parameters;
  Table table(parameters);
  table.number("for", phase.duration, {"s", 0.1, 3.2e7}, "duration");
  kind.declare(table, phase.activity);
  for (std::size_t i = 1; i < parameters.size(); ++i)
    parameters[i].note = ranges_elsewhere(kind, parameters[i]);
  table.group("match").number("mean_force_of", phase.mean_force_of, {"1", 1, kMostPhases},
                              "number of the phase whose mean force every disc has here, by added muscle tension", false);
  Table stop = table.group("stop");
  stop.number("pressure_above", phase.stop.pressure_above, {"Pa", 1e4, 1e7},
              "mean pressure over a stride, in any disc, at which the phase ends early", false);
  stop.number("height_loss_above", phase.stop.height_loss_above, {"m", 1e-6, 0.01},
              "loss of height since the phase began, in any disc, at which it ends early", false);
  return parameters;
}

}  // namespace spinewalk::model
