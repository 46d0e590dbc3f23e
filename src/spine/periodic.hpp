/// The step of the shooting method: from the states at both ends of a stride to a better start of the next.
///
/// Bodies, links and muscle forget their start within a stride; the slow Maxwell branch (10 s) does not.
/// Because mean disc forces follow from weight and muscle alone, a change of a disc's branches (z_f, z_s)
/// leaves its force as it is and moves x by sum_b alpha_b dz_b, alpha_b = k_b / (k + sum k), k the tangent of
/// the disc law. So branch deviations obey d(dz)/dt = A dz with A_bc = (<alpha_c> - delta_bc) / tau_b, <.>
/// the mean over the stride, and shrink by E = exp(A T) a stride; a Newton step with that Jacobian is
///   z_0 <- z_0 + (I - E)^-1 (z_T - z_0)                                                       (1)
/// while the bodies follow their discs and all other states take their value at T.
#pragma once

#include "spine/recorder.hpp"

#include <functional>
#include <vector>

namespace spinewalk::spine {

/// <alpha_b> over the sampled compression of one disc, and alpha_b at its first sample.
struct BranchShare {
  std::array<double, disc::kBranches> mean, first;
};
BranchShare find_branch_share(const disc::ForceLaw& law, const disc::Water& water,
                              const std::vector<double>& compression);

/// (1) for all discs. @pre start and end belong to one stride of length `period`.
State improve_start(const State& start, const State& end, double period,
                    const std::vector<disc::ForceLaw>& discs, const model::PerLevel<BranchShare>& shares);

struct Periodic {
  State end;      ///< of the last stride
  double defect;  ///< the largest of periodic_defect
};
/// One stride from a start to its end, its samples shown to a recorder.
using StrideIntegrator = std::function<State(const State& start)>;

/// Repeats (1) from `start` until the defect is below `tolerance`, or stalls below 1e-6: where a moment changes its sign, |M| has a
/// corner, and the step control of an adaptive integrator leaves noise of 1e-7. `recorder` is the one that `integrate` shows
/// its samples to. @throws SolverError naming the worst states.
Periodic shoot(State start, double period, const std::vector<disc::ForceLaw>& discs,
               const model::PerLevel<disc::Water>& waters, double tolerance, Recorder& recorder,
               const StrideIntegrator& integrate);

/// |end - start| over (state_scale + |start|), state by state.
State periodic_defect(const State& start, const State& end);

}  // namespace spinewalk::spine
