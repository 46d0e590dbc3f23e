/// Declarations of subject, spine, contact and reference day. Ranges: published spread of loads.md 1-5,
/// widened to what still makes sense for an adult.
#include "model/parameters.hpp"

namespace spinewalk::model {
namespace {

void declare(Table table, Posture& p) {
  table.number("tonic", p.tonic, {"1", 0, 1.5}, "muscle tone over body weight");
  table.number("lean", p.lean, {"rad", -0.8, 1.6}, "mean trunk pitch, forward positive");
  table.number("offset", p.offset, {"m", -0.1, 0.2},
               "centre of mass of the body above, in front of the disc, without lean");
  table.number("inclination", p.inclination, {"rad", 0, 1.58},
               "spine to the vertical: 0 upright, 90 deg lying");
  table.number("support", p.support, {"1", 0, 0.95},
               "part of the weight of thorax, arms and head on a backrest, a desk or the hands");
}

void declare(Table table, Lift& l) {
  table.number("lean", l.lean, {"rad", 0, 1.6}, "trunk pitch at the lowest point of a lift");
  table.number("arm", l.arm, {"m", 0, 1}, "load in front of the discs at the lowest point of a lift");
}

void declare(Table table, Shoe& s) {
  table.number("stiffness", s.stiffness, {"N/m", 2e4, 1e9}, "stiffness of the shoe under the heel");
  table.number("drop", s.drop, {"m", -0.01, 0.04}, "heel over toe");
}

void declare(Table table, Soil& s) {
  table.number("stiffness", s.stiffness, {"N/m", 1e4, 1e9}, "stiffness of the ground");
  table.number("loss", s.loss, {"1", 0, 1}, "part of the energy given to the ground that is lost");
}

void declare(Table table, GaitMuscle& g) {
  table.number("slow_speed", g.slow_speed, {"m/s", 0.3, 6}, "slow speed of the burst table");
  table.number("slow_burst", g.slow_burst, {"1", 0, 3}, "burst peak over body weight at the slow speed");
  table.number("middle_speed", g.middle_speed, {"m/s", 0.3, 6}, "middle speed of the burst table");
  table.number("middle_burst", g.middle_burst, {"1", 0, 3},
               "burst peak over body weight at the middle speed");
  table.number("fast_speed", g.fast_speed, {"m/s", 0.3, 6}, "fast speed of the burst table");
  table.number("fast_burst", g.fast_burst, {"1", 0, 3}, "burst peak over body weight at the fast speed");
  table.number("pitch_amplitude", g.pitch_amplitude, {"rad", 0, 0.2},
               "amplitude of trunk pitch at step frequency");
}

}  // namespace

void declare(Table table, Subject& s) {
  table.number("mass", s.mass, {"kg", 30, 200}, "body mass");
  table.number("stature", s.stature, {"m", 1.2, 2.3}, "body height");
  table.number("age", s.age, {"year", 18, 100}, "age, a label: grades of degeneration act, years do not");
  table.choice("sex", s.sex, {"female", "male"}, "sex, a label: what differs is in the models and in fat_fraction");
  table.number("fat_fraction", s.fat_fraction, {"1", 0.03, 0.6}, "body fat over body mass");
  table.number("lung_volume", s.lung_volume, {"m3", 0, 0.01}, "air in the lungs in quiet breathing");
}

void declare(Table table, Spine& s) {
  table.number("head_fraction", s.head_fraction, {"1", 0.03, 0.2}, "head and neck over body mass");
  table.number("thorax_fraction", s.thorax_fraction, {"1", 0.2, 0.6},
               "all above T12L1, head included, over body mass");
  table.levels("fraction_above", s.fraction_above, {"1", 0.25, 0.75}, "all above the disc over body mass");
  table.number("vertebra_height", s.vertebra_height, {"m", 0.015, 0.045},
               "height of one lumbar vertebral body");
  table.levels("com_height", s.com_height, {"m", 0.05, 0.6},
               "height above the disc of the centre of mass of the body above");
  table.number("thoracolumbar_frequency", s.thoracolumbar_frequency, {"Hz", 2, 30},
               "natural frequency of the body above T12L1 on its link");
  table.number("thoracolumbar_damping", s.thoracolumbar_damping, {"N s/m", 0, 1e4},
               "damping of the T12L1 link");
  table.number("neck_frequency", s.neck_frequency, {"Hz", 5, 100},
               "natural frequency of the head on the neck");
  table.number("neck_damping_ratio", s.neck_damping_ratio, {"1", 0, 2},
               "damping ratio of the head on the neck");
  table.number("extensor_arm", s.extensor_arm, {"m", 0.03, 0.1}, "lever arm of the extensor muscles");
  table.number("flexor_arm", s.flexor_arm, {"m", 0.04, 0.16}, "lever arm of the flexor muscles");
  table.number("activation_time", s.activation_time, {"s", 0.005, 0.3}, "first-order lag of muscle tension");
  table.number("muscle_gain", s.muscle_gain, {"1", 0.5, 3}, "scale of the moment and phasic muscle tension");
  table.number("co_contraction", s.co_contraction, {"1", 0, 3}, "scale of the tonic muscle tension");
  table.number("core_endurance", s.core_endurance, {"1", 0.2, 2},
               "holding time of the trunk muscles over that of the average adult");
  table.number("endurance_effect", s.endurance_effect, {"1", 0, 1},
               "part of the tonic tension that core_endurance spares, per 1 above average");
  table.number("abdominal_relief", s.abdominal_relief, {"1", 0, 0.3},
               "part of the moment and phasic tension that intra-abdominal pressure spares; 0: off");
  table.number("sacral_slope", s.sacral_slope, {"rad", 0, 1.2}, "sacral endplate to the horizontal, standing");
  table.levels("disc_wedge", s.disc_wedge, {"rad", -0.1, 0.5}, "lordotic angle of the disc, standing");
  for (const auto& [name, posture] : kPostures) declare(table.group("postures").group(name), s.*posture);
  declare(table.group("walking_muscle"), s.walking_muscle);
  declare(table.group("running_muscle"), s.running_muscle);
  for (const auto& [name, lift] : kLifts) declare(table.group("lifting").group(name), s.*lift);
}

void declare(Table table, Contact& c) {
  table.number("effective_mass_fraction", c.effective_mass_fraction, {"1", 0, 0.3},
               "part of the body mass that stops at touchdown");
  table.number("touchdown_speed", c.touchdown_speed, {"m/s", 0, 4},
               "vertical speed of the foot at touchdown");
  table.number("heel_pad", c.heel_pad, {"N/m", 2e4, 1e7}, "stiffness of the heel pad");
  for (std::size_t i = 0; i < kFootwearNames.size(); ++i)
    declare(table.group("footwear").group(kFootwearNames[i]), c.footwear[i]);
  for (std::size_t i = 0; i < kSurfaceNames.size(); ++i)
    declare(table.group("surfaces").group(kSurfaceNames[i]), c.surfaces[i]);
  table.number("loss", c.loss, {"1", 0, 0.95}, "part of the impact peak that is lost in heel pad and shoe");
  table.number("leg_adaptation", c.leg_adaptation, {"1", 0, 1},
               "0: legs do not adapt to softness, 1: people undo all cushioning");
}

void declare(Table table, ReferenceDay& d) {
  table.number("upright", d.upright, {"s", 3600, 82800}, "standing time of the reference day");
  table.number("lying", d.lying, {"s", 3600, 82800}, "lying time of the reference day");
}

void declare(Table table, AdaptationConstants& a) {
  table.number("fitness_time", a.fitness_time, {"s", 86400, 3e7}, "time in which fitness decays to 1/e");
  table.number("fatigue_time", a.fatigue_time, {"s", 3600, 1e7}, "time in which fatigue decays to 1/e");
  table.number("fatigue_over_fitness", a.fatigue_over_fitness, {"1", 0, 10},
               "what a dose of exercise first takes by fatigue over what it gives by fitness");
  table.number("endurance_gain", a.endurance_gain, {"s-1", 0, 1e-4},
               "core endurance that fitness gives, per MET above rest and time of exercise");
  table.number("mass_time", a.mass_time, {"s", 1e6, 2e8}, "time in which body mass comes to a new energy balance, to 1/e");
  table.number("energy_per_mass", a.energy_per_mass, {"W/kg", 0.1, 10},
               "lasting change of the energy balance that changes body mass in the end by 1 kg");
}

std::vector<Parameter> model_parameters(Model& model) {
  std::vector<Parameter> parameters;
  Table table(parameters);
  table.number("reference_stature", model.reference_stature, {"m", 1.2, 2.3},
               "body height for which the lengths of the model hold");
  declare(table.group("subject"), model.subject);
  declare(table.group("spine"), model.spine);
  declare(table.group("contact"), model.contact);
  declare(table.group("reference_day"), model.day);
  declare(table.group("nutrition"), model.nutrition);
  declare(table.group("adaptation"), model.adaptation);
  for (std::size_t level = 0; level < kLevels; ++level)
    declare(table.group("discs").group(kLevelNames[level]), model.discs[level]);
  for (std::size_t grade = 0; grade < kGrades; ++grade)
    declare(table.group("conditions").group(kGradeNames[grade]), model.conditions[grade]);
  return parameters;
}

}  // namespace spinewalk::model
