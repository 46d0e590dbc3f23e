#include "model/condition.hpp"

#include "model/model.hpp"

namespace spinewalk::model {
namespace {

void change(Tissue& tissue, double charge, double solid, double modulus) {
  tissue.fixed_charge *= charge;
  tissue.solid_fraction *= solid;
  tissue.aggregate_modulus *= modulus;
}

void degenerate(Disc& disc, const ConditionFactors& f) {
  disc.geometry.height *= f.height;
  disc.geometry.nucleus_fraction *= f.nucleus_fraction;
  auto& m = disc.mechanics;
  m.stiffness /= f.height;
  m.stiffening /= f.height * f.height;
  m.dashpot /= f.height;
  m.nucleus_pressure *= f.nucleus_pressure;
  m.annulus_pressure *= f.annulus_pressure;
  m.nucleus_share *= f.nucleus_share;
  m.annulus_share *= f.annulus_share;
  change(disc.nucleus, f.nucleus_charge, f.nucleus_solid, f.nucleus_modulus);
  change(disc.annulus, f.annulus_charge, f.annulus_solid, f.annulus_modulus);
  change(disc.endplate.tissue, f.endplate_charge, f.endplate_solid, f.endplate_modulus);
  disc.nucleus.permeability.k0 *= f.nucleus_permeability;
  disc.endplate.tissue.permeability.k0 *= f.endplate_permeability;
  disc.endplate.diffusivity_ratio *= f.endplate_diffusivity;
}

}  // namespace

Disc with_condition(const Disc& disc, const PerGrade<ConditionFactors>& conditions) {
  Disc changed = disc;
  if (disc.condition != Condition::healthy)
    degenerate(changed, conditions.at(static_cast<std::size_t>(disc.condition) - 1));
  changed.endplate.open_fraction_cranial *= 1.0 - disc.calcification;
  changed.endplate.open_fraction_caudal *= 1.0 - disc.calcification;
  return changed;
}

Model with_conditions(const Model& model) {
  Model changed = model;
  for (Disc& disc : changed.discs) disc = with_condition(disc, model.conditions);
  return changed;
}

}  // namespace spinewalk::model
