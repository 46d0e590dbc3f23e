#include "results/sample_table.hpp"

#include "model/errors.hpp"
#include "results/dimension_scales.hpp"
#include "results/layout.hpp"
#include "results/sealed_file.hpp"
#include "results/sha256.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <limits>

namespace spinewalk::results {
namespace {

constexpr const char* kSweepType = "spinewalk-sweep";
constexpr const char* kSummary = "/summary";

/// The lines of the result layout that make up a summary.
const std::vector<const layout::Dataset<Result, double>*>& summary_lines() {
  static const auto lines = [] {
    std::vector<const layout::Dataset<Result, double>*> found;
    for (const auto& line : layout::numbers())
      if (line.group == kSummary && line.axes == std::vector{layout::Axis::phase, layout::Axis::level})
        found.push_back(&line);
    return found;
  }();
  return lines;
}

class TableWriter {
 public:
  explicit TableWriter(const SampleTable& table) : table_(table) {}

  h5::Image write() {
    h5::write_attribute(file_, layout::kFileTypeName, kSweepType);
    h5::write_attribute(file_, layout::kVersionName, std::vector<int>{kFormatMajor, kFormatMinor});
    h5::write_attribute(file_, "plan_sha256", table_.plan_sha256);
    h5::write_attribute(file_, "code_version", table_.code_version);
    h5::write_attribute(file_, "git_sha", table_.git_sha);
    write_scales();
    write_samples();
    write_parameters();
    write_summary();
    h5::Handle provenance = h5::create_group(file_, "/provenance");
    h5::write_dataset(provenance, "plan", {}, std::vector<std::string>{table_.plan}).close();
    provenance.close();
    h5::write_attribute(file_, layout::kComplete, std::vector<int>{table_.complete});
    scales_.finish(file_);
    return h5::Image(std::move(file_));
  }

 private:
  template <class Value>
  void add_scale(const char* name, const char* long_name, const std::vector<Value>& values) {
    h5::Handle dataset = h5::write_dataset(file_, name, {values.size()}, values);
    h5::write_attribute(dataset, layout::kLongName, std::string(long_name));
    h5::make_scale(dataset, name);
    dataset.close();
  }

  void write_scales() {
    std::vector<long> ids;
    for (const auto& sample : table_.samples) ids.push_back(sample.id);
    add_scale("sample", "sample of the plan, from 0", ids);
    add_scale("phase", "phase", table_.phases);
    add_scale("level", "disc, cranial to caudal", table_.levels);
  }

  /// A dataset of one row a sample in a group that has its own names of the scales.
  template <class Value>
  void write(hid_t group, const std::string& name, const std::vector<std::string>& axes,
             const std::vector<Value>& values, const std::string& unit, const std::string& long_name) {
    h5::Shape shape;
    for (const auto& axis : axes)
      shape.push_back(axis == "sample"  ? table_.samples.size()
                      : axis == "phase" ? table_.phases.size()
                                        : table_.levels.size());
    h5::Handle dataset = h5::write_dataset(group, name, shape, values);
    if (!unit.empty()) h5::write_attribute(dataset, layout::kUnits, unit);
    h5::write_attribute(dataset, layout::kLongName, long_name);
    std::vector<h5::Handle> opened;
    for (const auto& axis : axes) opened.push_back(h5::open_dataset(group, axis));
    scales_.attach(dataset, {opened.begin(), opened.end()});
    dataset.close();
  }

  h5::Handle open_group(const std::string& path, const std::vector<std::string>& axes) {
    h5::Handle group = h5::create_group(file_, path);
    for (const auto& axis : axes) h5::hard_link(file_, "/" + axis, group, axis);
    return group;
  }

  void write_samples() {
    h5::Handle group = open_group("/samples", {"sample"});
    std::vector<std::string> status, reason, checksum;
    for (const auto& sample : table_.samples) {
      status.push_back(sample.status);
      reason.push_back(sample.reason);
      checksum.push_back(sample.checksum);
    }
    std::vector<long> seeds;
    for (const auto seed : table_.seeds) seeds.push_back(std::bit_cast<long>(seed));
    write(group, "status", {"sample"}, status, "", "how the sample ended");
    write(group, "reason", {"sample"}, reason, "", "why it failed");
    write(group, "checksum", {"sample"}, checksum, "", "of id, status, reason and values");
    write(group, "seed", {"sample"}, seeds, "1", "seed of the sample");
    group.close();
  }

  void write_parameters() {
    h5::Handle group = open_group("/parameters", {"sample"});
    for (const auto& column : table_.columns) {
      if (column.texts.empty())
        write(group, column.path, {"sample"}, column.numbers, column.unit, column.path);
      else
        write(group, column.path, {"sample"}, column.texts, "", column.path);
    }
    group.close();
  }

  void write_summary() {
    h5::Handle group = open_group(kSummary, {"sample", "phase", "level"});
    const std::size_t size = table_.phases.size() * table_.levels.size();
    std::vector<double> values(table_.samples.size() * size);
    for (std::size_t m = 0; m < summary_metrics().size(); ++m) {
      const auto& metric = summary_metrics()[m];
      for (std::size_t n = 0; n < table_.samples.size(); ++n)
        std::copy_n(table_.samples[n].values.begin() + static_cast<std::ptrdiff_t>(m * size), size,
                    values.begin() + static_cast<std::ptrdiff_t>(n * size));
      write(group, metric.name, {"sample", "phase", "level"}, values, metric.unit, metric.long_name);
    }
    group.close();
  }

  h5::Handle file_ = h5::create_image();
  const SampleTable& table_;
  h5::DimensionScales scales_;
};

class TableReader {
 public:
  explicit TableReader(std::string_view bytes) : file_(h5::open_image(bytes)) {}

  SampleTable read() {
    if (h5::read_text_attribute(file_, layout::kFileTypeName) != kSweepType)
      throw IoError("is no table of samples\n  hint: give a file that `spinewalk sweep` wrote");
    table_.plan_sha256 = h5::read_text_attribute(file_, "plan_sha256");
    table_.code_version = h5::read_text_attribute(file_, "code_version");
    table_.git_sha = h5::read_text_attribute(file_, "git_sha");
    table_.complete = h5::read_int_attribute(file_, layout::kComplete) == std::vector<int>{1};
    read_into("/phase", table_.phases);
    read_into("/level", table_.levels);
    std::vector<std::string> plan;
    read_into("/provenance/plan", plan);
    table_.plan = plan.empty() ? "" : plan[0];
    read_samples();
    read_parameters();
    read_summary();
    for (const auto& sample : table_.samples)
      if (sample.checksum != checksum_of(sample, table_.plan_sha256))
        throw IoError(fmt::format(
            "sample {}: the checksum of its row is wrong\n  hint: `spinewalk sweep run` computes it again",
            sample.id));
    return std::move(table_);
  }

 private:
  template <class Value>
  void read_into(const std::string& path, std::vector<Value>& values) {
    h5::read_dataset(h5::open_dataset(file_, path), path, values);
  }
  template <class Value>
  std::vector<Value> read_column(const std::string& path) {
    std::vector<Value> values;
    read_into(path, values);
    require(values.size() == table_.samples.size(), path);
    return values;
  }
  static void require(bool right, const std::string& path) {
    if (!right) throw IoError(fmt::format("{}: of another length than /sample", path));
  }

  void read_samples() {
    std::vector<long> ids;
    read_into("/sample", ids);
    table_.samples.resize(ids.size());
    const auto status = read_column<std::string>("/samples/status"),
               reason = read_column<std::string>("/samples/reason"),
               checksum = read_column<std::string>("/samples/checksum");
    for (const long seed : read_column<long>("/samples/seed"))
      table_.seeds.push_back(std::bit_cast<std::uint64_t>(seed));
    for (std::size_t n = 0; n < ids.size(); ++n)
      table_.samples[n] = {ids[n], status[n], reason[n], {}, checksum[n]};
  }

  void read_parameters() {
    const h5::Handle group = h5::open_group(file_, "/parameters");
    for (const auto& name : h5::link_names(group)) {
      if (name == "sample") continue;
      const std::string path = "/parameters/" + name;
      const h5::Handle dataset = h5::open_dataset(group, name);
      TableColumn column{name, "", {}, {}};
      if (h5::class_of(dataset) == H5T_STRING)
        column.texts = read_column<std::string>(path);
      else
        column.unit = h5::read_text_attribute(dataset, layout::kUnits),
        column.numbers = read_column<double>(path);
      table_.columns.push_back(std::move(column));
    }
  }

  void read_summary() {
    const std::size_t size = table_.phases.size() * table_.levels.size();
    const auto there = h5::link_names(h5::open_group(file_, kSummary));
    for (const auto& metric : summary_metrics()) {
      const std::string path = std::string(kSummary) + "/" + metric.name;
      if (std::find(there.begin(), there.end(), metric.name) == there.end())
        throw IoError(fmt::format(
            "{} is missing: spinewalk {} wrote this table\n  hint: read it with that version, or compute it "
            "again",
            path, table_.code_version));
      std::vector<double> values;
      read_into(path, values);
      require(values.size() == size * table_.samples.size(), path);
      for (std::size_t n = 0; n < table_.samples.size(); ++n) {
        const auto first = values.begin() + static_cast<std::ptrdiff_t>(n * size);
        table_.samples[n].values.insert(table_.samples[n].values.end(), first,
                                        first + static_cast<std::ptrdiff_t>(size));
      }
    }
  }

  const h5::Handle file_;
  SampleTable table_;
};

}  // namespace

const std::vector<Metric>& summary_metrics() {
  static const auto metrics = [] {
    std::vector<Metric> found;
    for (const auto* line : summary_lines()) found.push_back({line->name, line->unit, line->long_name});
    return found;
  }();
  return metrics;
}

std::vector<double> summary_values(const solve::Record& record) {
  Result holder;
  holder.record.phases = record.phases;
  const std::size_t levels = record.labels.levels.size();
  std::vector<double> values;
  for (const auto* line : summary_lines()) {
    const auto part = layout::gather(*line, holder, {record.phases.size(), levels});
    values.insert(values.end(), part.begin(), part.end());
  }
  return values;
}

std::vector<double> no_values(std::size_t phases, std::size_t levels) {
  return std::vector<double>(summary_metrics().size() * phases * levels,
                             std::numeric_limits<double>::quiet_NaN());
}

std::string checksum_of(const Sample& sample, const std::string& plan_sha256) {
  constexpr std::size_t kDigits = 16;
  Sha256 hash;
  hash.add(fmt::format("{} {} {}\n{}\n", plan_sha256, sample.id, sample.status, sample.reason));
  for (const double value : sample.values) {
    const auto bits = std::bit_cast<std::array<char, sizeof value>>(value);
    hash.add({bits.data(), bits.size()});
  }
  return hash.finish().substr(0, kDigits);
}

void write_sample_table(const std::filesystem::path& file, const std::filesystem::path& part,
                        const SampleTable& table) {
  const h5::QuietErrors quiet;
  write_sealed(
      file, TableWriter(table).write().bytes(), [](std::string_view bytes) { h5::open_image(bytes).close(); }, part);
}

SampleTable read_sample_table(const std::filesystem::path& file) {
  const h5::QuietErrors quiet;
  const std::string bytes = read_sealed(file);
  try {
    return TableReader(bytes).read();
  } catch (const IoError& error) {
    throw IoError(fmt::format("{}: {}", file.string(), error.what()));
  }
}

}  // namespace spinewalk::results
