/// Tables of samples: what a task of a sweep writes and what `sweep merge` makes of them (product.md section 6: the names of
/// a result's summary with a leading [N]). Sealed HDF5 that opens as netCDF-4:
///
///     /            attrs filetype="spinewalk-sweep" version plan_sha256 code_version git_sha complete
///     /sample [N] id, scale · /phase [P] · /level [L]
///     /samples/    [N] status, reason, seed, checksum
///     /parameters/ [N] one a column of the plan, named by its path
///     /summary/    [N,P,L] the metrics of a result; NaN where the sample failed
///     /provenance  plan
///
/// Nothing in it varies from run to run: the same samples have the same digest, whoever computed them in whatever order.
/// Tests: tests/unit/results/sample_table_test.cpp.
#pragma once

#include "solve/record.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace spinewalk::results {

/// A metric of the summary, in the order in which a sample's values stand.
struct Metric {
  std::string name, unit, long_name;
};
const std::vector<Metric>& summary_metrics();

struct Sample {
  long id = 0;
  std::string status;  ///< "done", or why not
  std::string reason;  ///< one line; empty when done
  std::vector<double> values;  ///< [M,P,L] M metrics, P phases, L levels
  std::string checksum;

  bool done() const { return status == "done"; }
};

/// Values of the summary of a complete record; NaN in that shape.
std::vector<double> summary_values(const solve::Record& record);
std::vector<double> no_values(std::size_t phases, std::size_t levels);
/// Of id, status, reason and values within a plan.
std::string checksum_of(const Sample& sample, const std::string& plan_sha256);

struct TableColumn {
  std::string path, unit;                   ///< the unit is empty where the values are texts
  std::vector<double> numbers;              ///< [N], or
  std::vector<std::string> texts;           ///< [N]
};

struct SampleTable {
  std::string plan_sha256, code_version, git_sha, plan;
  bool complete = false;  ///< every sample that belongs here is here
  std::vector<std::string> phases, levels;
  std::vector<Sample> samples;
  std::vector<std::uint64_t> seeds;  ///< [N]
  std::vector<TableColumn> columns;
};

/// @param part where it is written before it is renamed. @throws IoError
void write_sample_table(const std::filesystem::path& file, const std::filesystem::path& part, const SampleTable& table);
/// Checks seal, shapes and the checksum of every row. @throws IoError naming file and sample.
SampleTable read_sample_table(const std::filesystem::path& file);

}  // namespace spinewalk::results
