#include "cli/recording_scenario.hpp"

#include "model/parameters.hpp"
#include "model/scenario_tree.hpp"

#include <fmt/format.h>

#include <cmath>

namespace spinewalk::cli {
namespace {

namespace fs = std::filesystem;

fs::path path_from(const fs::path& scenario, const fs::path& recording) {
  const fs::path folder = fs::absolute(scenario).lexically_normal().parent_path();
  const fs::path file = fs::absolute(recording).lexically_normal(),
                 relative = file.lexically_relative(folder);
  return relative.empty() || *relative.begin() == ".." ? file : relative;
}

std::vector<model::Parameter> parameters_of(model::Measured& measured) {
  std::vector<model::Parameter> parameters;
  model::declare(model::Table(parameters), measured);
  return parameters;
}

/// What differs from the defaults; the kind always.
model::YamlNode phase_of(model::Measured how) {
  model::Measured usual;
  const auto defaults = parameters_of(usual), given = parameters_of(how);
  model::YamlNode phase;
  phase["for"] = model::make_scalar("30 min");
  for (std::size_t i = 0; i < given.size(); ++i) {
    const std::string& path = given[i].path;
    if (!model::has_value(given[i])) continue;
    const std::string value = model::value_text(given[i]);
    if (path != "kind" && model::has_value(defaults[i]) && value == model::value_text(defaults[i])) continue;
    const auto dot = path.find('.');
    model::YamlNode& node = dot == std::string::npos ? phase : phase[path.substr(0, dot)];
    node[path.substr(dot == std::string::npos ? 0 : dot + 1)] = model::make_scalar(value);
  }
  return phase;
}

}  // namespace

std::string make_scenario(const RecordingReport& report, const fs::path& scenario) {
  model::Measured how = report.how;
  how.file = path_from(scenario, how.file);
  model::YamlNode root, item;
  item["measured"] = phase_of(how);
  root["schema"] = model::make_scalar(std::string(model::kScenarioSchema));
  root["title"] = model::make_scalar("The recording " + how.file.filename().string());
  root["model"] = model::make_scalar("adult_male_50");
  if (!std::isnan(report.mass()))
    root["subject"]["mass"] = model::make_scalar(fmt::format("{:.2f} kg", report.mass()));
  root["start"] = model::make_scalar("morning");
  root["timeline"].kind = model::YamlNode::Kind::sequence;
  root["timeline"].items.push_back(std::move(item));
  return model::write_yaml(root);
}

}  // namespace spinewalk::cli
