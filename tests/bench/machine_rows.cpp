// Distance to the machine: what the arithmetic of the day of day.yaml, its start included, would take at the peak that a small
// kernel reaches here.
#include "model/load_scenario.hpp"
#include "solve/lanes.hpp"
#include "solve/run.hpp"
#include "table.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <stdexcept>
#include <vector>

namespace spinewalk::bench {
namespace {

constexpr int kWidth = 8;
typedef double Vector __attribute__((vector_size(8 * kWidth)));

/// Floating-point operations a second: independent multiplications and additions in registers.
double peak_operations() {
  constexpr long kRounds = 4'000'000;
  constexpr int kSums = 12;
  const double time = best_time(3, [] {
    // By name and not in an array, so that they stay in registers: else the time of a store and a load would be measured.
    Vector a{}, b{}, c{}, d{}, e{}, f{}, g{}, h{}, i{}, j{}, k{}, l{};
    const Vector factor = Vector{} + 0.999999, more = Vector{} + 1e-9;
    for (long round = 0; round < kRounds; ++round) {
      const auto turn = [&](auto&... sum) { ((sum = sum * factor + more), ...); };
      turn(a, b, c, d, e, f, g, h, i, j, k, l);
      asm volatile(""
                   : "+v"(a), "+v"(b), "+v"(c), "+v"(d), "+v"(e), "+v"(f), "+v"(g), "+v"(h), "+v"(i), "+v"(j),
                     "+v"(k), "+v"(l));
    }
  });
  return 2.0 * kWidth * kSums * kRounds / time;
}

/// Bytes a second through a working set of the size of five columns, a = b + c x.
double peak_bytes() {
  constexpr std::size_t kNumbers = 64 * 8 * 12;
  constexpr long kRounds = 20000;
  std::vector<double> a(kNumbers, 0.0), b(kNumbers, 1.0), c(kNumbers, 2.0);
  const double time = best_time(3, [&] {
    for (long i = 0; i < kRounds; ++i) {
      for (std::size_t k = 0; k < kNumbers; ++k) a[k] = b[k] + 0.5 * c[k];
      asm volatile("" : : "r"(a.data()) : "memory");
    }
  });
  return 3.0 * sizeof(double) * kNumbers * kRounds / time;
}

/// Bytes read or written for an operation. Counted by hand from column_kernels.hpp, of a cell in a column solve: laws 60
/// (exponential and root 30 of them), faces 14, elimination 24, substitution 20, increments, limits and update 20, together 138;
/// 30 numbers.
constexpr double kBytesAnOperation = 30 * sizeof(double) / 138.0;
constexpr double kDiscs = 5;

/// Of the day, and of its start.
std::pair<double, double> count_operations(const std::string& counter) {
  FILE* out = popen(counter.c_str(), "r");
  long day = 0, start = 0;
  const bool read = out && std::fscanf(out, "%ld %ld", &day, &start) == 2;
  if (!read || pclose(out) != 0) throw std::runtime_error(counter + " failed");
  return {static_cast<double>(day), static_cast<double>(start)};
}

double solve_day() {
  const auto scenario = model::load_scenario(SPINEWALK_SOURCE_DIR "/tests/bench/day.yaml", {});
  return best_time(5, [&] {
    solve::Record record;
    solve::run(scenario, record, {});
  });
}

}  // namespace

void measure_machine(Table& table, const std::string& counter) {
  const double operations = peak_operations(), bytes = peak_bytes();
  table.add(fmt::format("peak of a small kernel, lanes {}", solve::choose_lanes().name), 1e-9 * operations,
            "GFlop/s");
  table.add("  bytes through the caches", 1e-9 * bytes, "GB/s");
  const auto [day, start] = count_operations(counter);
  const double width = solve::choose_lanes().width, used = kDiscs / (width * std::ceil(kDiscs / width)),
               time = solve_day();
  table.add("operations of a simulated day: fluid, solutes, layers; five discs", 1e-6 * day, "Mflop");
  table.add("  of which its start", 1e-6 * start, "Mflop");
  table.add("  bytes read or written for them", 1e-6 * day * kBytesAnOperation, "MB");
  table.add("  at the peak of operations, all lanes used", 1e3 * day / operations, "ms");
  table.add("  at the peak of bytes, all lanes used", 1e3 * day * kBytesAnOperation / bytes, "ms");
  table.add("  the day as it is solved, chain and record included", 1e3 * time, "ms");
  table.add("  over the larger of both peaks",
            time / std::max(day / operations, day * kBytesAnOperation / bytes));
  table.add("  share of the lanes that five discs fill", used);
}

}  // namespace spinewalk::bench
