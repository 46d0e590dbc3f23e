// Cost of the chain: one evaluation of its right-hand side, and one periodic response to a gait, cold
// (from the equilibrium of the mean load) and warm (from the response at a slightly different water, as a probe is).
#include "model/load_model.hpp"
#include "spine/chain.hpp"
#include "spine/equilibrium.hpp"
#include "spine/rhs.hpp"

#include <benchmark/benchmark.h>

#include <string>

namespace {

using namespace spinewalk;
using spine::Chain, spine::CycleResponse;

constexpr int kSamples = 96;  // of a run's probe

const model::Model& subject() {
  static const model::Model model =
      model::load_model(std::string(SPINEWALK_SOURCE_DIR) + "/models/adult_male_50.yaml");
  return model;
}

loading::Stride gait(bool running) {
  return running ? loading::make_stride(model::Running{3}, subject())
                 : loading::make_stride(model::Walking{1.3}, subject());
}

/// Water lost between two probes of a phase.
spine::Waters drier() {
  spine::Waters waters;
  waters.fill({1e-8, 1e-8});
  return waters;
}

void right_hand_side(benchmark::State& run) {
  const spine::Constants constants(subject());
  const std::vector<disc::ForceLaw> discs(subject().discs.begin(), subject().discs.end());
  const spine::Waters waters{};
  const auto stride = gait(false);
  const spine::RightHandSide rhs(constants, discs, waters, stride);
  const spine::State y = spine::find_equilibrium(constants, discs, waters, stride);
  spine::State rate;
  double t = 0;
  for (auto _ : run) {
    rhs(y, rate, t);
    benchmark::DoNotOptimize(rate);
    t = t < 1 ? t + 1e-3 : 0;
  }
}

using Solver = decltype(&Chain::solve_periodic);

void periodic(benchmark::State& run, Solver solve, bool running, bool warm) {
  const Chain chain(subject());
  const auto stride = gait(running);
  const auto before = (chain.*solve)(stride, {}, kSamples, {});
  const auto guess = warm ? before.end_state : std::vector<double>{};
  CycleResponse response;
  for (auto _ : run) response = (chain.*solve)(stride, drier(), kSamples, guess);
  run.counters["evaluations"] = static_cast<double>(response.evaluations);
  run.counters["steps"] = static_cast<double>(response.steps);
  run.counters["defect"] = response.residual;
}

BENCHMARK(right_hand_side);
BENCHMARK_CAPTURE(periodic, walking_cold, &Chain::solve_periodic, false, false)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(periodic, walking_warm, &Chain::solve_periodic, false, true)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(periodic, running_cold, &Chain::solve_periodic, true, false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(periodic, running_warm, &Chain::solve_periodic, true, true)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(periodic, walking_adaptive, &Chain::solve_periodic_adaptive, false, false)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(periodic, running_adaptive, &Chain::solve_periodic_adaptive, true, false)
    ->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
