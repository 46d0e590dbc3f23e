#include "cli/commands.hpp"
#include "cli/summary_table.hpp"
#include "cli/terminal.hpp"

#include <nlohmann/json.hpp>

namespace spinewalk::cli {

void compare_results(const CompareOptions& options, Terminal& terminal) {
  nlohmann::json array = nlohmann::json::array();
  if (options.format == Format::csv) terminal.result(csv_header());
  bool first = true;
  for (const auto& file : options.results) {
    const results::Result result = results::read_result(file, options.unsealed);
    switch (options.format) {
      case Format::table:
        if (!first) terminal.result("\n");
        terminal.result(to_table(file.string(), result));
        break;
      case Format::csv:
        if (!result.record.complete) terminal.warning(file.string() + " is incomplete");
        terminal.result(to_csv(file.string(), result));
        break;
      case Format::json:
        array.push_back(to_json(file.string(), result));
        break;
    }
    first = false;
  }
  if (options.format == Format::json) terminal.result(array.dump(2) + "\n");
}

}  // namespace spinewalk::cli
