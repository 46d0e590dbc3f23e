#include "cli/commands.hpp"
#include "cli/terminal.hpp"
#include "results/export_csv.hpp"
#include "results/metrics.hpp"

namespace spinewalk::cli {

void export_result(const ExportOptions& options, Terminal& terminal) {
  const results::Result result = results::read_result(options.result, options.unsealed);
  if (!result.record.complete)
    terminal.warning(options.result.string() + " is " + results::completeness(result));
  results::export_csv(result, options.output);
}

}  // namespace spinewalk::cli
