/// Strain-dependent hydraulic permeability (disc.md 2.1), J = volume over reference volume, phi = solid fraction at J = 1.
///   constant       k = k0                                                                                        (1)
///   Holmes-Mow     k = k0 [(J - phi)/(1 - phi)]^alpha exp[M (J^2 - 1)/2]           (FEBio's form)                 (2)
///   van der Voet   k = k0 [(J - phi)/((1 - phi) J)]^2 exp[M (J - 1)]     (Argoubi & Shirazi-Adl 1996, e = J/phi - 1)  (3)
///   Schroeder      k = k0 J^M            ((1 - n)^-M with n = 1 - phi/J, normalised to J = 1; Schroeder 2008)     (4)
/// k, k0 [m4/(N s)]; M, alpha [1]. Selected a tissue: permeability.law in models/adult_male_50.yaml, which has k0, M and alpha
/// with their sources; published k0 lies between 1e-16 and 4e-14, M between 1 and 8.5. Valid for J > phi. Tests:
/// tests/unit/disc/laws_test.cpp (published points, slopes), tests/verification/disc (each law on a column and a disc).
#pragma once

#include "disc/lane.hpp"
#include "model/disc.hpp"

namespace spinewalk::disc {

/// A value and its derivative with respect to J.
template <class Real>
struct Value {
  Real value, slope;
};

template <class Real>
struct PermeabilityConstants {
  model::PermeabilityLaw law;
  Real k0, M, alpha, phi;
};

template <class Real>
SPINEWALK_INLINE Value<Real> permeability(const PermeabilityConstants<Real>& p, const Real& J) {
  using model::PermeabilityLaw;
  switch (p.law) {
    case PermeabilityLaw::holmes_mow: {
      const Real per_n0 = 1.0 / (1.0 - p.phi);
      const Real base = (J - p.phi) * per_n0, M_J = p.M * J;
      const Real scale = p.k0 * exp(0.5 * p.M * (J * J - 1.0));
      // The usual power 2 needs neither logarithm nor quotient.
      const auto square = p.alpha == Real(2);
      const Real by_square = scale * (base * base);
      const Real square_slope = scale * (base * (2.0 * per_n0)) + by_square * M_J;
      if (all(square)) return {by_square, square_slope};
      const Real k = scale * pow(base, p.alpha);
      return {select(square, by_square, k), select(square, square_slope, k * (p.alpha / (J - p.phi) + M_J))};
    }
    case PermeabilityLaw::van_der_voet: {
      const Real porosity = (J - p.phi) / ((1.0 - p.phi) * J);
      const Real k = p.k0 * porosity * porosity * exp(p.M * (J - 1.0));
      return {k, k * (2.0 / (J - p.phi) - 2.0 / J + p.M)};
    }
    case PermeabilityLaw::schroeder: {
      const Real k = p.k0 * pow(J, p.M);
      return {k, k * p.M / J};
    }
    case PermeabilityLaw::constant: break;
  }
  return {p.k0, Real(0)};
}

/// 1/k with its slope, for a per_pores = 1/(J - phi) that is known already: (2) with the usual power 2 then needs no quotient.
template <class Real>
SPINEWALK_INLINE Value<Real> resistivity(const PermeabilityConstants<Real>& p, const Real& J, const Real& per_pores) {
  if (p.law == model::PermeabilityLaw::holmes_mow) {
    const Real n0 = 1.0 - p.phi, per_k0 = 1.0 / p.k0, M_J = p.M * J;
    const auto square = p.alpha == Real(2);
    const Real scale = per_k0 * exp(0.5 * p.M * (1.0 - J * J));
    const Real by_square = scale * (n0 * n0 * (per_pores * per_pores));
    const Real square_slope = -by_square * (2.0 * per_pores + M_J);
    if (all(square)) return {by_square, square_slope};
    const Real value = scale * exp(p.alpha * log(n0 * per_pores));
    return {select(square, by_square, value), select(square, square_slope, -value * (p.alpha * per_pores + M_J))};
  }
  const auto k = permeability(p, J);
  const Real per_k = 1.0 / k.value;
  return {per_k, -k.slope * per_k * per_k};
}

}  // namespace spinewalk::disc
