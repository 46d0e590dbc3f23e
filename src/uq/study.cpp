#include "uq/study.hpp"

#include "model/errors.hpp"
#include "model/names.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace spinewalk::uq {
namespace {

std::string design_text(const std::string& plan, const std::string& name) {
  const auto json = nlohmann::json::parse(plan, nullptr, false);
  if (!json.is_object() || !json.contains("design"))
    throw IoError(
        fmt::format("{}: holds no plan\n  hint: give a table that `spinewalk sweep merge` made", name));
  return json.at("design").dump();
}

/// Places in the list of the plan; in the alphabet where there is none.
std::vector<double> places(const std::vector<std::string>& texts, std::vector<std::string> order) {
  if (order.empty()) {
    order = texts;
    std::sort(order.begin(), order.end());
    order.erase(std::unique(order.begin(), order.end()), order.end());
  }
  std::vector<double> numbers;
  for (const auto& text : texts)
    numbers.push_back(static_cast<double>(std::find(order.begin(), order.end(), text) - order.begin()));
  return numbers;
}

const results::TableColumn& column_of(const results::SampleTable& table, const std::string& path,
                                      const std::string& name) {
  for (const auto& column : table.columns)
    if (column.path == path) return column;
  throw IoError(fmt::format("{}: the column {} of the plan is missing", name, path));
}

std::size_t index_in(const std::vector<std::string>& names, const std::string& wanted,
                     const std::string& what) {
  const auto at = std::find(names.begin(), names.end(), wanted);
  if (at == names.end())
    throw InputError(Place{"--" + what}, fmt::format("there is no {} \"{}\"", what, wanted),
                     model::name_hint(wanted, names));
  return static_cast<std::size_t>(at - names.begin());
}

std::size_t phase_of(const Study& study, const std::string& wanted) {
  const auto& phases = study.table.phases;
  if (wanted.empty()) return phases.size() - 1;
  for (std::size_t p = 0; p < phases.size(); ++p) {
    const auto space = phases[p].find(' ');
    if (phases[p].substr(0, space) == wanted || phases[p].substr(space + 1) == wanted) return p;
  }
  return index_in(phases, wanted, "phase");
}

std::size_t level_of(const Study& study, const std::string& wanted) {
  const auto& levels = study.table.levels;
  if (!wanted.empty()) return index_in(levels, wanted, "level");
  const auto lower = std::find(levels.begin(), levels.end(), "L4L5");
  return lower == levels.end() ? 0 : static_cast<std::size_t>(lower - levels.begin());
}

}  // namespace

std::size_t Study::independent_rows() const {
  if (!radial()) return rows();
  return design.method == "saltelli" ? 2 * block : block;
}

Study make_study(results::SampleTable table, const std::string& name) {
  Study study{std::move(table), {}, 0, {}, {}};
  study.design = read_design(design_text(study.table.plan, name), name);
  const std::string& method = study.design.method;
  if (study.rows() == 0 || study.table.phases.empty() || study.table.levels.empty())
    throw IoError(fmt::format("{}: holds no samples", name));
  if (method == "saltelli" || method == "morris") {
    study.block = rows_of_block(study.design, study.rows());
    if (study.block == 0)
      throw IoError(fmt::format(
          "{}: {} rows are no whole {} design of {} variables\n  hint: merge all tasks; --incomplete keeps "
          "the rows that are missing",
          name, study.rows(), method, study.design.variables.size()));
  }
  for (const auto& variable : study.design.variables) {
    const auto& column = column_of(study.table, variable.path(), name);
    study.inputs.push_back(column.unit.empty() ? places(column.texts, variable.values) : column.numbers);
    if (!study.radial()) continue;
    const Margin margin(variable);
    auto& shares = study.shares.emplace_back();
    for (std::size_t r = 0; r < study.rows(); ++r)
      shares.push_back(column.unit.empty() ? margin.share(column.texts[r]) : margin.share(column.numbers[r]));
  }
  return study;
}

Study load_study(const std::filesystem::path& file) {
  return make_study(results::read_sample_table(file), file.string());
}

std::vector<Output> outputs_of(const Study& study, const Choice& choice) {
  const auto& metrics = results::summary_metrics();
  std::vector<std::string> names;
  for (const auto& metric : metrics) names.push_back(metric.name);
  const std::size_t phase = phase_of(study, choice.phase), level = level_of(study, choice.level);
  const std::size_t levels = study.table.levels.size(), size = study.table.phases.size() * levels;
  std::vector<Output> outputs;
  for (const auto& wanted : choice.metrics.empty() ? names : choice.metrics) {
    const std::size_t m = index_in(names, wanted, "metric");
    Output output{metrics[m].name,           metrics[m].unit,           metrics[m].long_name,
                  study.table.phases[phase], study.table.levels[level], {}};
    for (const auto& sample : study.table.samples)
      output.values.push_back(sample.values[m * size + phase * levels + level]);
    outputs.push_back(std::move(output));
  }
  return outputs;
}

}  // namespace spinewalk::uq
