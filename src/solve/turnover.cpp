#include "solve/turnover.hpp"

#include "solve/advance.hpp"
#include "solve/stride_loads.hpp"

#include <numeric>

namespace spinewalk::solve {
namespace {

double net_outflow(const disc::FluidState<double>& before, const disc::FluidState<double>& after, std::size_t route) {
  return (after.outflow[route] - before.outflow[route]) - (after.inflow[route] - before.inflow[route]);
}

void subtract_mean(std::vector<double>& values) {
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  for (double& value : values) value -= mean;
}

}  // namespace

FlowRipple find_flow_ripple(const spine::CycleResponse& response, std::vector<Element>& elements, DiscStates states,
                            double tolerance) {
  constexpr int kStrides = 4;  // the last one is measured
  FlowRipple ripple;
  if (response.period == 0) return ripple;
  const auto stepper = make_stepper(elements, tolerance);
  double t = 0, dt = kFirstStep;
  for (int stride = 0; stride < kStrides; ++stride) {
    StrideLoads loads(response, elements, stride * response.period);
    const auto system = [&](double at) -> const DiscLoads& { return loads.at(at); };
    for (int k = 1; k <= kStrideSamples; ++k) {
      const auto before = states;
      const double sample = stride * response.period + k * loads.step();
      while (t < sample) step_fluid(*stepper, system, states, t, dt, sample);
      t = sample;
      dt = loads.step();
      for (std::size_t l = 0; stride == kStrides - 1 && l < model::kLevels; ++l)
        for (std::size_t r = 0; r < disc::kRoutes; ++r)
          ripple[l][r].push_back(net_outflow(before[l], states[l], r) / loads.step());
    }
  }
  for (auto& level : ripple)
    for (auto& route : level) subtract_mean(route);
  return ripple;
}

void add_turnover(const FlowRipple& ripple, double duration, const DiscStates& before, DiscStates& states) {
  for (std::size_t l = 0; l < model::kLevels; ++l)
    for (std::size_t r = 0; r < disc::kRoutes; ++r) {
      const auto& samples = ripple[l][r];
      if (samples.empty() || duration <= 0) continue;
      const double net = net_outflow(before[l], states[l], r), mean = net / duration;
      double in = 0;
      for (double sample : samples) in += std::max(-(mean + sample), 0.0) / static_cast<double>(samples.size());
      const double extra = std::max(duration * in - std::max(-net, 0.0), 0.0);
      states[l].inflow[r] += extra;
      states[l].outflow[r] += extra;
    }
}

}  // namespace spinewalk::solve
