#include "sweep/plan.hpp"

#include "model/errors.hpp"
#include "results/sha256.hpp"
#include "sweep/csv.hpp"
#include "sweep/make_plan.hpp"
#include "sweep/plan_folder.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <charconv>
#include <fstream>
#include <iterator>

namespace spinewalk::sweep {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in.is_open() || in.bad())
    throw IoError(fmt::format("{}: cannot be read\n  hint: give the folder that `spinewalk sweep plan` made", file.string()));
  return text;
}

[[noreturn]] void broken(const fs::path& file, const std::string& what) {
  throw InputError(Place{file.string()}, what, "a plan is never changed: make another one with `spinewalk sweep plan`");
}

}  // namespace

std::uint64_t seed_of(std::uint64_t base, long id) {
  const std::string hash = results::sha256(fmt::format("{} {}", base, id)).substr(0, 16);
  std::uint64_t seed = 0;
  std::from_chars(hash.data(), hash.data() + hash.size(), seed, 16);
  return seed;
}

std::string hash_of_plan(Json json) {
  json.erase("hash");
  json.erase("estimate");
  return results::sha256(json.dump());
}

std::string text_without_estimate(Json json) {
  json.erase("estimate");
  return json.dump(2) + "\n";
}

Plan load_plan(const fs::path& folder) {
  const fs::path file = folder / "plan.json";
  Plan plan;
  plan.folder = folder;
  const std::string text = read_file(file);
  try {
    const Json json = Json::parse(text);
    if (json.at("schema") != kPlanSchema)
      broken(file, fmt::format("the schema is {}, but this program reads {}", json.at("schema").dump(), kPlanSchema));
    plan.hash = json.at("hash");
    if (plan.hash != hash_of_plan(json)) broken(file, "the plan was changed after it was made");
    plan.title = json.at("title");
    plan.samples = json.at("samples");
    plan.seed = json.at("seed");
    for (const auto& column : json.at("columns")) plan.columns.push_back({column.at("path"), column.at("unit")});
    plan.phases = json.at("phases").get<std::vector<std::string>>();
    plan.levels = json.at("levels").get<std::vector<std::string>>();
    plan.on_failure = {json.at("on_failure").at("retry"), json.at("on_failure").at("tol_scale")};
    plan.tolerance = json.at("tolerance");
    plan.method = json.at("method");
    plan.variables = json.at("design").dump();
    plan.text = text_without_estimate(json);
    const auto& estimate = json.at("estimate");
    plan.estimate = {estimate.at("probes"), estimate.at("seconds"), estimate.at("bytes"), estimate.at("at_least")};
  } catch (const nlohmann::json::exception& error) {
    broken(file, fmt::format("is no plan: {}", error.what()));
  }
  if (plan.samples < 1 || plan.columns.empty()) broken(file, "is no plan: it holds no samples");
  return plan;
}

Plan load_samples(const fs::path& folder) {
  Plan plan = load_plan(folder);
  const Json json = Json::parse(plan.text);
  for (const auto& [name, hash] : json.at("files").items()) {
    const fs::path path = fs::path(name).lexically_normal();
    if (path.is_absolute() || path.generic_string().starts_with("..")) broken(folder / name, "lies outside the plan");
    if (results::file_sha256(folder / path) != hash.get<std::string>())
      broken(folder / path, "was changed after the plan was made");
  }
  require_inside(folder);
  CsvTable table = parse_csv(read_file(folder / "samples.csv"), (folder / "samples.csv").string());
  const std::size_t columns = plan.columns.size();
  if (table.rows() != static_cast<std::size_t>(plan.samples) || table.header.size() != columns + 2)
    broken(folder / "samples.csv", "does not fit plan.json");
  plan.cells.reserve(table.rows() * columns);
  for (std::size_t i = 0; i < table.cells.size(); ++i)
    if (i % (columns + 2) >= 2) plan.cells.push_back(std::move(table.cells[i]));
  return plan;
}

std::vector<std::string> sets_of(const Plan& plan, long id) {
  std::vector<std::string> sets;
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    const auto& [path, unit] = plan.columns[c];
    sets.push_back(fmt::format("{}={}{}", path, plan.cell(id, c), unit.empty() || unit == "1" ? "" : " " + unit));
  }
  return sets;
}

}  // namespace spinewalk::sweep
