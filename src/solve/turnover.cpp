#include "solve/turnover.hpp"

#include <algorithm>

namespace spinewalk::solve {
namespace {

double net_outflow(const disc::FluidState<double>& before, const disc::FluidState<double>& after,
                   std::size_t route) {
  return (after.outflow[route] - before.outflow[route]) - (after.inflow[route] - before.inflow[route]);
}

}  // namespace

void add_turnover(const FlowRipple& ripple, double duration, const DiscStates& before, DiscStates& states) {
  for (std::size_t l = 0; l < model::kLevels; ++l)
    for (std::size_t r = 0; r < disc::kRoutes; ++r) {
      const auto& samples = ripple[l][r];
      if (samples.empty() || duration <= 0) continue;
      const double net = net_outflow(before[l], states[l], r), mean = net / duration;
      double in = 0;
      for (double sample : samples)
        in += std::max(-(mean + sample), 0.0) / static_cast<double>(samples.size());
      const double extra = std::max(duration * in - std::max(-net, 0.0), 0.0);
      states[l].inflow[r] += extra;
      states[l].outflow[r] += extra;
    }
}

}  // namespace spinewalk::solve
