/// Steady oxygen, lactate and glucose of a held column: the start of every nutrition computation.
///
///   F_(i+1) - F_i + lateral = R(c_i) dZ_i  for all cells and solutes                                              (1)
///
/// F fluxes [mM m/s], R rates of metabolism.hpp [mM/s], dZ cells [m]. Newton's method on the block tridiagonal system (3 x 3
/// blocks, exact Jacobian of metabolism.hpp), from the bath concentrations, each step shortened so that no concentration
/// falls below a tenth of what it was. Not a kernel: double only. Flow may be there, with J constant over the motion (a mean
/// flow). Without limiter (K_m = 0) (1) has no solution in a poorly supplied disc: the rates then ask for more glucose than
/// can come. Tests: tests/verification/solutes/solutes_nutrition_test.cpp (UPF geometry, starved disc), and the Jacobian in
/// tests/unit/disc_solutes/metabolism_test.cpp.
#pragma once

#include "disc/solutes_nutrients.hpp"

namespace spinewalk::disc {

/// How the Newton iteration ended.
struct SteadyReport {
  int iterations = 0;
  double residual = 0;  ///< [1] largest |(1)| over the largest flux term of its solute
};

/// Fills state.c; state.viability is used as it is (1 everywhere if empty).
/// @throws SolverError naming the solute, the cell and the residual if Newton's method does not converge.
SteadyReport solve_steady(const NutrientSetup<double>& setup, const ColumnMotion<double>& motion,
                          const Nutrients<Surroundings<double>>& around, NutrientState<double>& state);

}  // namespace spinewalk::disc
