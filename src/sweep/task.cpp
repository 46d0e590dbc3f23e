#include "sweep/task.hpp"

#include "model/errors.hpp"
#include "sweep/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <functional>
#include <stdexcept>

namespace spinewalk::sweep {
namespace {

namespace fs = std::filesystem;

std::optional<long> to_long(std::string_view text) {
  long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::string Shard::name() const { return fmt::format("task-{}-{}", count, index); }

Shard parse_shard(const std::string& text) {
  const auto slash = text.find('/');
  const auto index = slash == text.npos ? std::nullopt : to_long(text.substr(0, slash));
  const auto count = slash == text.npos ? std::nullopt : to_long(text.substr(slash + 1));
  if (!index || !count || *count < 1 || *index < 0 || *index >= *count)
    throw std::invalid_argument(
        fmt::format("\"{}\" is no part of a plan: write I/N with I from 0 to N - 1", text));
  return {*index, *count};
}

std::optional<Shard> shard_of(const fs::path& file) {
  const std::string name = file.stem().string();
  const auto dash = name.rfind('-');
  if (!name.starts_with("task-") || dash < 6) return std::nullopt;
  const auto count = to_long(name.substr(5, dash - 5)), index = to_long(name.substr(dash + 1));
  if (!count || !index || *count < 1 || *index < 0 || *index >= *count) return std::nullopt;
  return Shard{*index, *count};
}

std::vector<Shard> existing_tasks(const Plan& plan, const std::string& ending) {
  std::vector<Shard> shards;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(plan.tasks(), error))
    if (entry.path().extension() == ending)
      if (const auto shard = shard_of(entry.path())) shards.push_back(*shard);
  std::sort(shards.begin(), shards.end(), [](const Shard& a, const Shard& b) {
    return std::tie(a.count, a.index) < std::tie(b.count, b.index);
  });
  return shards;
}

void require_plan(const results::SampleTable& table, const Plan& plan, const fs::path& file) {
  if (table.plan_sha256 == plan.hash) return;
  throw IoError(fmt::format(
      "{}: belongs to another plan ({}) than {} ({})\n  hint: keep the tasks of two plans apart",
      file.string(), table.plan_sha256.substr(0, 8), plan.folder.string(), plan.hash.substr(0, 8)));
}

TaskRows::TaskRows(const Plan& plan, const Shard& shard, std::string code_version, std::string git_sha)
    : plan_(plan), shard_(shard), code_version_(std::move(code_version)), git_sha_(std::move(git_sha)) {}

std::optional<TaskRows::Stamp> TaskRows::stamp() const {
  std::error_code error;
  const Stamp now{fs::last_write_time(file(), error), fs::file_size(file(), error)};
  return error ? std::nullopt : std::optional(now);
}

/// A row that is done stays; of others the newer one counts, which is ours.
void TaskRows::take(const results::SampleTable& table, const fs::path& from) {
  require_plan(table, plan_, from);
  for (const auto& sample : table.samples) {
    if (sample.id < shard_.first(plan_.samples) || sample.id >= shard_.last(plan_.samples)) continue;
    const auto [at, fresh] = rows_.emplace(sample.id, sample);
    if (!fresh && !at->second.done() && sample.done()) at->second = sample;
  }
}

void TaskRows::load(const std::function<void(const std::string&)>& complaint) {
  for (const auto& other : existing_tasks(plan_, ".h5")) {
    const bool own = other.count == shard_.count && other.index == shard_.index;
    const bool overlaps = other.first(plan_.samples) < shard_.last(plan_.samples) &&
                          shard_.first(plan_.samples) < other.last(plan_.samples);
    if (!own && (other.count == shard_.count || !overlaps)) continue;
    const fs::path path = plan_.tasks() / (other.name() + ".h5");
    results::SampleTable table;
    try {
      table = results::read_sample_table(path);
    } catch (const IoError& error) {
      complaint(fmt::format("{}; its samples {} to {} are computed again", error.what(),
                            other.first(plan_.samples), other.last(plan_.samples) - 1));
      continue;
    }
    take(table, path);
    if (own) written_ = stamp();
  }
}

const results::Sample* TaskRows::find(long id) const {
  const auto at = rows_.find(id);
  return at == rows_.end() ? nullptr : &at->second;
}

void TaskRows::put(results::Sample sample) {
  sample.checksum = results::checksum_of(sample, plan_.hash);
  const long id = sample.id;
  rows_[id] = std::move(sample);
  unsaved_ = true;
}

void TaskRows::save() {
  if (const auto now = stamp(); now && now != written_) {
    try {
      take(results::read_sample_table(file()), file());
    } catch (const IoError&) {  // broken: what we have replaces it
    }
  }
  // The rows are lent to the table, not copied: they are most of what a long task holds.
  std::vector<results::Sample> samples;
  samples.reserve(rows_.size());
  for (auto& [id, sample] : rows_) samples.push_back(std::move(sample));
  results::SampleTable table = make_table(plan_, std::move(samples));
  const auto take_back = [&] {
    for (auto& sample : table.samples) rows_.at(sample.id) = std::move(sample);
  };
  table.complete =
      static_cast<long>(rows_.size()) == shard_.last(plan_.samples) - shard_.first(plan_.samples);
  table.code_version = code_version_;
  table.git_sha = git_sha_;
  try {
    results::write_sample_table(file(), part_of(file()), table);
  } catch (...) {
    take_back();
    throw;
  }
  take_back();
  written_ = stamp();
  unsaved_ = false;
}

results::SampleTable make_table(const Plan& plan, std::vector<results::Sample> samples) {
  results::SampleTable table;
  table.plan_sha256 = plan.hash;
  table.plan = plan.text;
  table.phases = plan.phases;
  table.levels = plan.levels;
  for (const auto& sample : samples) table.seeds.push_back(seed_of(plan.seed, sample.id));
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    results::TableColumn column{plan.columns[c].path, plan.columns[c].unit, {}, {}};
    for (const auto& sample : samples) {
      const std::string& cell = plan.cell(sample.id, c);
      if (column.unit.empty())
        column.texts.push_back(cell);
      else
        column.numbers.push_back(std::strtod(cell.c_str(), nullptr));
    }
    table.columns.push_back(std::move(column));
  }
  table.samples = std::move(samples);
  return table;
}

}  // namespace spinewalk::sweep
