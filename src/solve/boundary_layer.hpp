/// Mean flow through the layer at the bone that a rhythmic load sets into oscillation (physics.md section 8).
///
/// p_N(t) is uniform, so the column obeys dJ/dt = -d/dZ[K(J) dS/dZ] with S(J_b) = p_N(t) - P_v at the bone. In terms of
///   G(p) = integral of K(S^-1(p)) dp        the flux is  -dG/dZ                                                   (1)
/// The oscillation dies out within delta ~ 10 um, far thinner than anything that changes over many strides. In this layer
/// the mean flux is therefore uniform, the mean of G linear in Z, and outside it the mean of G is G of the mean. Hence the
/// mean column sees, exactly in the limit of a thin layer, a bone at the pressure
///   p_eff = G^-1(mean of G(p_N - P_v))      instead of      mean of p_N - P_v                                      (2)
/// The load of a disc carries the difference, layer_shift = p_eff - mean(p_N - P_v) [Pa], negative where permeability falls
/// with compression. Exact for direction_ratio = 1; with another ratio K would depend on the sign of the flux.
/// Tests: tests/verification/averaging_test.cpp (averaged against resolved strides).
#pragma once

#include "disc/element.hpp"

#include <vector>

namespace spinewalk::solve {

/// (2) for one tissue and the pressures p_N - P_v [Pa] of equidistant moments of a stride.
double find_layer_shift(const disc::TissueConstants<double>& tissue, const std::vector<double>& pressures);

}  // namespace spinewalk::solve
