/// A stride whose two steps are alike, as those of the closed forms are, repeats after half its time. Its periodic response is
/// found over one step and told twice.
#pragma once

#include "spine/chain.hpp"

namespace spinewalk::spine {

/// Whether all that drives the chain has even harmonics only.
bool steps_alike(const loading::Stride& stride);

/// The first step as a stride of its own. @pre steps_alike(stride)
loading::Stride one_step(const loading::Stride& stride);

/// The response of a stride from that to one of its steps.
CycleResponse twice(CycleResponse step);

}  // namespace spinewalk::spine
