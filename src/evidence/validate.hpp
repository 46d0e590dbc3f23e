/// Runs studies and holds the model to what was published.
#pragma once

#include "evidence/parallel.hpp"
#include "evidence/study.hpp"
#include "results/table.hpp"

namespace spinewalk::evidence {

enum class Verdict { inside, outside, reported };
/// "inside", "OUTSIDE", "reported".
std::string_view verdict_name(Verdict verdict);

struct RowOutcome {
  const Study* study;
  const Row* row;
  double value;  ///< in the row's unit
  Verdict verdict;
  double ratio() const;  ///< to the publication; NaN where that says 0
};

/// Runs every scenario of the studies once, `threads` at a time, and reads their rows, in the order of the studies.
/// @throws InputError, SolverError of the first scenario that fails
std::vector<RowOutcome> validate(const std::vector<Study>& studies, int threads, const Done& done);

/// Columns study, row, also, what, unit, published, value, low, high, ratio, verdict, source, why.
results::Table to_table(const std::vector<RowOutcome>& outcomes);

}  // namespace spinewalk::evidence
