/// What disc cells take and give, and how long they live: Bibby et al. 2005 as coded by Soukane 2007 and the UPF model.
///
///      oxygen ---->  cell  ----> lactate          1 glucose -> 2 lactate; oxygen only sets the pace
///      glucose --->
///   pH  = 7.4 - 0.09 L                                                                                           (1)
///   r_L = + kappa rho exp(-2.47 + 0.93 pH + 0.16 O - 0.0058 O^2) G/(G + K_m),   r_G = - r_L/2                      (2), (3)
///   r_O = - kappa rho 7.28 O p/(1.46 + O + 4.03 p),   p = max(pH - 4.95, 0)                                        (4)
///   dv/dt = (a_G + a_pH) v,  a_G = 2 min(G - G_t, 0)/(G + K_v) per day,  a_pH = -3.77e-6/s where pH < 6.78         (5)
///   K_v = (G_t - 0.001)/2 [1 - (rho0 - 3.1767)/sqrt((rho0 - 3.1767)^2 + 10^-1.7989)]                               (6)
///
/// O [kPa] = c_O/S_O; G, L, c_O [mM]; rho = rho0 v [1e6 cells/mL], so r comes in nmol/(mL h), here turned to mM/s. rho0 per
/// reference volume: cells stay with the solid, so the rates need no J. (2) with K_m = 0 is the published law, whose glucose
/// consumption does not end with the glucose; the limiter is Jackson's (porcine nucleus, K_m 0.179 mM). The UPF code
/// multiplies (4), and only (4), by porosity: NutrientSetup::oxygen_by_porosity, off by default because a cell does not know
/// the water around it. (4) clips p so that oxygen is never made below pH 4.95. Valid for 0-21 kPa, pH 6.2-7.4, G 0-5 mM
/// (Bibby 2005). Check values: pH 7.4, 5 kPa: 158.7; pH 7.1, 2 kPa: 84 nmol lactate per 1e6 cells and hour. Source: disc.md
/// 4.3 (UPF code; Zhu 2012 and Malandrino 2015 for (5)). Tests: tests/unit/disc_solutes/metabolism_test.cpp.
#pragma once

#include "disc/lane.hpp"

#include <array>

namespace spinewalk::disc {

template <class Real>
struct MetabolismConstants {
  Real glucose_half{0.179};          ///< [mM] K_m, range 0.05-0.5; 0: no limiter
  Real rate_scale{1};                ///< [1] kappa, active fraction times rate, range 0.5-1.5
  Real oxygen_solubility{0.010268};  ///< [mM/kPa] S_O
};

/// Oxygen, lactate, glucose [mM], in the order of every array of three.
template <class Real>
using Nutrients = std::array<Real, 3>;
inline constexpr std::size_t kOxygen = 0, kLactate = 1, kGlucose = 2;

/// (1) of the pore water that holds this much lactate [mM].
template <class Real>
SPINEWALK_INLINE Real ph(Real lactate) {
  return 7.4 - 0.09 * lactate;
}

/// nmol/(mL h) in mM/s.
inline constexpr double kPerHour = 1e-3 / 3600;

/// (2) without the limiter, per 1e6 cells/mL [mM/s].
template <class Real>
SPINEWALK_INLINE Real lactate_pace(const MetabolismConstants<Real>& m, const Nutrients<Real>& c) {
  const Real O = c[kOxygen] / m.oxygen_solubility;
  return kPerHour * m.rate_scale * exp(-2.47 + 0.93 * ph(c[kLactate]) + O * (0.16 - 0.0058 * O));
}

/// (3) as sink times G, per 1e6 cells/mL [1/s]; lactate is made at twice sink times G.
template <class Real>
SPINEWALK_INLINE Real glucose_sink(const MetabolismConstants<Real>& m, const Nutrients<Real>& c) {
  // The floor only matters without limiter: what is consumed is then at most what is there.
  return 0.5 * lactate_pace(m, c) / lane_max(c[kGlucose] + m.glucose_half, Real(1e-12));
}

/// (4) as sink times c_O, per 1e6 cells/mL [1/s].
template <class Real>
SPINEWALK_INLINE Real oxygen_sink(const MetabolismConstants<Real>& m, const Nutrients<Real>& c) {
  const Real p = lane_max(ph(c[kLactate]) - 4.95, Real(0));
  const Real S = m.oxygen_solubility;
  return kPerHour * m.rate_scale * 7.28 * p / (1.46 * S + c[kOxygen] + 4.03 * S * p);
}

/// r_O, r_L, r_G per 1e6 cells/mL [mM/s].
template <class Real>
Nutrients<Real> metabolic_rates(const MetabolismConstants<Real>& m, const Nutrients<Real>& c) {
  const Real consumed = glucose_sink(m, c) * c[kGlucose];
  return {-oxygen_sink(m, c) * c[kOxygen], 2.0 * consumed, -consumed};
}

/// d r_row/d c_column [1/s], of metabolic_rates.
template <class Real>
std::array<Nutrients<Real>, 3> metabolic_jacobian(const MetabolismConstants<Real>& m,
                                                  const Nutrients<Real>& c) {
  const Real S = m.oxygen_solubility, O = c[kOxygen] / S, G = c[kGlucose];
  const Real pace = lactate_pace(m, c), room = lane_max(G + m.glucose_half, Real(1e-12));
  const Real limiter = G / room;
  const Nutrients<Real> lactate{pace * limiter * (0.16 - 0.0116 * O) / S, pace * limiter * (-0.93 * 0.09),
                                pace * m.glucose_half / (room * room)};
  const Real acid = ph(c[kLactate]) - 4.95;
  const Real p = lane_max(acid, Real(0));
  const Real p_by_L = select(acid > Real(0), Real(-0.09), Real(0));
  const Real scale = kPerHour * m.rate_scale * 7.28, N = 1.46 * S + c[kOxygen] + 4.03 * S * p;
  const Nutrients<Real> oxygen{-scale * p * (N - c[kOxygen]) / (N * N),
                               -scale * c[kOxygen] * (N - 4.03 * S * p) / (N * N) * p_by_L, Real(0)};
  return {oxygen, lactate, {-0.5 * lactate[0], -0.5 * lactate[1], -0.5 * lactate[2]}};
}

template <class Real>
struct ViabilityConstants {
  Real glucose_threshold{0.511};  ///< [mM] G_t (older set 0.5)
  Real ph_threshold{6.78};        ///< [1]
  Real acid_death{3.77e-6};       ///< [1/s] (older set 3.43e-6)
};

/// K_v of (6) [mM] for the cell density rho0 [1e6/mL].
template <class Real>
Real viability_half(const ViabilityConstants<Real>& v, Real density) {
  const Real d = density - 3.1767;
  constexpr double kSpread = 0.01588912567;  // 10^-1.7989
  return 0.5 * (v.glucose_threshold - 0.001) * (1.0 - d / sqrt(d * d + kSpread));
}

/// a_G + a_pH of (5) [1/s], never positive. @param half K_v [mM].
template <class Real>
SPINEWALK_INLINE Real viability_rate(const ViabilityConstants<Real>& v, Real half, Real glucose, Real lactate) {
  constexpr double kDay = 86400;
  const Real lack = lane_min(glucose - v.glucose_threshold, Real(0));
  const Real room = lane_max(glucose + half, Real(1e-12));
  return 2.0 / kDay * lack / room - select(ph(lactate) < v.ph_threshold, v.acid_death, Real(0));
}

}  // namespace spinewalk::disc
