/// Swelling pressure of a tissue: what its fixed charge adds and its solid takes away (disc.md 2.2, 6.2).
///   S(J)  = pi(J) - sigma(J) - offset,  S(1) = the pressure that holds the tissue at its reference volume          (1)
///   pi(J) = Phi_os R T [sqrt(cF^2 + 4 c_b^2) - 2 c_b]         ideal Donnan, bath c_b                             (2)
///   cF(J) = cF0 n0/(J - phi), n0 = 1 - phi                    charge stays with the solid                         (3)
///   or pi(J) of wilson_schroeder.hpp, where part of the water is inside collagen: tabulated, one table a lane
///   sigma(J) = H (J - 1) + H_t <J - 1>       linear, stiffer in tension       or  (H/2)(J - 1/J)  neo-Hookean     (4)
/// J volume over reference volume; pi, S, H [Pa]; c [mol/m3]. The offset is the stress of the matrix at J = 1, so that the
/// disc rests at its reference under its reference pressure. Valid for J > phi. Defaults: models/adult_male_50.yaml. Tests:
/// tests/unit/disc/laws_test.cpp (T6), tests/unit/disc_solutes/swelling_test.cpp (table of disc.md 2.2),
/// tests/verification/disc/laws_on_disc_test.cpp (free swelling and balance of each law).
#pragma once

#include "disc/lane.hpp"
#include "disc/permeability.hpp"
#include "disc/wilson_schroeder.hpp"

#include <array>

namespace spinewalk::disc {

inline constexpr double kGasConstant = 8.314462618;  ///< [J/(mol K)] CODATA 2018, exact
inline constexpr double kTemperature = 310.15;       ///< [K] body core, 37 degC
inline constexpr double kBath = 150.0;               ///< [mol/m3] monovalent salt outside (disc.md 2.2, UPF)

enum class SolidLaw { linear, neo_hookean };

template <class Real>
struct SwellingConstants {
  SolidLaw law;
  Real phi, cF0, factor, H, H_t, offset;
  Real RT;    ///< [J/mol]
  Real bath;  ///< [mol/m3]
  std::array<const FibrilPressureTable*, kLaneCount<Real>> fibrils{};  ///< set: intrafibrillar, in all lanes; not owned
};

/// Ideal Donnan pressure (2) for Phi_os = 1, and its slope by cF.
template <class Real>
Value<Real> donnan_pressure(Real cF, Real bath, Real RT) {
  const Real root = sqrt(cF * cF + 4.0 * bath * bath);
  return {RT * (root - 2.0 * bath), RT * cF / root};
}

template <class Real>
SPINEWALK_INLINE Value<Real> solid_stress(const SwellingConstants<Real>& s, const Real& J) {
  if (s.law == SolidLaw::neo_hookean) return {0.5 * s.H * (J - 1.0 / J), 0.5 * s.H * (1.0 + 1.0 / (J * J))};
  const Real tension = select(J > Real(1), s.H_t, Real(0));
  return {(s.H + tension) * (J - 1.0), s.H + tension};
}

/// The tables read lane by lane, with the bits of one disc alone.
template <class Real>
Value<Real> tabulated_pressure(const SwellingConstants<Real>& s, const Real& J) {
  Value<Real> pi{Real(0), Real(0)};
  for (std::size_t lane = 0; lane < kLaneCount<Real>; ++lane) {
    const auto read = (*s.fibrils[lane])(lane_value(J, lane));
    set_lane(pi.value, lane, read.value);
    set_lane(pi.slope, lane, read.slope);
  }
  return pi;
}

/// pi with its slope by J. Of (2), (3): with c = cF0 n0, u = J - phi and r = sqrt(c^2 + 4 c_b^2 u^2)
///   pi = Phi_os R T (r/u - 2 c_b),  dpi/dJ = -Phi_os R T c^2/(u^2 r)                     one root, one quotient (5)
/// @param per_pores receives 1/u.
template <class Real>
SPINEWALK_INLINE Value<Real> osmotic_pressure(const SwellingConstants<Real>& s, const Real& J, Real& per_pores) {
  const Real u = J - s.phi;
  if (s.fibrils[0] != nullptr) {
    per_pores = 1.0 / u;
    return tabulated_pressure(s, J);
  }
  const Real c = s.cF0 * (1.0 - s.phi), scale = s.factor * s.RT;
  const Real salt = 2.0 * s.bath * u;
  const Real r = sqrt(c * c + salt * salt);
  const auto [per_u, per_r] = reciprocals(u, r);
  per_pores = per_u;
  return {scale * (r * per_u - 2.0 * s.bath), -(scale * (c * c)) * (per_u * per_u * per_r)};
}

/// (1), with its slope by J, and 1/(J - phi).
template <class Real>
SPINEWALK_INLINE Value<Real> swelling_pressure(const SwellingConstants<Real>& s, const Real& J, Real& per_pores) {
  const auto pi = osmotic_pressure(s, J, per_pores);
  const auto sigma = solid_stress(s, J);
  return {pi.value - sigma.value - s.offset, pi.slope - sigma.slope};
}

template <class Real>
Value<Real> swelling_pressure(const SwellingConstants<Real>& s, const Real& J) {
  Real per_pores;
  return swelling_pressure(s, J, per_pores);
}

/// The offset that makes S(1) = pressure.
template <class Real>
Real offset_for(SwellingConstants<Real> s, Real pressure) {
  s.offset = Real(0);
  return swelling_pressure(s, Real(1)).value - pressure;
}

}  // namespace spinewalk::disc
