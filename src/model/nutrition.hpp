/// Supply and demand of the disc cells, and the large solute that is followed. SI units; the laws stand in
/// disc/metabolism.hpp, disc/solutes.hpp and disc/macromolecule.hpp; disc.md 4.
#pragma once

namespace spinewalk::model {

enum class MacromoleculeConvection { free, as_diffusion };

struct Nutrition {
  double oxygen_pressure;       ///< [Pa] in the blood at the endplates
  double glucose, lactate;      ///< [mol/m3] in the blood at the endplates
  double endplate_diffusivity;  ///< [1] f_CEP, measured over Mackie-Meares diffusivity of small solutes
  double nucleus_cells;         ///< [1/m3] rho0
  double endplate_cells;        ///< [1/m3] rho0
  double metabolic_rate;        ///< [1] scale of all rates: active fraction times rate
  double glucose_half;          ///< [mol/m3] K_m of the glucose limiter
  double blood_flow;            ///< [m/s] Q'', volume flow per area of endplate at rest
  double exercise_blood_flow;   ///< [1] Q'' in gaits over Q'' at rest
  double oxygen_capacity;       ///< [1] oxygen that blood gives up over what its plasma holds dissolved
  double marrow_distance;       ///< [m] from capillary to cartilage
  double macromolecule_radius;  ///< [m] hydrodynamic
  MacromoleculeConvection macromolecule_convection;
};

}  // namespace spinewalk::model
