/// Sampling of uncertain parameters: a Sobol sequence, shifted at random (Cranley & Patterson 1976), the same for everyone
/// who asks with the same seed. Tests: tests/unit/evidence/design_test.cpp.
#pragma once

#include "model/errors.hpp"
#include "model/model.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace spinewalk::evidence {

struct Uncertain {
  std::string path;     ///< as --set takes it; "*" is every level
  std::string unit;     ///< SI
  model::Spread range;  ///< [unit]

  /// Sampled evenly in its logarithm.
  bool logarithmic() const { return range.low > 0 && range.high / range.low >= 10; }
  double at(double share) const;        ///< value at a share in [0, 1] of the range
  std::string set(double share) const;  ///< "path=value"
};

/// "discs.L4L5.geometry.area" -> "discs.*.geometry.area"
std::string any_level(std::string path);

/// The constant that a path names ("model." and then that of the model file, "*" for any level), with its range.
/// @throws InputError at `place` when there is no such constant or it has no range.
Uncertain find_uncertain(const std::string& path, const model::Model& model, const Place& place);

/// `count` points of the unit cube of `dimensions`. @pre dimensions >= 1
std::vector<std::vector<double>> sample_cube(std::size_t count, std::size_t dimensions, std::uint64_t seed);

/// Spearman's rank correlation of two lists of equal length; 0 where one of them does not vary.
double rank_correlation(const std::vector<double>& a, const std::vector<double>& b);

/// Value below which a share of the sample lies, linear between order statistics. @pre not empty
double quantile(std::vector<double> sample, double share);

}  // namespace spinewalk::evidence
