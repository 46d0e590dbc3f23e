#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/terminal.hpp"
#include "results/export_csv.hpp"
#include "results/export_mot.hpp"
#include "results/metrics.hpp"

namespace spinewalk::cli {

void export_result(const ExportOptions& options, Terminal& terminal) {
  if ((options.format == "mot") != (options.phase != 0))
    throw UsageError(options.phase == 0 ? "which phase?\n  hint: --to mot writes one phase: give --phase, counted from 1"
                                        : "--phase belongs to --to mot");
  const results::Result result = results::read_result(options.result, options.unsealed);
  if (!result.record.complete)
    terminal.warning(options.result.string() + " is " + results::completeness(result));
  if (options.format == "mot")
    results::export_mot(result, options.phase, options.output);
  else
    results::export_csv(result, options.output);
}

}  // namespace spinewalk::cli
