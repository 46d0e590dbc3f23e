/// What a program of weeks slowly changes in a person. Each law is off unless the scenario turns it on; the equations stand
/// in solve/adaptation.hpp.
#pragma once

namespace spinewalk::model {

enum class EnduranceLaw { none, banister };
enum class MassLaw { none, hall };

/// `adaptation:` of a scenario.
struct Adaptation {
  EnduranceLaw endurance = EnduranceLaw::none;
  MassLaw body_mass = MassLaw::none;

  bool any() const { return endurance != EnduranceLaw::none || body_mass != MassLaw::none; }
};

/// Constants of these laws, in the model file.
struct AdaptationConstants {
  double fitness_time, fatigue_time;  ///< [s] in which fitness and fatigue decay to 1/e
  double fatigue_over_fitness;        ///< [1] loss by fatigue over gain by fitness, of one dose
  double endurance_gain;              ///< [1/s] core endurance per MET s of exercise
  double mass_time;                   ///< [s] in which body mass comes to a new balance, to 1/e
  double energy_per_mass;             ///< [W/kg] lasting change of energy balance per change of body mass
};

}  // namespace spinewalk::model
