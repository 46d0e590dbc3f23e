/// Result files (product.md section 6): sealed HDF5. The only door to them; layout.hpp alone spells the
/// paths.
#pragma once

#include "model/scenario.hpp"
#include "solve/record.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace spinewalk::results {

/// The texts that make a result traceable; /provenance.
struct Provenance {
  std::string title;
  std::string scenario_written, scenario_resolved, model, bibliography, build;
  std::string code_version, git_sha, scenario_sha256, model_sha256;
  std::map<std::string, std::string>
      run;  ///< /provenance/run: created, host, wall times (left out of the digest)
};

struct Result {
  solve::Record record;
  Provenance provenance;
  model::PerLevel<double> reference_height;  ///< [m]
  double body_weight = 0;                    ///< [N]; 0 for a column on the bench
};

/// Writes FILE.part, closes, syncs, verifies, appends the seal, renames. @throws IoError (full disk,
/// read-only, ...).
void write_result(const std::filesystem::path& file, const Result& result);

/// Checks the seal before libhdf5 sees the file. @throws IoError on a broken seal unless `unsealed`.
Result read_result(const std::filesystem::path& file, bool unsealed = false);

/// Hash of everything but /provenance/run: equal for equal results.
std::string digest(const std::filesystem::path& file, bool unsealed = false);

}  // namespace spinewalk::results
