/// Declarations of the disc. Ranges: published spread of disc.md 1, 2 and 6.5, widened to what still makes
/// sense.
#include "model/parameters.hpp"

namespace spinewalk::model {
namespace {

void declare(Table table, Permeability& p) {
  table.choice("law", p.law, {"constant", "holmes_mow", "van_der_voet", "schroeder"},
               "strain dependence of the hydraulic permeability");
  table.number("k0", p.k0, {"m4/N/s", 1e-18, 1e-12}, "hydraulic permeability at the reference volume");
  table.number("M", p.M, {"1", 0, 22}, "exponential strain dependence of the permeability");
  table.number("alpha", p.alpha, {"1", 0, 10},
               "power-law strain dependence of the permeability (Holmes-Mow)");
}

void declare(Table table, Tissue& t) {
  declare(table.group("permeability"), t.permeability);
  table.number("solid_fraction", t.solid_fraction, {"1", 0.05, 0.6},
               "solid volume fraction at the reference volume");
  table.number("fixed_charge", t.fixed_charge, {"mol/m3", 0, 600},
               "fixed charge density of the water at the reference volume");
  table.number("osmotic_factor", t.osmotic_factor, {"1", 0, 1.5}, "effective over ideal Donnan pressure");
  table.choice("swelling", t.swelling, {"donnan", "intrafibrillar"},
               "osmotic pressure: ideal Donnan times osmotic_factor, or the law of Wilson and Schroeder, which has water "
               "inside collagen and no osmotic_factor");
  table.number("collagen", t.collagen, {"1", 0, 0.95}, "collagen over dry mass, for intrafibrillar swelling");
  table.number("aggregate_modulus", t.aggregate_modulus, {"Pa", 1e3, 5e6},
               "drained modulus in confined compression");
  table.choice("solid", t.solid, {"linear", "neo_hookean"},
               "stress of the solid over its volume; neo_hookean has no tension_stiffening");
  table.number("tension_stiffening", t.tension_stiffening, {"Pa", 0, 5e7},
               "modulus added where the tissue is swollen beyond its reference");
}

void declare(Table table, Endplate& e) {
  declare(table.group("tissue"), e.tissue);
  table.number("thickness", e.thickness, {"m", 1e-4, 3e-3}, "thickness of the cartilage endplate, each side");
  table.number("open_fraction_cranial", e.open_fraction_cranial, {"1", 0.01, 1},
               "marrow contact area over nucleus area, cranial side");
  table.number("open_fraction_caudal", e.open_fraction_caudal, {"1", 0.01, 1},
               "marrow contact area over nucleus area, caudal side");
  table.number("diffusivity_ratio", e.diffusivity_ratio, {"1", 0.05, 10},
               "diffusivity of small solutes at this level over nutrition.endplate_diffusivity");
  table.number("direction_ratio", e.direction_ratio, {"1", 0.1, 10},
               "resistance to inflow over resistance to outflow");
  table.number("venous_pressure", e.venous_pressure, {"Pa", 0, 2e4}, "fluid pressure on the bone side");
}

void declare(Table table, DiscMechanics& m) {
  table.number("stiffness", m.stiffness, {"N/m", 1e4, 1e7}, "axial stiffness at fixed water and zero force");
  table.number("stiffening", m.stiffening, {"N/m2", 0, 1e11},
               "c in k^2 = k0^2 + c F: growth of the stiffness with force");
  table.number("annulus_share", m.annulus_share, {"1", 0, 1},
               "rise of annulus pressure over rise of mean stress, at fixed water");
  table.number("nucleus_share", m.nucleus_share, {"1", 0, 2},
               "rise of nucleus over annulus pressure, over rise of mean stress, at fixed water");
  table.number("fast_fraction", m.fast_fraction, {"1", 0, 1},
               "fast Maxwell branch over the stiffness in standing");
  table.number("fast_time", m.fast_time, {"s", 0.01, 2}, "relaxation time of the fast Maxwell branch");
  table.number("slow_fraction", m.slow_fraction, {"1", 0, 1},
               "slow Maxwell branch over the stiffness in standing");
  table.number("slow_time", m.slow_time, {"s", 1, 100}, "relaxation time of the slow Maxwell branch");
  table.number("dashpot", m.dashpot, {"N s/m", 1, 5000}, "axial damping in parallel");
  table.number("reference_force", m.reference_force, {"N", 0, 1000},
               "force at which the disc has its reference height and water");
  table.number("nucleus_pressure", m.nucleus_pressure, {"Pa", 0, 1e6}, "nucleus pressure at the reference");
  table.number("annulus_pressure", m.annulus_pressure, {"Pa", 0, 1e6}, "annulus pressure at the reference");
}

void declare(Table table, DiscGeometry& g) {
  table.number("height", g.height, {"m", 2e-3, 20e-3}, "mean height after a night of lying");
  table.number("area", g.area, {"m2", 5e-4, 4e-3}, "cross-section");
  table.number("nucleus_fraction", g.nucleus_fraction, {"1", 0.15, 0.7}, "nucleus over disc cross-section");
  table.number("wedge", g.wedge, {"rad", -0.2, 0.5}, "lordotic angle between the endplates in standing");
}

}  // namespace

void declare(Table table, Nutrition& n) {
  table.choice("supply", n.supply, {"perfusion", "dirichlet"},
               "endplates fed through a film of perfusion, or with the blood right at them");
  table.choice("convention", n.convention, {"porosity", "tissue_volume"},
               "storage and flux of solutes in the pore water, or diffusivity and concentration per tissue volume");
  table.number("oxygen_pressure", n.oxygen_pressure, {"Pa", 1e3, 15e3}, "oxygen pressure of the blood at the endplates");
  table.number("glucose", n.glucose, {"mol/m3", 1, 10}, "glucose of the blood at the endplates");
  table.number("lactate", n.lactate, {"mol/m3", 0, 5}, "lactate of the blood at the endplates");
  table.number("endplate_diffusivity", n.endplate_diffusivity, {"1", 0.05, 1},
               "diffusivity of small solutes in the cartilage endplate over Mackie-Meares");
  table.number("nucleus_cells", n.nucleus_cells, {"m-3", 0, 2e13}, "cells per volume of nucleus");
  table.number("endplate_cells", n.endplate_cells, {"m-3", 0, 4e13}, "cells per volume of cartilage endplate");
  table.number("metabolic_rate", n.metabolic_rate, {"1", 0, 2}, "scale of all metabolic rates");
  table.number("glucose_half", n.glucose_half, {"mol/m3", 0.01, 1}, "glucose at which consumption is halved");
  table.number("blood_flow", n.blood_flow, {"m/s", 0, 1e-4}, "blood flow per area of endplate at rest");
  table.number("exercise_blood_flow", n.exercise_blood_flow, {"1", 0.1, 10}, "blood flow in gaits over rest");
  table.number("oxygen_capacity", n.oxygen_capacity, {"1", 1, 200},
               "oxygen that blood gives up over what its plasma holds");
  table.number("marrow_distance", n.marrow_distance, {"m", 0, 1e-3}, "distance from capillary to cartilage");
  table.choice("solute_convection", n.solute_convection, {"with_water", "none"},
               "convection of solutes by moving water; none leaves it out, to see what it does");
  table.number("annulus_supply", n.annulus_supply, {"1", 0, 5},
               "second supply from the outer annulus over radial diffusion through it; 0: none");
  table.number("annulus_oxygen_pressure", n.annulus_oxygen_pressure, {"Pa", 1e3, 15e3},
               "oxygen pressure at the outer annulus");
  table.number("annulus_glucose", n.annulus_glucose, {"mol/m3", 1, 10}, "glucose at the outer annulus");
  table.number("annulus_lactate", n.annulus_lactate, {"mol/m3", 0, 5}, "lactate at the outer annulus");
  table.number("macromolecule_radius", n.macromolecule_radius, {"m", 3e-9, 14e-9},
               "hydrodynamic radius of the large solute");
  table.choice("macromolecule_convection", n.macromolecule_convection, {"free", "as_diffusion"},
               "hindrance of its convection: none, or as its diffusion");
}

void declare(Table table, ConditionFactors& f) {
  const auto factor = [&](std::string_view name, double& value, std::string_view meaning) {
    table.number(name, value, {"1", 0.05, 20}, meaning);
  };
  factor("height", f.height, "disc height over healthy");
  factor("nucleus_fraction", f.nucleus_fraction, "nucleus over disc cross-section, over healthy");
  factor("nucleus_pressure", f.nucleus_pressure, "nucleus pressure at the reference over healthy");
  factor("annulus_pressure", f.annulus_pressure, "annulus pressure at the reference over healthy");
  factor("nucleus_share", f.nucleus_share, "nucleus_share over healthy");
  factor("annulus_share", f.annulus_share, "annulus_share over healthy");
  factor("nucleus_charge", f.nucleus_charge, "fixed charge of the nucleus over healthy");
  factor("annulus_charge", f.annulus_charge, "fixed charge of the annulus over healthy");
  factor("endplate_charge", f.endplate_charge, "fixed charge of the cartilage endplate over healthy");
  factor("nucleus_solid", f.nucleus_solid, "solid fraction of the nucleus over healthy");
  factor("annulus_solid", f.annulus_solid, "solid fraction of the annulus over healthy");
  factor("endplate_solid", f.endplate_solid, "solid fraction of the cartilage endplate over healthy");
  factor("nucleus_modulus", f.nucleus_modulus, "aggregate modulus of the nucleus over healthy");
  factor("annulus_modulus", f.annulus_modulus, "aggregate modulus of the annulus over healthy");
  factor("endplate_modulus", f.endplate_modulus, "aggregate modulus of the cartilage endplate over healthy");
  factor("nucleus_permeability", f.nucleus_permeability, "permeability of the nucleus over healthy");
  factor("endplate_permeability", f.endplate_permeability, "permeability of the cartilage endplate over healthy");
  factor("endplate_diffusivity", f.endplate_diffusivity,
         "diffusivity of small solutes in the cartilage endplate over healthy");
}

void declare(Table table, Disc& d) {
  table.choice("condition", d.condition, {"healthy", "grade_2", "grade_3", "grade_4", "grade_5"},
               "multiplies the constants of this disc by those of conditions.<grade>");
  table.number("calcification", d.calcification, {"1", 0, 0.99},
               "part of the open fraction of both endplates that calcification closes");
  declare(table.group("geometry"), d.geometry);
  declare(table.group("mechanics"), d.mechanics);
  declare(table.group("nucleus"), d.nucleus);
  declare(table.group("annulus"), d.annulus);
  declare(table.group("endplate"), d.endplate);
  table.number("periphery_exchange", d.periphery_exchange, {"1", 0, 1},
               "fraction of the free conductance at the outer annulus");
  table.number("nucleus_annulus_exchange", d.nucleus_annulus_exchange, {"1", 0, 1},
               "fraction of the geometric conductance between nucleus and annulus");
}

}  // namespace spinewalk::model
