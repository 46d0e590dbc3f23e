#include "cli/parameter_list.hpp"

#include "model/activities.hpp"
#include "model/load_model.hpp"
#include "model/read_parameters.hpp"
#include "units/quantity.hpp"

#include <fmt/format.h>

namespace spinewalk::cli {
namespace {

constexpr const char* kDefaultModel = "adult_male_50";

struct RangeText {
  std::string operator()(const model::NumberTarget& target) const { return text(target.range); }
  std::string operator()(const model::CountTarget& target) const { return text(target.range); }
  std::string operator()(const model::ChoiceTarget& target) const { return fmt::format("{}", fmt::join(target.names, " | ")); }
  std::string operator()(const model::FileTarget&) const { return "a file"; }

  static std::string text(const model::Range& range) {
    return fmt::format("{} to {}", units::format(range.low, range.unit), units::format(range.high, range.unit));
  }
};

void add(std::vector<ListedParameter>& list, const std::string& prefix, const model::Parameter& parameter) {
  list.push_back({prefix + parameter.path, parameter.required ? "-" : model::value_text(parameter),
                  std::visit(RangeText{}, parameter.target), std::string(parameter.meaning), "", ""});
}

/// Constants of the model, with what they are in the default model.
void add_constants(std::vector<ListedParameter>& list) {
  model::Model model = model::load_model(model::find_model(kDefaultModel, ".", {kDefaultModel}));
  for (const model::Parameter& parameter : model::model_parameters(model)) {
    const bool of_subject = parameter.path.starts_with("subject.");
    ListedParameter row{(of_subject ? "" : "model.") + parameter.path, model::value_text(parameter),
                        std::visit(RangeText{}, parameter.target), std::string(parameter.meaning), "", ""};
    for (const model::Provenance& known : model.provenance)
      if (known.path == parameter.path) {
        row.status = model::kStatusNames.at(static_cast<std::size_t>(known.status));
        row.source = known.source;
      }
    list.push_back(std::move(row));
  }
}

}  // namespace

std::vector<ListedParameter> listed_parameters() {
  std::vector<ListedParameter> list;
  for (const model::ActivityKind& kind : model::activity_kinds()) {
    model::Activity activity = kind.prototype;
    double duration = 0;
    for (const model::Parameter& parameter : model::phase_parameters(kind, activity, duration))
      add(list, fmt::format("timeline[i].{}.", kind.name), parameter);
  }
  std::vector<model::Parameter> options;
  model::FromResult start{};
  model::SolverOptions solver;
  model::RecordOptions record;
  const model::Table table(options);
  model::declare(table.group("start"), start);
  model::declare(table.group("solver"), solver);
  model::declare(table.group("record"), record);
  for (const model::Parameter& parameter : options) add(list, "", parameter);
  add_constants(list);
  return list;
}

}  // namespace spinewalk::cli
