#include "cli/commands.hpp"
#include "cli/explain.hpp"
#include "cli/summary_table.hpp"
#include "cli/tables.hpp"
#include "cli/terminal.hpp"
#include "results/metrics.hpp"

namespace spinewalk::cli {

void compare_results(const CompareOptions& options, Terminal& terminal) {
  if (options.why || options.sure) return explain_difference(options, terminal);
  std::vector<results::NamedResult> named;
  for (const auto& file : options.results)
    named.push_back({file.string(), results::read_result(file, options.unsealed)});
  if (options.format == Format::csv)
    terminal.result(results::to_csv(results::compare(named)));
  else if (options.format == Format::json)
    terminal.result(to_json(results::compare(named)).dump(2) + "\n");
  else
    for (const auto& [name, result] : named)
      terminal.result(to_table(name, result) + (&result == &named.back().result ? "" : "\n"));
}

}  // namespace spinewalk::cli
