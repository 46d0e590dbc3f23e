/// What an activity asks of the discs at their present water: the periodic response of the chain, reduced to the mean
/// load that the fluid integrates (element.hpp, Load) and the ripple about it.
#pragma once

#include "loading/stride.hpp"
#include "solve/discs.hpp"
#include "spine/chain.hpp"

#include <algorithm>

namespace spinewalk::solve {

/// Samples of a stride: at least 40 a step (physics.md section 8).
inline constexpr int kStrideSamples = 96;

/// Defect that a periodic response, of the chain or of the layers at the bone, may keep where the run may have an error of
/// `tolerance`: a thousandth of it, as far as round-off and stalls allow.
inline spine::ChainLimits limits_for(double tolerance) {
  spine::ChainLimits limits;
  limits.periodic_defect = std::clamp(1e-3 * tolerance, spine::kPeriodicDefect, 1e-6);
  return limits;
}

/// SD over the strides of a replay of the largest force of each [N]; NaN elsewhere.
model::PerLevel<double> find_peak_spread(const loading::Stride& stride, const spine::CycleResponse& response);

struct ActivityLoad {
  spine::CycleResponse response;
  spine::ForceSplit split;                                ///< at the largest force of each disc
  DiscLoads mean;                                         ///< what the fluid integrates
  model::PerLevel<double> force_min{}, force_max{};       ///< [N] over the stride
  model::PerLevel<double> ripple_min{}, ripple_max{};     ///< [m] of x about its mean
  model::PerLevel<double> seepage{};                      ///< [J] a stride (seepage.hpp), once the flow is known

  auto kept() { return std::tie(response, split, mean, force_min, force_max, ripple_min, ripple_max, seepage); }
};

/// Heat that a disc makes in a stride [J]: by solid and water together, and by water alone.
struct StrideHeat {
  model::PerLevel<double> absorbed{}, seepage{};

  auto kept() { return std::tie(absorbed, seepage); }
};
StrideHeat find_heat(const ActivityLoad& load);

/// Response to one stride (or posture) and its reduction. `guess`: end state of a similar response, or empty.
ActivityLoad find_activity_load(const spine::Chain& chain, const loading::Stride& stride, const spine::Waters& waters,
                                const std::vector<double>& guess = {});

/// Reduction of a response to `stride` that is known already.
ActivityLoad reduce(const spine::Chain& chain, const loading::Stride& stride, spine::CycleResponse response);

}  // namespace spinewalk::solve
