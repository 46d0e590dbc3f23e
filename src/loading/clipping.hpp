/// Samples piled up at the end of a sensor's range.
#pragma once

#include <vector>

namespace spinewalk::loading {

struct Clipping {
  double fraction = 0;  ///< [1] of the samples, both ends together
  double at = 0;        ///< value at which they stand, of the end with more of them
};

/// An end is clipped when more than twice as many samples stand exactly on the extreme value as in the next 2 % of the
/// range (at least on the next value), and at least 0.1 % of all and three of them. A signal that turns round by itself
/// is nearly as dense just inside, also when it is coarsely rounded.
Clipping find_clipping(const std::vector<double>& samples);

}  // namespace spinewalk::loading
