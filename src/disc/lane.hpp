/// The lane type of the column kernels. Kernels are written once over `Real`: double here; a pack of discs supplies the
/// same operators, sqrt, exp, pow, abs and the functions below. Lanes run across discs, never along a column, and no
/// kernel branches on a Real except through these.
#pragma once

#include <algorithm>
#include <cmath>

namespace spinewalk::disc {

using std::abs;
using std::exp;
using std::pow;
using std::sqrt;

/// a where `condition` holds, else b.
inline double select(bool condition, double a, double b) { return condition ? a : b; }
inline double lane_max(double a, double b) { return std::max(a, b); }
inline double lane_min(double a, double b) { return std::min(a, b); }
/// Largest value over the lanes.
inline double reduce_max(double a) { return a; }
/// True where every lane is finite.
inline bool all_finite(double a) { return std::isfinite(a); }
/// -1, 0 or 1 by sign: the derivative of |a|, with 1 at 0.
template <class Real>
Real sign(Real a) {
  return select(a < Real(0), Real(-1), Real(1));
}

}  // namespace spinewalk::disc
