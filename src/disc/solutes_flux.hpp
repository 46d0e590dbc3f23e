/// Exponentially fitted flux between two points (Scharfetter and Gummel 1969) through two half cells of unlike tissue.
///
///     c_L ---- g_L, u_L ----|---- g_R, u_R ---- c_R      in each half: u c - d c' = F constant, c continuous
///              left half   c_f   right half
///   F = a c_L - b c_R,  a, b >= 0                                                                                (1)
///   with G = g B(|u|/g), B(x) = x/(e^x - 1), and donor, receiver by the sign of u:
///   e = G_L G_R/N,  w = (G_don |u_rec| + |u_don| (G_rec + |u_rec|))/N,  N = G_L + G_R + |u_rec|                    (2)
///   a = e + w, b = e  for u >= 0;   a = e, b = e + w  for u < 0                                                    (3)
///   c_f = (weight_L c_L + weight_R c_R)                                                                           (4)
///
/// g = d/(half thickness) conductance [m/s], u = r K q [m/s]. (2) and (3) subtract nothing, so a and b are positive and
/// accurate to round-off for every Peclet number, and w = |u| to round-off when u_L = u_R: a uniform c is carried exactly.
/// Above a cell Peclet number |u| dZ/d of 1 the unsteady flux tends to upwinding, whose dispersion is |u| dZ/2: an
/// oscillating front needs cells below that (T10 test); slow fluid in a disc is far below it for small solutes. Exact at the
/// nodes for steady flow with piecewise constant d (T8). Tests: tests/unit/disc_solutes/flux_test.cpp.
#pragma once

#include "disc/lane.hpp"

namespace spinewalk::disc {

/// B(x) = x/(e^x - 1) for x >= 0.
template <class Real>
SPINEWALK_INLINE Real bernoulli(const Real& x) {
  // Series below 0.25: its remainder is under 1e-16 there, and the quotient loses digits.
  const Real y = x * x;
  const Real series =
      1.0 - 0.5 * x +
      y * (1.0 / 12 - y * (1.0 / 720 - y * (1.0 / 30240 - y * (1.0 / 1209600 - y / 47900160))));
  if (!any(x >= Real(0.25))) return series;  // slow flow, the usual case: no exponential
  const Real bounded = lane_min(lane_max(x, Real(0.25)), Real(700));
  return select(x < Real(0.25), series, bounded / (exp(bounded) - 1.0));
}

/// One half cell: conductance and convective velocity [m/s], and one over the conductance [s/m] where that is known.
template <class Real>
struct HalfCell {
  Real conductance, velocity;
  Real resistance = 1.0 / lane_max(conductance, Real(1e-300));
};

/// (1)-(4): exchange e, carry = w with the sign of u, and the weights of c_f.
template <class Real>
struct FittedFace {
  Real exchange, carry, weight_left, weight_right;
};

template <class Real>
SPINEWALK_INLINE FittedFace<Real> fit_face(const HalfCell<Real>& left, const HalfCell<Real>& right) {
  const Real tiny(1e-300);
  const Real u_l = abs(left.velocity), u_r = abs(right.velocity);
  const Real G_l = left.conductance * bernoulli(u_l * left.resistance);
  const Real G_r = right.conductance * bernoulli(u_r * right.resistance);
  const auto forward = left.velocity + right.velocity >= Real(0);
  const Real receiver = select(forward, u_r, u_l), donor = select(forward, u_l, u_r);
  const Real G_receiver = select(forward, G_r, G_l), G_donor = select(forward, G_l, G_r);
  const Real per_N = 1.0 / lane_max(G_l + G_r + receiver, tiny);
  const Real w = (G_donor * receiver + donor * (G_receiver + receiver)) * per_N;
  return {G_l * G_r * per_N, select(forward, w, -w), select(forward, G_l + u_l, G_l) * per_N,
          select(forward, G_r, G_r + u_r) * per_N};
}

}  // namespace spinewalk::disc
