// Distance to the machine: what the arithmetic of a simulated day would take at the peak that a small kernel reaches here.
#include "solve/lanes.hpp"
#include "table.hpp"

#include <fmt/format.h>

#include <array>
#include <vector>

namespace spinewalk::bench {
namespace {

constexpr int kWidth = 8;
typedef double Vector __attribute__((vector_size(8 * kWidth)));

/// Floating-point operations a second: independent multiplications and additions in registers.
double peak_operations() {
  constexpr long kRounds = 4'000'000;
  std::array<Vector, 12> sum{};
  const Vector factor = Vector{} + 0.999999, step = Vector{} + 1e-9;
  const double time = best_time(3, [&] {
    for (long i = 0; i < kRounds; ++i)
      for (auto& s : sum) {
        s = s * factor + step;
        asm volatile("" : "+x"(s));
      }
  });
  return 2.0 * kWidth * static_cast<double>(sum.size()) * kRounds / time;
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

/// Of one cell in one column solve, counted by hand from column_kernels.hpp: laws 60 (exponential and root 30 of them), faces
/// 14, elimination 24, substitution 20, increments, limits and update 20; 30 numbers read or written.
constexpr double kOperations = 138, kBytes = 30 * sizeof(double);

}  // namespace

void measure_machine(Table& table) {
  const double operations = peak_operations(), bytes = peak_bytes();
  table.add(fmt::format("peak of a small kernel, lanes {}", solve::choose_lanes().name), 1e-9 * operations, "GFlop/s");
  table.add("  bytes through the caches", 1e-9 * bytes, "GB/s");
  constexpr double kLanes = 8, kCells = 64;
  const double by_operations = kOperations * kCells * kLanes / operations, by_bytes = kBytes * kCells * kLanes / bytes;
  table.add("a column solve of five discs in eight lanes, at the peak of operations", 1e6 * by_operations, "us");
  table.add("  at the peak of bytes", 1e6 * by_bytes, "us");
}

}  // namespace spinewalk::bench
