#include "cli/exit_codes.hpp"
#include "cli/sweep.hpp"
#include "cli/terminal.hpp"
#include "cli/write_trial.hpp"
#include "sweep/merge.hpp"
#include "sweep/slurm.hpp"

#include <fmt/format.h>

namespace spinewalk::cli {

void merge_sweep(const SweepMergeOptions& options, Terminal& terminal) {
  require_writable(options.output);
  const auto plan = sweep::load_samples(options.folder);
  const auto merged = sweep::merge_tasks(plan);
  if (!merged.pending.empty() && !options.incomplete)
    throw FailedSamples(fmt::format("{} of {} samples have no row yet, the first is {}\n  hint: `spinewalk sweep run {}` computes "
                                    "them; --incomplete merges what there is",
                                    merged.pending.size(), plan.samples, merged.pending.front(), plan.folder.string()));
  results::write_sample_table(options.output, std::filesystem::path(options.output).concat(".part"), merged.table);
  terminal.result(fmt::format("{}: {} samples, {} done, {} failed, {} pending\n", options.output.string(), plan.samples, merged.done,
                              merged.failed, merged.pending.size()));
}

void show_sample(const SweepShowOptions& options, Terminal& terminal) {
  const auto plan = sweep::load_samples(options.folder);
  if (options.sample < 0 || options.sample >= plan.samples)
    throw UsageError(fmt::format("there is no sample {}\n  hint: the plan has {}, counted from 0", options.sample, plan.samples));
  std::string line = "spinewalk run " + sweep::shell_word(plan.scenario().string());
  for (const auto& set : sweep::sets_of(plan, options.sample)) line += " --set " + sweep::shell_word(set);
  terminal.result(fmt::format("{} -o sample-{}.h5\n", line, options.sample));
}

}  // namespace spinewalk::cli
