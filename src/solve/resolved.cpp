#include "solve/advance.hpp"
#include "solve/seepage.hpp"
#include "solve/stride_loads.hpp"
#include "solve/stride_mean.hpp"

#include <algorithm>
#include <cmath>

namespace spinewalk::solve {
namespace {

Instants instants_of(const DiscLoads& loads, const DiscStates& states) {
  Instants result;
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    const double F = loads[l].force, p = states[l].p_N;
    result[l] = {F, F, F, p, p, p};
  }
  return result;
}

std::vector<FlowCollector> collect_from(const DiscStates& states) {
  return {states.begin(), states.end()};
}

/// What carries over from stride to stride.
struct Loop {
  Stop stop;
  double start = 0, dt = kFirstStep, next_row = 0;
  long count = 0;
  ActivityLoad load{};
  long whole = 0;    ///< strides that `heat` is the mean of
  StrideHeat heat{};
  DiscStates shown{};

  auto kept() { return std::tie(stop, start, dt, next_row, count, load, whole, heat, shown); }
};

/// Takes one more stride into the mean of `count` strides.
void add(StrideHeat& mean, const StrideHeat& stride, long count) {
  const double share = 1.0 / static_cast<double>(count + 1);
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    mean.absorbed[l] += share * (stride.absorbed[l] - mean.absorbed[l]);
    mean.seepage[l] += share * (stride.seepage[l] - mean.seepage[l]);
  }
}

}  // namespace

void advance_resolved(Advance& context, std::size_t phase, const loading::Stride& stride, double duration, const Stop& rule,
                      double& t, DiscStates& states) {
  if (stride.steady()) return advance_averaged(context, phase, stride, duration, rule, t, states);
  auto& [chain, elements, stepper, nutrition, recorder, report, watch, progress] = context;
  Loop loop{rule};
  const bool resumed = watch.resume(loop);
  auto& [stop, start, dt, next_row, count, load, whole_strides, heat, shown] = loop;
  if (!resumed) {
    start = t;
    load = find_activity_load(chain, stride, find_waters(elements, states));
    report.periodic_residual = std::max(report.periodic_residual, load.response.residual);
    disc::Slopes<double> unused;
    DiscStates first = states;
    for (std::size_t l = 0; l < model::kLevels; ++l) elements[l].slopes(first[l], load.mean[l], unused);
    stop.begin(first);
    recorder.begin_phase(phase, t, stride, first, instants_of(load.mean, first));
    recorder.note(chain.find_dynamics(stride, find_waters(elements, states)));
    recorder.note_spread(find_peak_spread(stride, load.response));
    next_row = recorder.next_row(t);
    stepper.restart();
  }
  for (double end = start + duration; t < end;) {
    const double stride_start = start + stride.begin_of(count), next_start = start + stride.begin_of(count + 1);
    const double stride_end = std::min(next_start, end);
    if (count > 0 || stride.strides() > 1)
      load = reduce(chain, stride,
                    chain.advance_stride(stride, find_waters(elements, states), kStrideSamples, load.response.end_state,
                                         static_cast<int>(count % stride.strides())));
    report.evaluations += load.response.evaluations;
    StrideLoads loads(load.response, elements, stride_start);
    const auto system = [&](double at) -> const DiscLoads& { return loads.at(at); };
    StrideMean mean;
    auto flows = collect_from(states);
    for (int k = 1; t < stride_end * (1 - 1e-15); ++k) {
      const double sample = std::min(stride_start + k * loads.step(), stride_end);
      if (count > 0) dt = loads.step();
      const double t_before = t;
      while (t < sample) step_fluid(stepper, system, states, t, dt, sample);
      for (std::size_t l = 0; l < flows.size(); ++l) flows[l].add(states[l], sample - t_before);
      t = sample;
      recorder.knot(t, instants_of(loads.with_dashpot(t), states));
      mean.add(states);
    }
    t = stride_end;
    // A last, broken stride has no mean of its own.
    const bool whole = stride_end == next_start;
    if (count == 0 || whole) shown = mean.value();
    for (std::size_t l = 0; whole && l < flows.size(); ++l) load.seepage[l] = seepage_heat(flows[l].flow(), load.response.period);
    if (whole) add(heat, find_heat(load), whole_strides++);
    recorder.note(load);
    recorder.note(whole_strides > 0 ? heat : find_heat(load));
    if (t < end && stop.reached(shown)) {
      end = t;
      recorder.shorten_phase(t);
    }
    nutrition.follow(t, states, stride.exercises(), t >= end);
    recorder.stride(stride_start, load, shown);
    for (; next_row <= t && next_row < end; next_row = recorder.next_row(next_row)) recorder.row(next_row, shown);
    if (t >= end) {
      recorder.row(t, shown);
      recorder.end_phase(t, shown);
    }
    progress(t);
    ++count;
    if (t < end) watch.between_steps(t, loop);
  }
}

}  // namespace spinewalk::solve
