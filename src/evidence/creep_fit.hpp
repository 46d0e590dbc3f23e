/// Fit of a creep or recovery curve as O'Connell et al. 2011 do: elastic + fast and slow exponential (five parameters).
///     d(t) = e + a1 (1 - exp(-t/tau1)) + a2 (1 - exp(-t/tau2)),  tau1 < tau2                                        (1)
/// e, a1, a2 enter linearly: least squares for them at each pair of times, and a pattern search over the logarithms of the
/// times (variable projection, Golub & Pereyra 1973), from the best of a coarse grid.
/// Tests: tests/unit/evidence/creep_fit_test.cpp.
#pragma once

#include "results/table.hpp"
#include "solve/record.hpp"

#include <limits>

namespace spinewalk::evidence {

struct TwoExponentials {
  double elastic = 0, fast = 0, slow = 0;                     ///< as the data
  double fast_time = 0, slow_time = 0;                        ///< [s]
  double residual = std::numeric_limits<double>::infinity();  ///< root mean square, as the data
  double total() const { return elastic + fast + slow; }
};

/// (1) through the points (t, d). @pre at least four points, t ascending, none below 0.
TwoExponentials fit_two_exponentials(const std::vector<double>& t, const std::vector<double>& d);

/// fast_share, slow_share [1] of the total; fast_time, slow_time [s].
std::vector<results::Column> creep_measures();
/// Of the first level, in one phase (from 0): what it shortens, counted from `reference_height` [m] in the first phase and
/// from the height at which the phase begins in a later one (recovery).
double creep_measure(const std::string& name, const solve::Record& record, std::size_t phase,
                     double reference_height);

}  // namespace spinewalk::evidence
