#include "cli/scenario.hpp"

#include "cli/terminal.hpp"
#include "loading/stride.hpp"
#include "model/load_scenario.hpp"

#include <fmt/format.h>

namespace spinewalk::cli {

model::Scenario load_checked(const std::filesystem::path& file, const std::vector<std::string>& sets,
                             Terminal& terminal) {
  model::Scenario scenario = model::load_scenario(file, sets);
  for (std::size_t i = 0; i < scenario.timeline.size(); ++i) {
    const model::Activity& activity = scenario.timeline[i].activity;
    for (const std::string& warning : loading::make_stride(activity, scenario.model).warnings)
      terminal.warning(fmt::format("timeline[{}].{}: {}", i, model::activity_name(activity), warning));
  }
  return scenario;
}

double total_time(const model::Scenario& scenario) {
  double total = 0;
  for (const model::Phase& phase : scenario.timeline) total += phase.duration;
  if (scenario.rig)
    for (const model::RigLoad& load : scenario.rig->load) total += load.duration;
  return total;
}

}  // namespace spinewalk::cli
