#include "solve/seepage.hpp"

#include "loading/statistics.hpp"

namespace spinewalk::solve {
namespace {

/// Mean of (p - mean p)(q - mean q), p taken in the middle of the intervals.
double mean_power(const std::vector<double>& pressure, const std::vector<double>& flow) {
  const double p_mean = loading::mean_of(pressure), q_mean = loading::mean_of(flow);
  const std::size_t n = pressure.size();
  double sum = 0;
  for (std::size_t k = 0; k < n; ++k)
    sum += (0.5 * (pressure[k] + pressure[(k + 1) % n]) - p_mean) * (flow[k] - q_mean);
  return sum / static_cast<double>(n);
}

}  // namespace

double seepage_heat(const StrideFlow& flow, double period) {
  const auto& [cranial, caudal, endplates, periphery, across] = flow.routes;
  const auto &p_N = flow.nucleus, &p_A = flow.annulus;
  return period * (mean_power(p_N, cranial) + mean_power(p_N, caudal) + mean_power(p_A, endplates) +
                   mean_power(p_A, periphery) + mean_power(p_N, across) - mean_power(p_A, across));
}

void FlowCollector::take(const disc::FluidState<double>& state) {
  p_N_ = state.p_N, p_A_ = state.p_A;
  for (std::size_t r = 0; r < disc::kRoutes; ++r) net_[r] = state.outflow[r] - state.inflow[r];
}

void FlowCollector::add(const disc::FluidState<double>& state, double duration) {
  flow_.nucleus.push_back(p_N_);
  flow_.annulus.push_back(p_A_);
  const disc::Routes<double> before = net_;
  take(state);
  for (std::size_t r = 0; r < disc::kRoutes; ++r) flow_.routes[r].push_back((net_[r] - before[r]) / duration);
}

}  // namespace spinewalk::solve
