// Averaged against resolved strides: the fluid of five discs with direction ratios 1, 0.4, 2, 0.4 and 1, walking. Both on the
// grid whose own error is smallest after an hour: against four times the cells 0.07, 0.05, 0.04 % (18 | 28 | 18 at 1.35, which
// mid-disc glucose asks for, 0.19, 0.17, 0.14 %), with a first cell below a fifth of the 7 um that 1.8 Hz reaches.
#include "loading/stride.hpp"
#include "model/load_model.hpp"
#include "solve/advance.hpp"
#include "solve/averaged_load.hpp"
#include "solve/start_state.hpp"
#include "solve/stride_loads.hpp"
#include "solve/stride_mean.hpp"
#include "table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace spinewalk::bench {
namespace {

using Ratios = model::PerLevel<double>;
constexpr Ratios kDirectionRatio{1, 0.4, 2, 0.4, 1}, kEven{1, 1, 1, 1, 1};
constexpr double kTolerance = 1e-4;
const disc::GridOptions kGrid{22, 20, 1.25}, kHalved{44, 40, std::sqrt(1.25)};

struct Walker {
  model::Model model;
  spine::Chain chain;
  loading::Stride stride;
  std::vector<solve::Element> elements;
  solve::DiscStates start;

  Walker(const disc::GridOptions& grid, const Ratios& ratios)
      : model(make_model(ratios)), chain(model), stride(loading::make_stride(model::Walking{1.3}, model)) {
    for (const auto& disc : model.discs) elements.emplace_back(disc::element_constants(disc, grid));
    solve::Nutrition nutrition(model, elements);
    start =
        solve::solve_start(model::SupineEquilibrium{}, model, chain, elements, nutrition, kTolerance, nullptr)
            .states;
  }
  static model::Model make_model(const Ratios& ratios) {
    auto model = model::load_model(SPINEWALK_SOURCE_DIR "/models/adult_male_50.yaml");
    for (std::size_t l = 0; l < model::kLevels; ++l) model.discs[l].endplate.direction_ratio = ratios[l];
    return model;
  }
};

/// Water lost [m3] and shortening [m] over the walk; both exclude the elastic answer to the first load.
struct Walk {
  model::PerLevel<double> water{}, height{};
  double solves = 0, time = 0, error = 0;
  long probes = 0;
};

void compare(const Walker& walker, const solve::DiscStates& before, const solve::DiscStates& after,
             Walk& walk) {
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    walk.water[l] = solve::fluid_volume(walker.elements[l], before[l]) -
                    solve::fluid_volume(walker.elements[l], after[l]);
    walk.height[l] = after[l].x - before[l].x;
  }
}

void settle(Walker& walker, solve::DiscStates& states, const solve::DiscLoads& loads) {
  disc::Slopes<double> unused;
  for (std::size_t l = 0; l < model::kLevels; ++l) walker.elements[l].slopes(states[l], loads[l], unused);
}

/// Every stride, `samples` steps each.
Walk resolve(Walker& walker, double duration, int samples) {
  Walk walk;
  auto states = walker.start;
  auto response =
      walker.chain.solve_periodic(walker.stride, solve::find_waters(walker.elements, states), samples);
  auto first = states;
  settle(walker, first, solve::reduce(walker.chain, walker.stride, response).mean);
  const auto stepper = solve::make_stepper(walker.elements, 1);  // one step a sample, whatever its error
  const long strides = std::lround(duration / walker.stride.period);
  solve::DiscStates mean;
  walk.time = processor_time([&] {
    double t = 0, dt = solve::kFirstStep;
    for (long count = 0; count < strides; ++count) {
      const double start = static_cast<double>(count) * walker.stride.period;
      if (count > 0)
        response = walker.chain.advance_stride(walker.stride, solve::find_waters(walker.elements, states),
                                               samples, response.end_state);
      solve::StrideLoads loads(response, walker.elements, start);
      const auto system = [&](double at) -> const solve::DiscLoads& { return loads.at(at); };
      solve::StrideMean over_stride;
      for (int k = 1; k <= samples; ++k) {
        const double sample = start + k * loads.step();
        if (count > 0 || k > 1) dt = loads.step();
        while (t < sample) solve::step_fluid(*stepper, system, states, t, dt, sample);
        t = sample;
        over_stride.add(states);
      }
      mean = over_stride.value();
    }
  });
  walk.solves = static_cast<double>(stepper->counts().newton);
  compare(walker, first, mean, walk);
  return walk;
}

/// The same time averaged; `corrected` by the probes, or by the mean load of the start alone.
Walk average(Walker& walker, double duration, bool corrected) {
  Walk walk;
  auto states = walker.start;
  const double end =
      std::lround(duration / walker.stride.period) * walker.stride.period - 0.5 * walker.stride.period;
  const auto stepper = solve::make_stepper(walker.elements, kTolerance);
  solve::DiscStates first;
  walk.time = processor_time([&] {
    solve::AveragedLoad load(walker.chain, walker.stride, walker.elements, kTolerance, 0, states);
    auto mean = load.measured().mean;
    for (auto& of_disc : mean) of_disc.layer_shift = {};
    const auto loads = [&](double at) -> const solve::DiscLoads& { return corrected ? load.at(at) : mean; };
    settle(walker, states, loads(0));
    first = states;
    double t = 0, dt = solve::kFirstStep;
    while (t < end) {
      solve::step_fluid(*stepper, loads, states, t, dt, end);
      if (corrected && t >= load.next_probe() && t < end) load.probe(t, states);
    }
    walk.error = load.error();
    walk.probes = load.probes();
    walk.solves = static_cast<double>(stepper->counts().newton) + load.column_solves() / model::kLevels;
  });
  compare(walker, first, states, walk);
  return walk;
}

double worst(const Walk& a, const Walk& b, double ratio) {
  double worst = 0;
  for (std::size_t l = 0; l < model::kLevels; ++l)
    if (kDirectionRatio[l] == ratio)
      worst =
          std::max({worst, std::abs(a.water[l] / b.water[l] - 1), std::abs(a.height[l] / b.height[l] - 1)});
  return worst;
}

std::string named(const char* what, double hours) {
  return fmt::format("{}, {:g} h of walking", what, hours);
}

}  // namespace

void measure_averaging(Table& table, double hours) {
  const double duration = 3600 * hours;
  Walker walker(kGrid, kDirectionRatio), even(kGrid, kEven);
  const Walk averaged = average(walker, duration, true), by_mean_load = average(walker, duration, false),
             resolved = resolve(walker, duration, solve::kStrideSamples);
  for (const double ratio : {1.0, 0.4, 2.0}) {
    table.add(named("averaged against resolved, water and height, worst disc", hours) +
                  fmt::format(", ratio {:g}", ratio),
              worst(averaged, resolved, ratio), "1", "<= 0.001");
    table.add(named("  the mean load alone", hours), worst(by_mean_load, resolved, ratio), "1",
              ratio == 0.4 ? ">= 0.03" : "");
  }
  table.add(named("  its own estimate", hours), averaged.error);
  const auto count = [&](const char* what, const Walk& a, const Walk& r, const char* target) {
    table.add(named(what, hours), r.solves / a.solves, "1", hours < 8 ? "" : target);
    table.add(named("  column solves averaged, those of probes by their cells", hours), a.solves);
    table.add(named("  probes", hours), static_cast<double>(a.probes));
    table.add(named("  processor time, resolved over averaged", hours), r.time / a.time);
  };
  count("column solves, resolved over averaged, ratios 1, 0.4 and 2", averaged, resolved, ">= 500");
  count("column solves, resolved over averaged, ratio 1 in all", average(even, duration, true),
        resolve(even, duration, solve::kStrideSamples), ">= 2000");
  table.add(named("resolved: simulated over processor time", hours), duration / resolved.time);
}

void measure_reference(Table& table) {
  constexpr double kHours = 1;
  Walker walker(kGrid, kDirectionRatio), fine(kHalved, kDirectionRatio);
  const Walk resolved = resolve(walker, 3600 * kHours, solve::kStrideSamples),
             finer = resolve(fine, 3600 * kHours, 2 * solve::kStrideSamples);
  for (const double ratio : {1.0, 0.4, 2.0})
    table.add(named("resolved, cells and steps halved", kHours) + fmt::format(", ratio {:g}", ratio),
              worst(resolved, finer, ratio), "1", "<= 0.001");
}

}  // namespace spinewalk::bench
