/// Plan files (YAML) and the tables of points that they ask for.
///
///     schema: spinewalk-sweep/1
///     title: Speed and shoes
///     base: ../stand_walk_run.yaml
///     vary:
///       timeline[1].walking.speed: [0.8 m/s, 1.3 m/s, 1.8 m/s]
///       model.discs.*.endplate.tissue.permeability.k0: {loguniform: [1e-18 m4/N/s, 1e-16 m4/N/s]}     # "*": every level
///     sample: {method: grid}        # | list zip points | random lhs sobol saltelli {n: 1024, seed: 7}
///     limits: {wall: 10 min, evaluations: 2e9}
///     on_failure: {retry: 1, tol_scale: 0.1}
///
/// One variable is a list of values, {values: [...], weights: [...]}, {from: A, to: B, count: N, spacing: linear | log}, or a
/// distribution: {uniform: [A, B]}, {loguniform: [A, B]}, {normal: [MEAN, SD], within: [A, B]}, {triangular: [A, MODE, B]}.
///   grid    every combination, the last variable fastest          zip     the k-th values together
///   list    `points: [{PATH: VALUE, ...}, ...]`                   points  `points: FILE.csv`, header `PATH [UNIT]`
///   random, lhs, sobol, saltelli, morris    made by `spinewalk-uq`:
///
///     spinewalk-uq design REQUEST.json -o POINTS.csv
///     {"schema": "spinewalk-design/1", "method": "sobol", "n": 1024, "seed": 7,
///      "variables": [{"name": "PATH [UNIT]", "distribution": "uniform", "parameters": [A, B], "within": [A, B] or null}, ...,
///                    {"name": "PATH", "distribution": "discrete", "values": ["a", "b"], "weights": [0.5, 0.5]}],
///      "correlations": [{"a": 0, "b": 1, "rank": 0.6}]}            indices into variables, Spearman's rank correlation
///     POINTS.csv: the names as header, one row a sample. n is the number of rows of random, lhs and sobol; a Saltelli design
///     of n has n (k + 2) rows: A, B, then A with column i of B, i = 1 ... k; morris the same without B.
#pragma once

#include "model/errors.hpp"
#include "sweep/csv.hpp"
#include "sweep/plan.hpp"

#include <array>
#include <functional>
#include <optional>

namespace spinewalk::sweep {

inline constexpr std::string_view kSweepSchema = "spinewalk-sweep/1";
inline const std::vector<std::string> kSweepKeys{"schema", "title", "base", "vary", "points", "sample", "correlate", "limits", "on_failure"};
inline const std::vector<std::string> kMethods{"grid", "zip", "list", "points", "random", "lhs", "sobol", "saltelli", "morris"};
inline const std::vector<std::string> kDistributions{"uniform", "loguniform", "normal", "triangular"};

struct Variable {
  Column column;
  Place place;
  std::vector<std::string> values;   ///< of a list, numbers in the column's unit
  std::vector<double> weights;       ///< of the values; empty: all alike
  std::string distribution;          ///< "uniform", "loguniform", "normal", "triangular"; empty for a list
  std::vector<double> parameters;    ///< in the column's unit
  std::optional<std::array<double, 2>> within;
  double low = 0, high = 0;            ///< range of the parameter, in the column's unit
};

struct Correlation {
  std::size_t a, b;
  double rank;
};

struct Request {
  std::string title, method = "grid";
  std::filesystem::path file, base;
  long n = 0;
  std::uint64_t seed = 1;
  std::vector<Variable> variables;
  std::vector<Correlation> correlations;
  CsvTable points;                     ///< of list and points; cells in the variables' units
  std::optional<std::string> wall, evaluations;  ///< as written
  OnFailure on_failure;
};

inline constexpr long kMostSamples = 10'000'000;

/// Reads a plan file, names and ranges checked against the parameters of the base scenario. @throws InputError
Request read_request(const std::filesystem::path& file);

/// Asks spinewalk-uq: request as JSON in, CSV out.
using Designer = std::function<std::string(const std::string& request)>;
/// What a Designer is asked for.
std::string design_request(const Request& request);

/// The cells of all samples, row by row, in the order of request.variables. @throws InputError
std::vector<std::string> make_design(const Request& request, const Designer& designer);

}  // namespace spinewalk::sweep
