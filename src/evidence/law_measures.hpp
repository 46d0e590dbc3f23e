/// What the constants of one disc say without a run.
///   pressure_ratio           dp_N/d(F/A) at fixed water = f_A + f_N (disc/force_law.hpp)                             [1]
///   stiffness_ratio          Phi' at 500 N over unloaded (Gardner-Morse & Stokes compare these loads)                [1]
///   stiffness                Phi' at 594 N, relaxed standing (loads.md 1a)                                         [N/m]
///   dashpot                                                                                                     [N s/m]
///   volume                   area x height at the reference                                                        [m3]
///   equilibrium_water_loss   share of the nucleus' water that is gone in equilibrium at 0.7 MPa (Urban & McMullin)   [1]
///   oxygen_slowdown          1 - D(23.7 %)/D(4.7 %) of oxygen in annulus at these strains (Yuan 2009), by porosity alone:
///                            D ~ [phi/(2 - phi)]^2, phi = 1 - phi_s/(1 - strain) (Mackie & Meares, disc.md 4.1)     [1]
///   uptake_loss              of a small solute under load (uptake.hpp)                                              [1]
///   zero_exchange_pressure   swelling pressure of the nucleus at its reference volume                               [Pa]
/// Tests: tests/unit/evidence/measure_test.cpp.
#pragma once

#include "model/model.hpp"
#include "results/table.hpp"

namespace spinewalk::evidence {

std::vector<results::Column> law_measures();  ///< names and SI units
/// In SI, of the disc at this level. @pre `name` is one of the names. @throws SolverError when the uptake cannot be followed.
double law_measure(const std::string& name, const model::Model& model, std::size_t level);

}  // namespace spinewalk::evidence
