/// What the constants of one disc say without a run.
///   pressure_ratio           dp_N/d(F/A) at fixed water = f_A + f_N (disc/force_law.hpp)                             [1]
///   stiffness_ratio          Phi' at 500 N over unloaded (Gardner-Morse & Stokes compare these loads)                [1]
///   stiffness                Phi' at 594 N, relaxed standing (loads.md 1a)                                         [N/m]
///   dashpot                                                                                                     [N s/m]
///   volume                   area x height at the reference                                                        [m3]
///   equilibrium_water_loss   share of the nucleus' water that is gone in equilibrium at 0.7 MPa (Urban & McMullin)   [1]
///   zero_exchange_pressure   swelling pressure of the nucleus at its reference volume                               [Pa]
/// Tests: tests/unit/evidence/measure_test.cpp.
#pragma once

#include "model/disc.hpp"
#include "results/table.hpp"

namespace spinewalk::evidence {

std::vector<results::Column> law_measures();  ///< names and SI units
/// In SI. @pre `name` is one of the names.
double law_measure(const std::string& name, const model::Disc& disc);

}  // namespace spinewalk::evidence
