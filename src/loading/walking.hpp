/// Walking from its closed form (loads.md 3a with the harmonics of physics.md section 4), v in m/s, steps f
/// in Hz:
///   f  = 1.80 (v / 1.25)^0.58                             Grieve & Gear 1966
///   h  = 0.0274 + 0.0232 (v - 0.7)                        rise of the centre of mass [m], Orendurff 2004
///   a1 = h/2 (2 pi f)^2 / g,  a2 = 0.06 a1,  a3 = 0.08 a1
///   F_active / BW = 1 + a1 cos(w t) + a2 cos(2 w t + 90 deg) + a3 cos(3 w t + 90 deg),  w = 2 pi f
/// t = 0 is mid double support; the touchdown pulse of impact.hpp comes on top at foot strike. The forms were
/// made for 0.6-2.1 m/s; outside they are extrapolated with a warning.
#pragma once

#include "loading/stride.hpp"

namespace spinewalk::loading {

double walking_step_frequency(double speed);     ///< [Hz] at [m/s]
double walking_speed_at(double step_frequency);  ///< [m/s] at [Hz], the inverse, held within 0.6-2.1

/// One stride (two steps), with impact, trunk and water. Speeds outside the range add a warning to it.
Stride make_walking(const model::Walking& walking, const model::Model& model);

/// Fills pitch and phasic of a walking stride whose t = 0 is mid double support; `speed` [m/s].
void add_walking_trunk(Stride& stride, double speed, const model::Model& model);

}  // namespace spinewalk::loading
