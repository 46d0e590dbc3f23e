#include "model/load_model.hpp"
#include "model/load_scenario.hpp"
#include "model/read_parameters.hpp"
#include "sweep/variables.hpp"
#include "units/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace spinewalk::sweep {
namespace {

using model::YamlNode;

const std::vector<std::string> kOwnMethods{"grid", "zip", "list", "points"};

bool is_own(const std::string& method) {
  return std::find(kOwnMethods.begin(), kOwnMethods.end(), method) != kOwnMethods.end();
}

/// A bare number of a plan within [low, high].
double read_number(const YamlNode& node, const std::string& path, double low, double high) {
  const std::string hint = fmt::format("give a number from {} to {}", low, high);
  const std::string& text = model::expect_scalar(node, path, hint);
  double value = 0;
  try {
    value = units::to_si(text, units::kDimensionless);
  } catch (const units::UnitError& error) {
    throw InputError(node.place, fmt::format("{}: {}", path, error.what()), hint);
  }
  if (!(value >= low && value <= high)) throw InputError(node.place, fmt::format("{}: {} is out of range", path, text), hint);
  return value;
}

class Reader {
 public:
  explicit Reader(const std::filesystem::path& file)
      : folder_(std::filesystem::absolute(file).parent_path()), root_(model::parse_yaml(model::read_text(file), file.string())) {
    request_.file = file;
    model::expect_mapping(root_, "the plan", fmt::format("begin it with: schema: {}", kSweepSchema));
    model::check_schema(root_, kSweepSchema);
    model::allow_keys(root_, "", kSweepKeys);
  }

  Request read() {
    const YamlNode* title = root_.find("title");
    request_.title = title ? model::expect_scalar(*title, "title", "write one line of text") : request_.file.stem().string();
    request_.base = model::resolve_file(required("base", "name a scenario: base: walk.yaml"), folder_);
    const model::Scenario scenario = model::load_scenario(request_.base);
    const Declared declared(scenario);
    read_sample();
    if (request_.method == "list" || request_.method == "points")
      read_points(declared);
    else
      read_vary(declared);
    if (request_.variables.empty())
      throw InputError(root_.place, "the plan varies nothing", "name a parameter under vary:, or points:");
    read_correlations();
    read_limits();
    return std::move(request_);
  }

 private:
  const YamlNode& required(const std::string& key, const std::string& hint) const {
    const YamlNode* node = root_.find(key);
    if (!node) throw InputError(root_.place, fmt::format("the key \"{}\" is missing", key), hint);
    return *node;
  }

  void read_sample() {
    const YamlNode* sample = root_.find("sample");
    if (!sample) {
      if (root_.find("points")) request_.method = root_.find("points")->is_scalar() ? "points" : "list";
      return;
    }
    model::allow_keys(*sample, "sample", {"method", "n", "seed"});
    if (const YamlNode* method = sample->find("method"))
      request_.method = kMethods[model::read_choice(*method, "sample.method", kMethods)];
    if (const YamlNode* n = sample->find("n")) request_.n = static_cast<long>(read_number(*n, "sample.n", 1, 1e7));
    if (const YamlNode* seed = sample->find("seed"))
      request_.seed = static_cast<std::uint64_t>(read_number(*seed, "sample.seed", 0, 9e15));
    if (!is_own(request_.method) && request_.n == 0)
      throw InputError(sample->place, fmt::format("sample.method: {} needs n", request_.method), "write n: 1024, say");
  }

  void read_vary(const Declared& declared) {
    const YamlNode& vary = required("vary", "name what varies: vary: {subject.mass: [60 kg, 80 kg]}");
    model::expect_mapping(vary, "vary", "write vary: {subject.mass: [60 kg, 80 kg]}");
    for (const auto& entry : vary.entries) {
      request_.variables.push_back(declared.read(entry));
      if (is_own(request_.method) && request_.variables.back().values.empty())
        throw InputError(entry.place, fmt::format("{} is a distribution, but {} takes values", entry.key, request_.method),
                         "choose sample: {method: lhs, n: 100}, or another of random, sobol, saltelli, morris");
    }
  }

  void read_points(const Declared& declared) {
    const YamlNode& points = required("points", "name a CSV file, or list the points");
    if (points.is_scalar()) {
      const auto file = model::resolve_file(points, folder_);
      std::error_code error;
      if (!std::filesystem::is_regular_file(file, error))
        throw InputError(points.place, fmt::format("points: there is no file \"{}\"", file.string()),
                         "a relative name starts at the folder of the plan");
      request_.points = parse_csv(read_large(file), file.string());
      check_table(declared, file.string());
      return;
    }
    for (const auto& item : points.items) {
      model::expect_mapping(item, "points", "write points: [{subject.mass: 70 kg}, {subject.mass: 80 kg}]");
      if (request_.variables.empty())
        for (const auto& entry : item.entries) {
          const auto& info = declared.find(entry.key, entry.place);
          request_.variables.push_back({{entry.key, info.unit}, entry.place, {}, {}, {}, {}, {}, info.low, info.high});
          request_.points.header.push_back(request_.variables.back().column.header());
        }
      if (item.entries.size() != request_.variables.size())
        throw InputError(item.place, "this point names other parameters than the first one", "give every point the same parameters");
      for (const auto& variable : request_.variables) {
        const YamlNode* value = item.find(variable.column.path);
        if (!value) throw InputError(item.place, fmt::format("this point has no {}", variable.column.path), "give every point the same parameters");
        request_.points.cells.push_back(
            declared.value(variable, model::expect_scalar(*value, variable.column.path, "give a value"), value->place));
      }
    }
  }

  /// Points may be more than the 1 MB that a YAML file may have.
  static std::string read_large(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  void check_table(const Declared& declared, const std::string& name) {
    auto& table = request_.points;
    for (const auto& header : table.header) {
      request_.variables.push_back(declared.from_header(header, Place{name, 1, 1}));
      const auto& path = request_.variables.back().column.path;
      for (std::size_t i = 0; i + 1 < request_.variables.size(); ++i)
        if (request_.variables[i].column.path == path)
          throw InputError(Place{name, 1, 1}, fmt::format("the column {} stands twice", path), "leave one out");
    }
    for (std::size_t i = 0; i < table.cells.size(); ++i)
      declared.check_cell(request_.variables[i % table.header.size()], table.cells[i],
                          Place{name, static_cast<int>(i / table.header.size()) + 2, 1});
    if (table.rows() == 0) throw InputError(Place{name, 1, 1}, "the table has no points", "give it one row a sample");
  }

  void read_correlations() {
    const YamlNode* list = root_.find("correlate");
    if (!list) return;
    const std::string hint = "write correlate: [{paths: [subject.mass, subject.stature], rank: 0.5}]";
    if (is_own(request_.method) || request_.method == "saltelli" || request_.method == "morris")
      throw InputError(list->place, fmt::format("{} has no correlations", request_.method), "choose random, lhs or sobol");
    for (const auto& item : list->items) {
      model::allow_keys(item, "correlate", {"paths", "rank"});
      const YamlNode *paths = item.find("paths"), *rank = item.find("rank");
      if (!paths || !rank || paths->items.size() != 2) throw InputError(item.place, "correlate needs two paths and a rank", hint);
      request_.correlations.push_back({index_of(paths->items[0]), index_of(paths->items[1]), read_number(*rank, "rank", -0.99, 0.99)});
    }
  }

  std::size_t index_of(const YamlNode& path) const {
    for (std::size_t i = 0; i < request_.variables.size(); ++i)
      if (request_.variables[i].column.path == path.scalar) return i;
    throw InputError(path.place, fmt::format("\"{}\" does not vary", path.scalar), "name two keys of vary:");
  }

  void read_limits() {
    if (const YamlNode* limits = root_.find("limits")) {
      model::allow_keys(*limits, "limits", {"wall", "evaluations"});
      if (const YamlNode* wall = limits->find("wall")) request_.wall = wall->scalar;
      if (const YamlNode* evaluations = limits->find("evaluations")) request_.evaluations = evaluations->scalar;
    }
    if (const YamlNode* failure = root_.find("on_failure")) {
      model::allow_keys(*failure, "on_failure", {"retry", "tol_scale"});
      if (const YamlNode* retry = failure->find("retry"))
        request_.on_failure.retry = static_cast<int>(read_number(*retry, "on_failure.retry", 0, 5));
      if (const YamlNode* scale = failure->find("tol_scale"))
        request_.on_failure.tol_scale = read_number(*scale, "on_failure.tol_scale", 1e-3, 1);
    }
  }

  std::filesystem::path folder_;
  YamlNode root_;
  Request request_;
};

}  // namespace

Request read_request(const std::filesystem::path& file) { return Reader(file).read(); }

}  // namespace spinewalk::sweep
