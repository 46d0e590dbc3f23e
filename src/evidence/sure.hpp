/// How sure the difference of two phases is: each assumed or fitted constant that has a range is moved to both ends of it,
/// in both scenarios, one constant at a time. Test: tests/unit/evidence/why_test.cpp.
#pragma once

#include "evidence/parallel.hpp"
#include "results/table.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace spinewalk::evidence {

struct PhaseFile {
  std::filesystem::path scenario;
  std::size_t phase;  ///< from 0
};

/// Of one metric (phase_metrics.hpp).
struct Sureness {
  std::string metric, unit;
  double first, effect;  ///< [unit] A's value, B less A
  double low, high;      ///< [unit] least and largest effect over all ends
  std::string deciding;  ///< the constant whose two ends lie farthest apart in effect
};

struct Sure {
  std::vector<Sureness> metrics;
  std::vector<std::string> moved;  ///< constants that were moved
  std::size_t held;                ///< assumed or fitted constants without a range, levels counted once
};

/// @throws InputError, SolverError
Sure find_sure(const PhaseFile& a, const PhaseFile& b, int threads, const Done& done);

}  // namespace spinewalk::evidence
