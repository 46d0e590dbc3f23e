/// A load in the hands or on the back.
///
/// In the hands it hangs `distance` in front of the spine. A pack on the back lies behind it, and the trunk leans forward
/// under it by 42 deg s^0.7, s what hangs on it over body weight; its arm at a lean theta is then
/// h sin(theta) - b cos(theta).  A hip belt takes 0.3 of the weight to the pelvis.
#pragma once

#include "loading/stride.hpp"

namespace spinewalk::loading {

/// [rad] that the load adds to the lean of the trunk.
double lean_under(const model::Load& load, const model::Subject& subject);

/// What hangs on the thorax at this lean [rad].
CarriedLoad find_carried(const model::Load& load, double lean);

/// Mass of body and load [kg].
double total_mass(const model::Load& load, const model::Subject& subject);

}  // namespace spinewalk::loading
