/// Parameters of one lumbar disc, SI units. What each constant means, its range, default and source stands in the
/// declaration table (parameters.cpp); the equations they enter stand in src/disc.
#pragma once

#include "model/condition.hpp"

namespace spinewalk::model {

/// Strain dependence of hydraulic permeability (equations in disc/permeability.hpp).
enum class PermeabilityLaw { constant, holmes_mow, van_der_voet, schroeder };

struct Permeability {
  PermeabilityLaw law = PermeabilityLaw::holmes_mow;
  double k0;     ///< [m4/(N s)] at the reference volume
  double M;      ///< [1] exponential strain dependence
  double alpha;  ///< [1] power-law strain dependence (Holmes-Mow)
};

/// Stress of the solid over its volume (equations in disc/swelling.hpp).
enum class SolidLaw { linear, neo_hookean };

/// Osmotic pressure of the fixed charge: all water holds it, or only what is outside the collagen fibrils (equations in
/// disc/swelling.hpp and disc/wilson_schroeder.hpp).
enum class SwellingLaw { donnan, intrafibrillar };

/// A swelling porous tissue (nucleus, annulus, cartilage endplate).
struct Tissue {
  Permeability permeability;
  double solid_fraction;      ///< [1] solid volume fraction at the reference volume
  double fixed_charge;        ///< [mol/m3 = mM] fixed charge density of the water at the reference volume
  double osmotic_factor;      ///< [1] effective over ideal Donnan pressure
  double aggregate_modulus;   ///< [Pa] H
  double tension_stiffening;  ///< [Pa] H_t, added where J > 1
  SolidLaw solid = SolidLaw::linear;
  SwellingLaw swelling = SwellingLaw::donnan;
  double collagen = 0;  ///< [1] collagen mass over dry mass; intrafibrillar swelling only
};

struct Endplate {
  Tissue tissue;
  double thickness;                              ///< [m] of the cartilage, each side
  double open_fraction_cranial, open_fraction_caudal;  ///< [1] marrow contact area over nucleus area
  double direction_ratio;                        ///< [1] resistance to inflow over resistance to outflow
  double venous_pressure;                        ///< [Pa] on the bone side
  double diffusivity_ratio = 1;                  ///< [1] of small solutes, over nutrition.endplate_diffusivity
};

struct DiscMechanics {
  double stiffness;                ///< [N/m] k0, undrained, at zero force
  double stiffening;               ///< [N/m2] c in k^2 = k0^2 + c F
  double annulus_share;            ///< [1] f_A = A dp_A/dF at fixed water
  double nucleus_share;            ///< [1] f_N = A d(p_N - p_A)/dF at fixed water
  double fast_fraction, fast_time;  ///< [1], [s] first Maxwell branch, fraction of k at reference_standing
  double slow_fraction, slow_time;  ///< [1], [s] second Maxwell branch
  double dashpot;                  ///< [N s/m]
  double reference_force;          ///< [N] at which the disc has its reference height and water
  double nucleus_pressure;         ///< [Pa] p_N0 at the reference
  double annulus_pressure;         ///< [Pa] p_A0 at the reference
};

struct DiscGeometry {
  double height;            ///< [m] mean, at the reference (supine overnight equilibrium)
  double area;              ///< [m2]
  double nucleus_fraction;  ///< [1] nucleus area over disc area
  double wedge;             ///< [rad] standing
};

/// The constants are those of the healthy disc; condition and calcification change them by with_conditions().
struct Disc {
  Condition condition = Condition::healthy;
  double calcification = 0;         ///< [1] part of the open endplate that is closed, both sides
  DiscGeometry geometry;
  DiscMechanics mechanics;
  Tissue nucleus, annulus;
  Endplate endplate;
  double periphery_exchange;        ///< [1] fraction of the free conductance at the outer annulus
  double nucleus_annulus_exchange;  ///< [1] fraction of the geometric conductance between nucleus and annulus
};

}  // namespace spinewalk::model
