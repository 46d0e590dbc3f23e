#include "sweep/make_plan.hpp"

#include "model/load_scenario.hpp"
#include "results/sha256.hpp"
#include "results/table.hpp"
#include "solve/record.hpp"
#include "sweep/plan_folder.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <unistd.h>

namespace spinewalk::sweep {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string samples_csv(const Plan& plan) {
  std::string text = "id,seed";
  for (const auto& column : plan.columns) text += "," + results::csv_cell(column.header());
  text += "\n";
  for (long id = 0; id < plan.samples; ++id) {
    text += fmt::format("{},{}", id, seed_of(plan.seed, id));
    for (std::size_t c = 0; c < plan.columns.size(); ++c) text += "," + results::csv_cell(plan.cell(id, c));
    text += "\n";
  }
  return text;
}

/// What only the reader of scenarios can tell: that a phase is there and of this kind, that values go together.
model::Scenario check_sample(const Request& request, const Plan& plan, long id) {
  try {
    return model::load_scenario(plan.scenario(), sets_of(plan, id));
  } catch (const InputError& error) {
    throw InputError(Place{request.file.string()}, fmt::format("sample {}: {}", id, error.message()), error.hint());
  }
}

void name_axes(Plan& plan, const model::Scenario& scenario) {
  for (std::size_t i = 0; i < scenario.timeline.size(); ++i)
    plan.phases.push_back(fmt::format("{} {}", i + 1, model::activity_name(scenario.timeline[i].activity)));
  if (scenario.rig) {
    plan.levels = {scenario.rig->name()};
    for (std::size_t i = 0; i < scenario.rig->load.size(); ++i)
      plan.phases.push_back(fmt::format("{} {}", i + 1, scenario.rig->load[i].cyclic() ? "cyclic" : "steady"));
  } else {
    plan.levels = solve::Labels{}.levels;
  }
}

Json to_json(const Plan& plan, const std::map<std::string, std::string>& files) {
  Json columns = Json::array();
  for (const auto& column : plan.columns) columns.push_back({{"path", column.path}, {"unit", column.unit}});
  Json json{{"schema", kPlanSchema},
            {"title", plan.title},
            {"samples", plan.samples},
            {"seed", plan.seed},
            {"method", plan.method},
            {"columns", std::move(columns)},
            {"phases", plan.phases},
            {"levels", plan.levels},
            {"tolerance", plan.tolerance},
            {"on_failure", {{"retry", plan.on_failure.retry}, {"tol_scale", plan.on_failure.tol_scale}}},
            {"design", Json::parse(plan.variables)},
            {"files", files}};
  json["hash"] = hash_of_plan(json);
  json["estimate"] = {{"probes", plan.estimate.probes},
                      {"seconds", plan.estimate.seconds},
                      {"bytes", plan.estimate.bytes},
                      {"at_least", plan.estimate.at_least}};
  return json;
}

/// A folder that goes away again unless it is kept.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(fs::path path) : path_(std::move(path)) {
    std::error_code error;
    fs::create_directories(path_, error);
    if (error)
      throw IoError(fmt::format("cannot make the folder {}: {}\n  hint: choose another place with -o", path_.string(), error.message()));
  }
  ~TemporaryFolder() {
    std::error_code error;
    if (!path_.empty()) fs::remove_all(path_, error);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const fs::path& path() const { return path_; }
  void keep_as(const fs::path& name) {
    std::error_code error;
    fs::rename(path_, name, error);
    if (error)
      throw IoError(fmt::format("cannot name the plan {}: {}\n  hint: choose another place with -o", name.string(), error.message()));
    path_.clear();
  }

 private:
  fs::path path_;
};

}  // namespace

Plan make_plan(const Request& request, const fs::path& wanted, const Designer& designer, const Probe& probe) {
  const fs::path folder = wanted.has_filename() ? wanted : wanted.parent_path();  // "plan/" is plan
  std::error_code error;
  if (fs::exists(folder, error))
    throw IoError(fmt::format("{} exists already, and a plan is never changed\n  hint: choose another place with -o",
                              folder.string()));
  Plan plan;
  plan.title = request.title;
  plan.seed = request.seed;
  plan.method = request.method;
  plan.variables = design_request(request);
  plan.on_failure = request.on_failure;
  for (const auto& variable : request.variables) plan.columns.push_back(variable.column);
  plan.cells = make_design(request, designer);
  plan.samples = static_cast<long>(plan.cells.size() / plan.columns.size());

  TemporaryFolder part(fmt::format("{}.part-{}", folder.string(), getpid()));
  plan.folder = part.path();
  auto files = copy_base(request, part.path());
  write_text(part.path() / "samples.csv", samples_csv(plan));
  files["samples.csv"] = results::file_sha256(part.path() / "samples.csv");
  const model::Scenario first = check_sample(request, plan, 0);
  if (plan.samples > 1) check_sample(request, plan, plan.samples - 1);
  plan.tolerance = first.solver.tolerance;
  name_axes(plan, first);
  plan.estimate = probe(plan);
  const Json json = to_json(plan, files);
  plan.hash = json.at("hash");
  plan.text = text_without_estimate(json);
  write_text(part.path() / "plan.json", json.dump(2) + "\n");
  fs::create_directory(part.path() / "tasks");
  part.keep_as(folder);
  plan.folder = folder;
  return plan;
}

}  // namespace spinewalk::sweep
