/// From the times of the rows to evenly sampled, gap-free parts.
#pragma once

#include <vector>

namespace spinewalk::loading {

/// Rows begin..end-1.
struct Span {
  std::size_t begin, end;
};

struct Timebase {
  double rate = 0;          ///< [Hz] rows over time, gaps left out
  std::vector<Span> parts;  ///< without a gap inside
  int gaps = 0;
  double gap_time = 0;  ///< [s] in gaps
  bool uneven = false;  ///< rows stand off an even grid by more than the rounding of printed times
};

/// A gap is a step over 2.5 times the median one (printed times are rounded by up to one sample).
/// @pre at least two times [s], strictly rising
Timebase find_timebase(const std::vector<double>& time);

/// Values of one part on the even grid of `base.rate`: as they are, or interpolated linearly where the rows are
/// uneven.
std::vector<double> evenly(const std::vector<double>& values, const std::vector<double>& time, Span part,
                           const Timebase& base);

}  // namespace spinewalk::loading
