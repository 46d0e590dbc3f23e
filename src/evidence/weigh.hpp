/// Weighs claims: runs their contrasts over one design of the uncertain parameters and reads a verdict.
///
///   effects of the samples  ->  median, 90 % interval [5 %, 95 %], two parameters of largest |rank correlation|
///   supported       the interval excludes 0 with the claimed sign and |median| >= threshold
///   contradicted    the interval excludes 0 with the other sign
///   depends         else: on the parameter of largest rank correlation
///
/// A claim varies its own parameters alone, so that its outcome does not depend on which others are weighed with it, nor on
/// threads. Claims with the same parameters have the same samples and share their runs. A sample whose solver gives up is
/// counted and left out. The contrast is also run once with the constants as the model file has them.
/// Tests: tests/unit/evidence/claim_test.cpp.
#pragma once

#include "evidence/claim.hpp"
#include "evidence/parallel.hpp"
#include "results/table.hpp"

namespace spinewalk::evidence {

inline constexpr std::size_t kFewestSamples = 64;

enum class Weight { supported, contradicted, depends };

struct Influence {
  std::string path;
  double rank_correlation;  ///< [1] of the effect with the parameter
};

struct Finding {
  const Claim* claim;
  double median, low, high;  ///< [1] of the effect; low and high bound 90 % of the samples
  double as_modelled;        ///< [1] effect with the constants of the model file
  std::size_t samples, failed;
  std::vector<Influence> deciding;  ///< at most two, the stronger first
  Weight weight;
  bool is_small() const;  ///< all of the interval is below the threshold, whichever way
  std::string verdict() const;  ///< "supported", "contradicted", "depends on PARAMETER"; the last two perhaps with ", small"
};

/// Median, interval, influences and verdict from effects at shares [sample][parameter]; NaN effects have failed.
Finding judge(const Claim& claim, const std::vector<double>& effects,
              const std::vector<std::vector<double>>& shares);

/// A finding a claim, in their order; the claims must outlive them. `samples` of the uncertain parameters are drawn by `seed` and
/// run `threads` at a time. @throws InputError for what no sample can mend; a sample's SolverError counts as failed.
std::vector<Finding> weigh(const std::vector<Claim>& claims, std::size_t samples, std::uint64_t seed,
                           int threads, const Done& done);

/// The effect of one contrast with the constants of the model file. @throws InputError, SolverError
double find_effect(const Claim& claim, solve::StartCache* cache = nullptr);

/// Columns claim, topic, sentence, verdict, median, low, high, as_modelled, first, first_correlation, second, second_correlation,
/// samples, failed, claimed, threshold.
results::Table to_table(const std::vector<Finding>& findings);

}  // namespace spinewalk::evidence
