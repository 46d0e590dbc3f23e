/// The lane type of the column kernels. Kernels are written once over `Real`: double here, a Pack (pack.hpp) of discs
/// there; both supply the operators and the functions below. Lanes run across discs, never along a column, and no kernel
/// branches on a Real except through these. A comparison gives a mask: bool here, one truth value a lane in a pack.
#pragma once

#include "disc/lane_math.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

namespace spinewalk::disc {

using std::abs;
using std::sqrt;

/// Not those of the C library: packs could not reproduce their bits.
inline double exp(double a) { return lane_math::exp<double, std::int64_t>(a); }
inline double log(double a) { return lane_math::log<double, std::int64_t>(a); }

/// a where `condition` holds, else b.
inline double select(bool condition, double a, double b) { return condition ? a : b; }
inline double lane_max(double a, double b) { return std::max(a, b); }
inline double lane_min(double a, double b) { return std::min(a, b); }
/// Largest value over the lanes.
inline double reduce_max(double a) { return a; }
/// True where every lane is finite.
inline bool all_finite(double a) { return std::isfinite(a); }
/// The condition holds in every lane; in any.
inline bool all(bool condition) { return condition; }
inline bool any(bool condition) { return condition; }
/// Value of one lane.
inline double lane_value(double a, std::size_t) { return a; }
inline bool lane_value(bool a, std::size_t) { return a; }
inline void set_lane(double& a, std::size_t, double value) { a = value; }
/// Number of lanes of a type.
template <class Real>
inline constexpr std::size_t kLaneCount = 1;
/// What a comparison gives.
template <class Real>
using MaskOf = decltype(std::declval<Real>() < std::declval<Real>());

/// Cheap in a loop only when inlined: packs are passed in memory.
#define SPINEWALK_INLINE [[gnu::always_inline]] inline

/// 1/a and 1/b by one quotient; a b must not leave the range of a double.
template <class Real>
SPINEWALK_INLINE std::pair<Real, Real> reciprocals(const Real& a, const Real& b) {
  const Real per_product = 1.0 / (a * b);
  return {b * per_product, a * per_product};
}

/// -1 or 1 by sign: the derivative of |a|, with 1 at 0.
template <class Real>
Real sign(Real a) {
  return select(a < Real(0), Real(-1), Real(1));
}

/// base^power for base > 0; the usual power 2 without exp and log.
template <class Real>
Real pow(Real base, Real power) {
  const auto square = power == Real(2);
  if (all(square)) return base * base;
  return select(square, base * base, exp(power * log(base)));
}

}  // namespace spinewalk::disc
