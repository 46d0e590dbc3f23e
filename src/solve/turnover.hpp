/// Water that a stride moves in and out again. The averaged fluid flows one way at a time; within a stride the flow through
/// a route is q(t) = mean + ripple(t). The ripple hardly changes over minutes while the mean decays, so it is measured at
/// probes (stride_probe.hpp), and the parts that go in and out follow from the present mean:
///   in = mean of max(-q, 0),   out = in + mean                                                                    (1)
/// The net is untouched. Tests: tests/verification/solve/averaging_test.cpp (inflow against resolved strides).
#pragma once

#include "solve/discs.hpp"

namespace spinewalk::solve {

/// Outward flow about its mean at the samples of a stride [m3/s], by level and route; empty for a posture.
using FlowRipple = model::PerLevel<std::array<std::vector<double>, disc::kRoutes>>;

/// Books (1) to `states`, `duration` [s] after `before`, beyond the net flow that is booked already.
void add_turnover(const FlowRipple& ripple, double duration, const DiscStates& before, DiscStates& states);

}  // namespace spinewalk::solve
