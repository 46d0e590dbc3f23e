/// Running from its closed form (loads.md 3a), v in m/s, steps f in Hz:
///   f  = 2.30 + 0.14 v,   tc = 0.47 / sqrt(v)  contact [s],   te = 0.88 tc  effective contact
///   F_active / BW = pi / (2 f te) sin(pi t / te) for 0 <= t <= te, else 0 (flight)
/// t = 0 is the start of the effective contact, where the touchdown pulse of impact.hpp starts too: its peak
/// then comes 25-35 ms after the true touchdown, as measured (loads.md 3a). The forms were made for 2-5 m/s;
/// outside they are extrapolated with a warning.
#pragma once

#include "loading/stride.hpp"

namespace spinewalk::loading {

double running_step_frequency(double speed);     ///< [Hz] at [m/s]
double running_speed_at(double step_frequency);  ///< [m/s] at [Hz], the inverse, held within 2-5
double running_contact_time(double speed);       ///< [s] effective, te

/// One stride (two steps), with impact, trunk and water. Speeds outside the range add a warning to it.
Stride make_running(const model::Running& running, const model::Model& model);

/// Fills pitch and phasic of a running stride whose t = 0 is touchdown; `speed` [m/s], `contact` [s] is its time on the
/// ground.
void add_running_trunk(Stride& stride, double speed, double contact, const model::Model& model);

}  // namespace spinewalk::loading
