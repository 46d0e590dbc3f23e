/// `match: {mean_force_of: 2}`: a phase whose mean force is that of another one, disc by disc, so that what is left between the
/// two is cycling alone. Weight and posture stay; muscle tension is added to, or taken from, the tone of every level:
///   tonic_j <- tonic_j + (target_j - mean C_j),  repeated until both agree within 1e-8                              (1)
/// At rest one step is exact. In a gait a change of tone hardly moves the rest. A posture in place of a gait then loads all
/// discs steadily with the gait's means; a gait in place of a posture keeps its swing about the posture's force. Muscles never
/// push: a target below the weight above a disc is refused. Test: tests/verification/solve/match_test.cpp.
#pragma once

#include "loading/stride.hpp"
#include "model/scenario.hpp"
#include "solve/discs.hpp"
#include "solve/record.hpp"
#include "spine/chain.hpp"

namespace spinewalk::solve {

/// Mean force of each disc in phase `index` [N]: as recorded when the phase is over, else of its response at these waters.
model::PerLevel<double> mean_force_of(std::size_t index, const model::Scenario& scenario, const Record& record,
                                      const spine::Chain& chain, const spine::Waters& waters);

/// (1). @throws SolverError naming the disc that cannot be brought to its target.
void match_mean_force(const model::PerLevel<double>& target, const spine::Chain& chain, const spine::Waters& waters,
                      loading::Stride& stride);

}  // namespace spinewalk::solve
