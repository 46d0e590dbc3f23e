/// Supply and demand of the disc cells, and the large solute that is followed. SI units; the laws stand in
/// disc/metabolism.hpp, disc/solutes.hpp and disc/macromolecule.hpp; disc.md 4.
#pragma once

namespace spinewalk::model {

/// How the bone feeds the cartilage: through a film of perfusion, or with blood concentrations right at it.
enum class Supply { perfusion, dirichlet };
/// Porosity in storage and flux, or c and D per tissue volume (disc/solutes.hpp).
enum class SoluteConvention { porosity, tissue_volume };
enum class MacromoleculeConvection { free, as_diffusion };
/// Whether moving water carries solutes. `none` is for telling what it does, by difference: in every step of the solutes the
/// column stands still at its present volume (dropping the flux alone would dilute what the solid squeezes, disc.md 5.2 T9).
enum class SoluteConvection { with_water, none };

struct Nutrition {
  Supply supply = Supply::perfusion;
  SoluteConvention convention = SoluteConvention::porosity;
  SoluteConvection solute_convection = SoluteConvection::with_water;
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
  double annulus_supply;        ///< [1] second supply through the annulus, over radial diffusion (0: none)
  double annulus_oxygen_pressure;           ///< [Pa] at the outer annulus
  double annulus_glucose, annulus_lactate;  ///< [mol/m3] at the outer annulus
  double macromolecule_radius;  ///< [m] hydrodynamic
  MacromoleculeConvection macromolecule_convection;
};

}  // namespace spinewalk::model
