/// Specific force from the height of a marker on the pelvis: f = g + d2h/dt2.
#pragma once

#include <vector>

namespace spinewalk::loading {

/// [m/s2] upwards, gravity included, from heights [m] at `rate` [Hz]: low-passed at 12 Hz without lag (of the
/// marker files under ../shared/data/grf; lower where the rate is low), the ends mirrored, then second central
/// differences.
std::vector<double> find_specific_force(const std::vector<double>& heights, double rate);

}  // namespace spinewalk::loading
