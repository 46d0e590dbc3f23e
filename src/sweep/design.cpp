#include "sweep/design.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace spinewalk::sweep {
namespace {

void require_count(double count, const Place& place) {
  if (count > static_cast<double>(kMostSamples))
    throw InputError(place, fmt::format("{:.0f} samples are more than {}", count, kMostSamples), "give fewer values");
}

std::vector<std::string> grid(const Request& request) {
  double count = 1;
  for (const auto& variable : request.variables) count *= static_cast<double>(variable.values.size());
  require_count(count, Place{request.file.string()});
  std::vector<std::string> cells;
  const std::size_t columns = request.variables.size();
  for (std::size_t row = 0; row < static_cast<std::size_t>(count); ++row) {
    const std::size_t start = cells.size();
    cells.resize(start + columns);
    std::size_t rest = row;
    for (std::size_t c = columns; c-- > 0;) {
      const auto& values = request.variables[c].values;
      cells[start + c] = values[rest % values.size()];
      rest /= values.size();
    }
  }
  return cells;
}

std::vector<std::string> zip(const Request& request) {
  const auto& first = request.variables.front();
  std::vector<std::string> cells;
  for (const auto& variable : request.variables)
    if (variable.values.size() != first.values.size())
      throw InputError(variable.place,
                       fmt::format("{} has {} values, {} has {}", variable.column.path, variable.values.size(),
                                   first.column.path, first.values.size()),
                       "zip takes the k-th values together: give all variables as many");
  for (std::size_t row = 0; row < first.values.size(); ++row)
    for (const auto& variable : request.variables) cells.push_back(variable.values[row]);
  return cells;
}

std::vector<std::string> designed(const Request& request, const Designer& designer) {
  const CsvTable table = parse_csv(designer(design_request(request)), "spinewalk-uq");
  std::vector<std::string> names;
  for (const auto& variable : request.variables) names.push_back(variable.column.header());
  if (table.header != names || table.rows() == 0)
    throw InputError(Place{"spinewalk-uq"}, "the design is not the one that was asked for",
                     "install the spinewalk-uq of the same version beside spinewalk");
  require_count(static_cast<double>(table.rows()), Place{request.file.string()});
  return table.cells;
}

}  // namespace

std::string design_request(const Request& request) {
  nlohmann::ordered_json json{{"schema", "spinewalk-design/1"}, {"method", request.method}, {"n", request.n}, {"seed", request.seed}};
  json["variables"] = nlohmann::ordered_json::array();
  for (const auto& variable : request.variables) {
    nlohmann::ordered_json one{{"name", variable.column.header()}};
    if (variable.distribution.empty()) {
      one["distribution"] = "discrete";
      one["values"] = variable.values;
      one["weights"] = variable.weights.empty()
                           ? std::vector<double>(variable.values.size(), 1.0 / static_cast<double>(variable.values.size()))
                           : variable.weights;
    } else {
      one["distribution"] = variable.distribution;
      one["parameters"] = variable.parameters;
      one["within"] = variable.within ? nlohmann::ordered_json(*variable.within) : nlohmann::ordered_json();
    }
    json["variables"].push_back(std::move(one));
  }
  json["correlations"] = nlohmann::ordered_json::array();
  for (const auto& c : request.correlations) json["correlations"].push_back({{"a", c.a}, {"b", c.b}, {"rank", c.rank}});
  return json.dump(2) + "\n";
}

std::vector<std::string> make_design(const Request& request, const Designer& designer) {
  if (request.method == "grid") return grid(request);
  if (request.method == "zip") return zip(request);
  if (request.method == "list" || request.method == "points") return request.points.cells;
  return designed(request, designer);
}

}  // namespace spinewalk::sweep
