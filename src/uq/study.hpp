/// A merged sweep as an analysis needs it: numbers in, numbers out.
#pragma once

#include "results/sample_table.hpp"
#include "uq/design.hpp"

#include <map>

namespace spinewalk::uq {

/// One figure of the summary: metric, phase and level.
struct Output {
  std::string metric, unit, long_name, phase, level;
  std::vector<double> values;  ///< [N], NaN where the sample failed
};

struct Study {
  results::SampleTable table;
  Design design;
  std::size_t block = 0;                    ///< rows of A in a saltelli or morris design, else 0
  std::vector<std::vector<double>> inputs;  ///< [k][N] a text counts by its place in the list of the plan
  std::vector<std::vector<double>>
      shares;  ///< [k][N] of the distribution below the input; morris and saltelli only

  std::size_t rows() const { return table.samples.size(); }
  bool radial() const { return block > 0; }
  /// Rows that are drawn independently: A and B of a saltelli design, A of a morris design, else all.
  std::size_t independent_rows() const;
};

/// @throws IoError, InputError
Study load_study(const std::filesystem::path& file);
Study make_study(results::SampleTable table, const std::string& name);

/// Empty choices mean: every metric, the last phase, L4L5 or the only level. A phase is named by its number from 1, its name
/// ("2 walking") or its activity. @throws InputError with the nearest name
struct Choice {
  std::vector<std::string> metrics;
  std::string phase, level;
};
std::vector<Output> outputs_of(const Study& study, const Choice& choice);

}  // namespace spinewalk::uq
