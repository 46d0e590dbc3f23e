/// What a plan will cost, by computing a few of its samples.
#pragma once

#include "sweep/plan.hpp"

namespace spinewalk::sweep {

/// Processor time of the first, middle and last sample, as far as kProbeTime reaches; a sample that is cut short is scaled by
/// the share that it got through, and the estimate then says "at least". Bytes of the merged table.
inline constexpr double kProbeTime = 2.5, kProbePatience = 10;  ///< [s] of computing; on the wall
Estimate probe_plan(const Plan& plan);

}  // namespace spinewalk::sweep
