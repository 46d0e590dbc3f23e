/// Results as comma-separated tables (spinewalk export --to csv).
#pragma once

#include "results/file.hpp"

namespace spinewalk::results {

/// Writes a table a group: disc.csv, profile.csv, playback.csv, phases.csv, summary.csv, burst_0.csv ... into
/// the directory `out`, which is made if need be; or, when `out` ends in .csv, the courses of the discs alone
/// into that file. Columns are named "name [unit]", SI. @throws IoError.
void export_csv(const Result& result, const std::filesystem::path& out);

}  // namespace spinewalk::results
