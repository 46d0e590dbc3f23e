/// Steps in a recording.
///
/// The vertical signal is low-passed at 2.5 Hz (so that one wave a step remains, 0.8-4 steps a second) and each
/// fall through its mean is one step event: after double support in walking, at the end of stance in running.
/// Falls, not rises: where feet leave force plates the part between the first and the last fall is whole. Off
/// plates (force under 5 % of the mean for over 0.2 s, longer than any flight) is not data, nor are the 0.2 s
/// beside it, where the other foot may still stand outside (a double support lasts 0.10-0.2 s).
#pragma once

#include "loading/read_recording.hpp"

#include <vector>

namespace spinewalk::loading {

inline constexpr double kUnloaded = 0.05;  ///< [1] of the mean force, above the noise of plates; assumed

/// Steps that follow one another without a rest, 0.2-1.3 s each.
struct StepRun {
  std::size_t part;            ///< of the recording
  std::vector<double> events;  ///< [samples of the part], with fractions
};

/// @throws InputError when the signal is constant or points down
std::vector<StepRun> find_step_runs(const Recording& recording);

}  // namespace spinewalk::loading
