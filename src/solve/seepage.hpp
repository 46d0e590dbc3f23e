/// Heat that seepage makes in a disc during one stride, from what flows under which pressure.
///
/// By Darcy's law a flow q from p to p' makes the heat (p - p') q. Summed by parts over the column (energy_test.cpp (5)) its
/// water makes (p_N - P_v) q less what the swelling stores, and after a periodic stride the store is what it was. With
/// ripples ~ about the means of the stride, whose product is the creep and no part of the cycle:
///   E = int p~_N (q~_cranial + q~_caudal) + p~_A (q~_annulus endplates + q~_periphery) + (p~_N - p~_A) q~_nucleus to annulus dt
/// Together with the heat in branches and dashpot it is the work that a stride does on the disc, the area of its loop of
/// force over height. Test: tests/verification/solve/energy_balance_test.cpp.
#pragma once

#include "solve/discs.hpp"

#include <array>
#include <vector>

namespace spinewalk::solve {

/// What one disc does in a stride of equal intervals: pressures where each begins, mean outward flows through each.
struct StrideFlow {
  std::vector<double> nucleus, annulus;                   ///< [Pa]
  std::array<std::vector<double>, disc::kRoutes> routes;  ///< [m3/s]
};

/// E [J] of a stride that takes `period` [s].
double seepage_heat(const StrideFlow& flow, double period);

/// Collects the flow of one disc from its states at the samples of a stride.
class FlowCollector {
 public:
  explicit FlowCollector(const disc::FluidState<double>& start) { take(start); }

  /// The state `duration` [s] after the one before.
  void add(const disc::FluidState<double>& state, double duration);
  const StrideFlow& flow() const { return flow_; }

 private:
  void take(const disc::FluidState<double>& state);

  double p_N_ = 0, p_A_ = 0;
  disc::Routes<double> net_{};  ///< [m3] outflow less inflow
  StrideFlow flow_;
};

}  // namespace spinewalk::solve
