/// The signal of a run of steps between its samples: straight lines would take 9 % off 10 Hz at 60 samples a second, the
/// spline takes 0.2 %.
#pragma once

#include "loading/steps.hpp"

#include <boost/math/interpolators/cardinal_cubic_b_spline.hpp>

#include <algorithm>

namespace spinewalk::loading {

using Spline = boost::math::interpolators::cardinal_cubic_b_spline<double>;

/// Argument in [samples of the part], between the first and the last event. Only the samples of the run and 20 beside it are
/// asked: a cubic spline forgets by a factor 3.7 each.
inline Spline find_spline(const Recording& recording, const StepRun& run) {
  constexpr std::size_t kBeside = 20;
  const std::vector<double>& part = recording.parts[run.part];
  const auto first = static_cast<std::size_t>(std::max(run.events.front() - kBeside, 0.0));
  const auto last = std::min(static_cast<std::size_t>(run.events.back()) + kBeside, part.size());
  return {part.data() + first, last - first, static_cast<double>(first), 1.0};
}

}  // namespace spinewalk::loading
