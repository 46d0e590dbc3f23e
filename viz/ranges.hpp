/// From which to which value a quantity goes. No VTK.
#pragma once

#include "viz/playback.hpp"

namespace spinewalk::viz {

/// Lowest and highest value of a quantity, not-a-numbers left out.
struct Range {
  double low = 0, high = 0;
};

/// Intradiscal pressure at all levels, within a clip and over a whole run.
Range pressure_range(const Playback& run, const Clip& clip);
Range pressure_range(const Playback& run);

/// Any field in the columns of all levels, over the first and last rows of the phases: `kMostSampled` rows at most, so that
/// a week opens as fast as a day. The outermost `tail` of the discs at either end is left out.
Range sampled_range(const Playback& run, Field field, double tail);
inline constexpr std::size_t kMostSampled = 24;

Range join(const Range& a, const Range& b);

/// 1, 2 or 5 times a power of ten, of which at most `most` fit into the range: the distance of ticks.
double tick_step(const Range& range, double most);

}  // namespace spinewalk::viz
