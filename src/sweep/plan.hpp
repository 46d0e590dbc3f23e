/// A plan: which samples a sweep consists of. Written once by `sweep plan`, then never changed; everything that a sample
/// depends on lies in its folder, so that the folder can be copied to a cluster:
///
///     DIR/plan.json       columns, limits, hashes of the other files; its own hash names the plan
///     DIR/samples.csv     id, seed, one column a parameter: `path [unit]`
///     DIR/scenario.yaml   the base scenario, `extends` and `repeat` written out
///     DIR/models/         its model;  DIR/files/ the recordings and results it reads, named by their hash
///     DIR/tasks/          what the tasks write (task.hpp)
///
/// Designs that need random numbers or sequences (random, lhs, sobol, saltelli, morris) are made by the program `spinewalk-uq`; the
/// interface is in design.hpp.
#pragma once

#include "model/scenario.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace spinewalk::sweep {

/// One varied parameter. The unit is that of the numbers in its column; empty where the values are names.
struct Column {
  std::string path, unit;
  std::string header() const { return unit.empty() ? path : path + " [" + unit + "]"; }
};

/// What happens when a sample fails.
struct OnFailure {
  int retry = 0;          ///< further attempts at once
  double tol_scale = 0.1;  ///< factor on solver.tolerance of each
};

/// What `plan` measured and expects.
struct Estimate {
  int probes = 0;
  double seconds = 0;    ///< [s] of computing a sample
  double bytes = 0;      ///< of the merged table
  bool at_least = false;  ///< the probes were cut short
};

struct Plan {
  std::filesystem::path folder;
  std::string title, hash;  ///< the hash of everything below but the estimate
  long samples = 0;
  std::uint64_t seed = 0;
  std::vector<Column> columns;
  std::vector<std::string> phases, levels;  ///< of every sample's summary
  OnFailure on_failure;
  double tolerance = 0;  ///< of the base scenario
  std::string method;    ///< of the design; "saltelli" tells the analysis how the rows belong together
  std::string variables;  ///< JSON of the distributions, as the design was asked for; empty without
  Estimate estimate;
  std::string text;      ///< plan.json without the estimate, which varies from time to time
  std::vector<std::string> cells;  ///< [samples, columns] as in samples.csv; empty until load_samples()

  const std::string& cell(long id, std::size_t column) const {
    return cells[static_cast<std::size_t>(id) * columns.size() + column];
  }
  std::filesystem::path scenario() const { return folder / "scenario.yaml"; }
  std::filesystem::path tasks() const { return folder / "tasks"; }
};

/// The seed of a sample: the first 8 bytes of sha256("SEED ID").
std::uint64_t seed_of(std::uint64_t base, long id);

/// plan.json alone: enough for the status. @throws InputError
Plan load_plan(const std::filesystem::path& folder);
/// Everything, every hash checked. @throws InputError naming the file that was changed
Plan load_samples(const std::filesystem::path& folder);


/// "path=value unit", as `run --set` takes it, one a column of sample `id`.
std::vector<std::string> sets_of(const Plan& plan, long id);

}  // namespace spinewalk::sweep
