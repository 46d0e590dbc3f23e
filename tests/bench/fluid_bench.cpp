// Cost of fluid and solutes: the five discs of a model in the lanes of every instruction set that the processor has. Times
// are per disc; `newton` counts the iterations of the slowest disc, `bytes` the heap of one disc with its share of the stepper.
#include "solve/lanes.hpp"

#include "../unit/disc/sample_disc.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <malloc.h>

namespace {

using namespace spinewalk;

constexpr std::size_t kDiscs = 5;

solve::ElementConstantsList five_discs(int cells) {
  solve::ElementConstantsList discs;
  for (std::size_t l = 0; l < kDiscs; ++l) {
    auto disc = sample_disc();
    disc.geometry.height *= 1 - 0.05 * static_cast<double>(l);
    const int endplate = cells * 5 / 16;
    discs.push_back(disc::element_constants(disc, {endplate, cells - 2 * endplate, cells == 64 ? 1.3 : 1 + 6.0 / cells}));
  }
  return discs;
}

/// A day of standing and lying at tolerance 1e-4, over and over.
void fluid_step(benchmark::State& run, const solve::LaneKernels& lanes, int cells) {
  const auto discs = five_discs(cells);
  const std::size_t heap = mallinfo2().uordblks;
  const auto stepper = lanes.make_stepper(discs, 1e-4);
  solve::DiscStates y;
  for (const auto& constants : discs) y.push_back(disc::DiscElement<double>(constants).reference());
  solve::DiscLoads loads(kDiscs);
  const solve::Stepper::System system = [&](double) -> const solve::DiscLoads& { return loads; };
  double t = 0, dt = 1e-5, end = 0;
  bool upright = false;
  for (auto _ : run) {
    if (t >= end) {
      upright = !upright;
      end = t + (upright ? 57600 : 28800);
      loads.assign(kDiscs, {upright ? 594.0 : 140.0, 0.0, 0.0});
      stepper->restart();
      dt = 1e-5;
    }
    const long before = stepper->counts().steps;
    while (stepper->counts().steps == before) {
      dt = std::min(dt, end - t);
      stepper->try_step(system, y, t, dt);
    }
  }
  const auto& counts = stepper->counts();
  const double steps = static_cast<double>(counts.steps), newton = static_cast<double>(counts.newton);
  using benchmark::Counter;
  const auto per = [](double n) { return Counter(1e-9 * n, Counter::kIsRate | Counter::kInvert); };
  run.counters["ns/disc/step"] = per(steps * kDiscs);
  run.counters["ns/disc/newton"] = per(newton * kDiscs);
  run.counters["ns/cell/newton"] = per(newton * kDiscs * cells);
  run.counters["newton/step"] = newton / steps;
  run.counters["rejected/step"] = static_cast<double>(counts.rejected) / steps;
  run.counters["bytes/disc"] = static_cast<double>(mallinfo2().uordblks - heap) / kDiscs;
}

/// Oxygen, lactate and glucose with the cells that use them, and a tracer, in a column that breathes: steps of a minute.
void solute_step(benchmark::State& run, const solve::LaneKernels& lanes, int cells) {
  std::vector<solve::SoluteSetup> setups;
  std::vector<solve::SoluteColumn> columns;
  const auto discs = five_discs(cells);
  const std::size_t n = discs[0].column.region.size();
  const std::vector<double> solid(n, 0.2), J(n, 1.0), still(n + 1, 0.0), none(n, 0.0);
  std::vector<disc::NutrientState<double>> states(kDiscs, {{none, none, none}, J});
  std::vector<std::vector<double>> tracers(kDiscs, none);
  for (std::size_t l = 0; l < kDiscs; ++l) {
    const auto& column = discs[l].column;
    const auto solute = disc::make_small_solute(disc::kOxygenDiffusivity, column.region, {});
    disc::NutrientSetup<double> nutrients{{solute, solute, solute}, {}, {}, std::vector<double>(n, 4.0)};
    setups.push_back({nutrients, solute});
    const disc::Surroundings<double> blood{{1.0}, {1.0}};
    columns.push_back({{column.region, column.thickness, solid, J, J, still, none, 60.0}, {blood, blood, blood}, blood,
                       &states[l], &tracers[l], {}, {}});
  }
  const std::size_t heap = mallinfo2().uordblks;
  const auto stepper = lanes.make_solutes(setups);
  for (auto _ : run) stepper->advance(columns);
  using benchmark::Counter;
  run.counters["ns/disc/step"] = Counter(1e-9 * kDiscs, Counter::kIsIterationInvariantRate | Counter::kInvert);
  run.counters["bytes/disc"] = static_cast<double>(mallinfo2().uordblks - heap) / kDiscs;
}

}  // namespace

int main(int argc, char** argv) {
  const auto lanes = solve::available_lanes();
  const auto add = [&](const char* what, auto* function, const solve::LaneKernels& kernels, int cells) {
    const std::string name = fmt::format("{}/{}/{}", what, kernels.name, cells);
    benchmark::RegisterBenchmark(name.c_str(), function, kernels, cells)->Iterations(1500);  // about two days
  };
  for (const solve::LaneKernels* kernels : lanes)
    for (const int cells : {16, 32, 64, 128, 256, 512}) {
      if (cells != 64 && kernels != lanes.back()) continue;
      add("fluid_step", fluid_step, *kernels, cells);
      add("solute_step", solute_step, *kernels, cells);
    }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
