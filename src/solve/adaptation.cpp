#include "solve/adaptation.hpp"

#include <algorithm>
#include <cmath>

namespace spinewalk::solve {

namespace {

constexpr double kLeastEndurance = 0.2, kMostEndurance = 2;  // range of spine.core_endurance, defined

}  // namespace

Adapting::Adapting(const model::Scenario& scenario)
    : laws_(scenario.adaptation),
      constants_(scenario.model.adaptation),
      first_mass_(scenario.model.subject.mass),
      first_endurance_(scenario.model.spine.core_endurance),
      mass_(first_mass_) {}

void Adapting::pass(const loading::Dose& dose, double duration, bool exercise) {
  const bool counts = exercise && std::isfinite(dose.met);
  const double met = counts ? dose.met - 1 : 0;
  fitness_ = fitness_ * std::exp(-duration / constants_.fitness_time) + met * duration;
  fatigue_ = fatigue_ * std::exp(-duration / constants_.fatigue_time) + met * duration;
  const double power = counts ? dose.energy / duration * met / dose.met : 0;  // [W] above rest
  const double balance = first_mass_ - power / constants_.energy_per_mass;
  mass_ = balance + (mass_ - balance) * std::exp(-duration / constants_.mass_time);
}

void Adapting::apply(model::Model& model) const {
  if (laws_.endurance == model::EnduranceLaw::banister) {
    const double gained = constants_.endurance_gain * (fitness_ - constants_.fatigue_over_fitness * fatigue_);
    model.spine.core_endurance = std::clamp(first_endurance_ + gained, kLeastEndurance, kMostEndurance);
  }
  if (laws_.body_mass == model::MassLaw::hall) model.subject.mass = mass_;
}

}  // namespace spinewalk::solve
