// Cost of the fluid (issue 3, "Speed and memory"): five discs, one by one and in packs. Times are per
// disc; `newton` counts the iterations of the slowest disc a step, `bytes` the heap of one disc with its share of stepper.
#include "disc/element_kernels.hpp"
#include "disc/pack_element.hpp"
#include "solve/fluid_stepper.hpp"

#include "../unit/disc/sample_disc.hpp"

#include <benchmark/benchmark.h>

#include <malloc.h>

namespace {

using namespace spinewalk;
using disc::Pack;

constexpr std::size_t kDiscs = 5;

std::vector<disc::ElementConstants<double>> five_discs(int cells) {
  std::vector<disc::ElementConstants<double>> constants;
  for (std::size_t l = 0; l < kDiscs; ++l) {
    auto disc = sample_disc();
    disc.geometry.height *= 1 - 0.05 * static_cast<double>(l);
    const int endplate = cells * 5 / 16;
    constants.push_back(disc::element_constants(
        disc, {endplate, cells - 2 * endplate, cells == 64 ? 1.3 : 1 + 6.0 / cells}));
  }
  return constants;
}

/// A day of standing and lying at tolerance 1e-4, over and over.
template <class Real>
void fluid_step(benchmark::State& run) {
  constexpr std::size_t kLanes = disc::kLaneCount<Real>;
  const std::size_t heap = mallinfo2().uordblks;
  std::vector<disc::DiscElement<Real>> elements;
  std::vector<disc::FluidState<Real>> y;
  const auto constants = five_discs(static_cast<int>(run.range(0)));
  for (std::size_t first = 0; first < kDiscs; first += kLanes) {
    elements.emplace_back(disc::gather_constants<Real>(
        std::span(constants).subspan(first, std::min(kLanes, kDiscs - first))));
    y.push_back(elements.back().reference());
  }
  solve::FluidStepper<disc::DiscElement<Real>, Real> stepper(elements, 1e-4);
  std::vector<disc::Load<Real>> loads(elements.size());
  const auto system = [&](double) -> const std::vector<disc::Load<Real>>& { return loads; };
  double t = 0, dt = 1e-5, end = 0;
  bool upright = false;
  for (auto _ : run) {
    if (t >= end) {
      upright = !upright;
      end = t + (upright ? 57600 : 28800);
      loads.assign(elements.size(), {Real(upright ? 594 : 140), Real(0), Real(0)});
      stepper.restart();
      dt = 1e-5;
    }
    const long before = stepper.counts().steps;
    while (stepper.counts().steps == before) {
      dt = std::min(dt, end - t);
      stepper.try_step(system, y, t, dt);
    }
  }
  const auto& counts = stepper.counts();
  const double steps = static_cast<double>(counts.steps), newton = static_cast<double>(counts.newton);
  using benchmark::Counter;
  const auto per = [](double n) { return Counter(1e-9 * n, Counter::kIsRate | Counter::kInvert); };
  run.counters["ns/disc/step"] = per(steps * kDiscs);
  run.counters["ns/disc/newton"] = per(newton * kDiscs);
  run.counters["ns/cell/newton"] = per(newton * kDiscs * static_cast<double>(run.range(0)));
  run.counters["newton/step"] = newton / steps;
  run.counters["rejected/step"] = static_cast<double>(counts.rejected) / steps;
  run.counters["bytes/disc"] = static_cast<double>(mallinfo2().uordblks - heap) / kDiscs;
}

BENCHMARK_TEMPLATE(fluid_step, double)->Arg(64);
BENCHMARK_TEMPLATE(fluid_step, Pack<4>)->Arg(64);
BENCHMARK_TEMPLATE(fluid_step, Pack<8>)
    ->Arg(16)->Arg(32)->Arg(64)->Arg(128)->Arg(256)->Arg(512);

}  // namespace

BENCHMARK_MAIN();
