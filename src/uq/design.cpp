#include "uq/design.hpp"

#include "model/errors.hpp"
#include "results/table.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <openturns/ComposedDistribution.hxx>
#include <openturns/Exception.hxx>
#include <openturns/IndependentCopula.hxx>
#include <openturns/LHSExperiment.hxx>
#include <openturns/LowDiscrepancyExperiment.hxx>
#include <openturns/NormalCopula.hxx>
#include <openturns/RandomGenerator.hxx>
#include <openturns/SobolSequence.hxx>

namespace spinewalk::uq {
namespace {

constexpr const char* kSchema = "spinewalk-design/1";

/// The dependence of the variables alone.
OT::Distribution copula_of(const Design& design) {
  const auto k = static_cast<OT::UnsignedInteger>(design.variables.size());
  if (design.correlations.empty()) return OT::IndependentCopula(k);
  OT::CorrelationMatrix ranks(k);
  for (const auto& correlation : design.correlations) ranks(correlation.a, correlation.b) = correlation.rank;
  try {
    return OT::NormalCopula(OT::NormalCopula::GetCorrelationFromSpearmanCorrelation(ranks));
  } catch (const OT::Exception&) {
    throw InputError(Place{"design"}, "no variables can have all these correlations together",
                     "lessen the ranks under correlate:, or name fewer pairs");
  }
}

/// Each column in the order of the ranks of `model`, so that it is correlated likewise.
OT::Sample reordered(const OT::Sample& sample, const OT::Sample& model) {
  const OT::Sample ranks = model.rank();
  OT::Sample result(sample.getSize(), sample.getDimension());
  for (OT::UnsignedInteger j = 0; j < sample.getDimension(); ++j) {
    const OT::Sample sorted = sample.getMarginal(j).sort(0);
    for (OT::UnsignedInteger i = 0; i < sample.getSize(); ++i)
      result(i, j) = sorted(static_cast<OT::UnsignedInteger>(ranks(i, j)), 0);
  }
  return result;
}

OT::Sample sobol(const OT::Distribution& copula, std::size_t n) {
  OT::LowDiscrepancyExperiment experiment(OT::SobolSequence(), copula, n, true);
  experiment.setRandomize(true);
  return experiment.generate();
}

/// A, (B,) and A with each column of B in turn.
OT::Sample radial(std::size_t k, std::size_t n, bool with_b) {
  const OT::Sample both = sobol(OT::IndependentCopula(2 * k), n);
  OT::Indices first(k), second(k);
  first.fill(0);
  second.fill(k);
  const OT::Sample a = both.getMarginal(first), b = both.getMarginal(second);
  OT::Sample points(a);
  if (with_b) points.add(b);
  for (std::size_t i = 0; i < k; ++i) {
    OT::Sample mixed(a);
    for (std::size_t r = 0; r < n; ++r) mixed(r, i) = b(r, i);
    points.add(mixed);
  }
  return points;
}

OT::Sample unit_points(const Design& design) {
  const std::size_t k = design.variables.size(), n = design.n;
  const OT::Distribution copula = copula_of(design);
  OT::RandomGenerator::SetSeed(design.seed);
  if (design.method == "random") return copula.getSample(n);
  if (design.method == "sobol") return sobol(copula, n);
  if (design.method == "lhs") {
    const OT::Sample points = OT::LHSExperiment(OT::IndependentCopula(k), n, true, true).generate();
    return design.correlations.empty() ? points : reordered(points, copula.getSample(n));
  }
  if (design.method == "saltelli" || design.method == "morris") {
    if (!design.correlations.empty())
      throw InputError(Place{"design"}, fmt::format("a {} design wants independent variables", design.method),
                       "leave out correlate:, or choose random, lhs or sobol");
    return radial(k, n, design.method == "saltelli");
  }
  throw InputError(Place{"design"}, fmt::format("there is no design \"{}\"", design.method),
                   "random, lhs, sobol, saltelli and morris are made here");
}

Variable read_variable(const nlohmann::json& json) {
  Variable variable{json.at("name"), json.at("distribution"), {}, std::nullopt, {}, {}};
  if (variable.distribution == "discrete") {
    variable.values = json.at("values").get<std::vector<std::string>>();
    variable.weights = json.at("weights").get<std::vector<double>>();
  } else {
    variable.parameters = json.at("parameters").get<std::vector<double>>();
    if (!json.at("within").is_null()) variable.within = json.at("within").get<std::array<double, 2>>();
  }
  return variable;
}

}  // namespace

Design read_design(const std::string& text, const std::string& name) {
  Design design;
  try {
    const auto json = nlohmann::json::parse(text);
    if (json.at("schema") != kSchema)
      throw InputError(Place{name}, "is no design", fmt::format("its schema is {}", kSchema));
    design.method = json.at("method");
    design.n = json.at("n");
    design.seed = json.at("seed");
    for (const auto& variable : json.at("variables")) design.variables.push_back(read_variable(variable));
    for (const auto& c : json.at("correlations"))
      design.correlations.push_back({c.at("a"), c.at("b"), c.at("rank")});
  } catch (const nlohmann::json::exception& error) {
    throw InputError(Place{name}, fmt::format("is no design: {}", error.what()),
                     "make the plan again with `spinewalk sweep plan`");
  }
  for (const auto& c : design.correlations)
    if (std::max(c.a, c.b) >= design.variables.size() || c.a == c.b)
      throw InputError(Place{name}, "a correlation names no two variables",
                       "make the plan again with `spinewalk sweep plan`");
  return design;
}

std::string make_points(const Design& design) {
  std::vector<Margin> margins;
  std::string csv;
  for (const auto& variable : design.variables) {
    margins.emplace_back(variable);
    csv += (csv.empty() ? "" : ",") + results::csv_cell(variable.name);
  }
  csv += "\n";
  const OT::Sample points = unit_points(design);
  for (OT::UnsignedInteger r = 0; r < points.getSize(); ++r)
    for (std::size_t j = 0; j < margins.size(); ++j)
      csv += results::csv_cell(margins[j].cell(points(r, j))) + (j + 1 < margins.size() ? "," : "\n");
  return csv;
}

std::size_t rows_of_block(const Design& design, std::size_t rows) {
  const std::size_t blocks = design.variables.size() + (design.method == "saltelli" ? 2 : 1);
  return rows % blocks == 0 ? rows / blocks : 0;
}

}  // namespace spinewalk::uq
