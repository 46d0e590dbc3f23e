#include "cli/commands.hpp"
#include "cli/share.hpp"
#include "cli/tables.hpp"
#include "cli/terminal.hpp"
#include "model/activities.hpp"
#include "model/load_model.hpp"
#include "model/parameter_list.hpp"
#include "units/quantity.hpp"

#include <fmt/format.h>

namespace spinewalk::cli {
namespace {

using results::Table;

constexpr const char* kDefaultModel = "adult_male_50";

/// First line of a file if it is a comment: what the file says about itself.
std::string opening_comment(const std::filesystem::path& file) {
  const std::string text = model::read_text(file);
  std::string line = text.substr(0, text.find('\n'));
  if (!line.starts_with("#")) return "";
  line.erase(0, line.find_first_not_of("# "));
  return line;
}

Table list_files(const std::string& kind) {
  Table table{{{"name", ""}, {"about", ""}, {"file", ""}}, {}};
  for (const auto& file : shared_files(kind))
    table.rows.push_back({file.stem().string(), opening_comment(file), file.string()});
  return table;
}

Table list_activities() {
  Table table{{{"name", ""}, {"meaning", ""}, {"parameters", ""}}, {}};
  for (const model::ActivityKind& kind : model::activity_kinds()) {
    model::Phase phase = model::prototype_of(kind);
    std::string names;
    for (const model::Parameter& parameter : model::phase_parameters(kind, phase))
      names += (names.empty() ? "" : ", ") + parameter.path;
    table.rows.push_back({std::string(kind.name), std::string(kind.meaning), names});
  }
  return table;
}

std::string range_text(const model::ParameterInfo& parameter) {
  if (!parameter.choices.empty()) return fmt::format("{}", fmt::join(parameter.choices, " | "));
  if (parameter.unit.empty()) return "a file";
  return fmt::format("{} to {}", units::format(parameter.low, parameter.unit),
                     units::format(parameter.high, parameter.unit));
}

/// Constants of a model stand with what they are in the default model.
Table list_parameters() {
  Table table{{{"path", ""}, {"default", ""}, {"range", ""}, {"meaning", ""}, {"status", ""}, {"source", ""}},
              {}};
  const auto file = model::find_model(kDefaultModel, std::filesystem::current_path(), {kDefaultModel});
  for (const model::ParameterInfo& p : model::parameter_list(model::load_model(file)))
    table.rows.push_back({p.path, p.default_value.empty() ? "-" : p.default_value, range_text(p), p.meaning,
                          p.status, p.source});
  return table;
}

}  // namespace

void list_names(const ListOptions& options, Terminal& terminal) {
  const Table table = options.what == "activities"   ? list_activities()
                      : options.what == "parameters" ? list_parameters()
                                                     : list_files(options.what);
  terminal.result(options.format == Format::json ? to_json(table).dump(2) + "\n" : to_aligned_text(table));
}

}  // namespace spinewalk::cli
