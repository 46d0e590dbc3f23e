#include "cli/commands.hpp"
#include "cli/excitation.hpp"
#include "cli/scenario.hpp"
#include "cli/terminal.hpp"
#include "cli/text.hpp"
#include "model/load_model.hpp"

#include <fmt/format.h>

namespace spinewalk::cli {
namespace {

/// A model file says `schema: spinewalk-model/...`; everything else is read as a scenario.
bool is_model(const std::filesystem::path& file) {
  const model::YamlNode root = model::parse_yaml(model::read_text(file), file.string());
  const model::YamlNode* schema = root.is_mapping() ? root.find("schema") : nullptr;
  const std::string_view family = model::kModelSchema.substr(0, model::kModelSchema.find('/') + 1);
  return schema != nullptr && schema->is_scalar() && schema->scalar.starts_with(family);
}

}  // namespace

void check_file(const CheckOptions& options, Terminal& terminal) {
  const std::string name = options.file.string();
  if (is_model(options.file)) {
    const model::Model checked = model::load_model(options.file);
    terminal.result(fmt::format("{}: valid model {} with {} sourced constants\n", name, checked.name,
                                checked.provenance.size()));
    return;
  }
  const model::Scenario scenario = load_checked(options.file, options.sets, terminal);
  if (options.excitation)
    terminal.result(results::to_csv(excitation_table(scenario)));
  else if (options.resolved)
    terminal.result(scenario.resolved + excitation_comments(scenario));
  else if (scenario.rig)
    terminal.result(fmt::format("{}: valid rig, {}, {} loads, {}\n", name, scenario.rig->name(),
                                scenario.rig->load.size(), readable_time(total_time(scenario))));
  else
    terminal.result(fmt::format("{}: valid scenario, {} phases, {}, model {}\n", name,
                                scenario.timeline.size(), readable_time(total_time(scenario)),
                                scenario.model.name));
}

}  // namespace spinewalk::cli
