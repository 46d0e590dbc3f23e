#include "sweep/merge.hpp"

#include "model/errors.hpp"

#include <fmt/format.h>

namespace spinewalk::sweep {
namespace {

void take(Merged& merged, const Plan& plan, results::SampleTable table, const std::filesystem::path& file) {
  require_plan(table, plan, file);
  if (table.phases != plan.phases || table.levels != plan.levels)
    throw IoError(fmt::format("{}: has other phases or levels than the plan", file.string()));
  merged.table.code_version = table.code_version;
  merged.table.git_sha = table.git_sha;
  for (auto& sample : table.samples) {
    if (sample.id < 0 || sample.id >= plan.samples)
      throw IoError(fmt::format("{}: there is no sample {} in the plan", file.string(), sample.id));
    auto& kept = merged.table.samples[static_cast<std::size_t>(sample.id)];
    if (kept.done() && sample.done() && kept.checksum != sample.checksum)
      throw IoError(fmt::format("{}: sample {} differs from the same sample of another task\n  hint: were both computed by one "
                                "version of spinewalk? Remove the file of the other one and merge again",
                                file.string(), sample.id));
    if (!kept.done()) kept = std::move(sample);
  }
}

}  // namespace

Merged merge_tasks(const Plan& plan) {
  Merged merged;
  std::vector<results::Sample> samples(static_cast<std::size_t>(plan.samples));
  for (long id = 0; id < plan.samples; ++id) samples[static_cast<std::size_t>(id)].id = id;
  merged.table = make_table(plan, std::move(samples));
  for (const auto& shard : existing_tasks(plan, ".h5")) {
    const auto file = plan.tasks() / (shard.name() + ".h5");
    try {
      take(merged, plan, results::read_sample_table(file), file);
    } catch (const IoError& error) {
      throw IoError(fmt::format("{}\n  hint: its samples are {} to {}; `spinewalk sweep run {} --shard {}/{}` computes what is lost",
                                error.what(), shard.first(plan.samples), shard.last(plan.samples) - 1, plan.folder.string(),
                                shard.index, shard.count));
    }
  }
  for (auto& sample : merged.table.samples) {
    if (sample.status.empty()) {
      merged.pending.push_back(sample.id);
      sample.status = "pending";
      sample.values = results::no_values(plan.phases.size(), plan.levels.size());
      sample.checksum = results::checksum_of(sample, plan.hash);
    } else {
      ++(sample.done() ? merged.done : merged.failed);
    }
  }
  merged.table.complete = merged.pending.empty();
  return merged;
}

}  // namespace spinewalk::sweep
