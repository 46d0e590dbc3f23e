#include "uq/margin.hpp"

#include "model/errors.hpp"

#include <fmt/format.h>
#include <openturns/LogUniform.hxx>
#include <openturns/Normal.hxx>
#include <openturns/Triangular.hxx>
#include <openturns/TruncatedDistribution.hxx>
#include <openturns/Uniform.hxx>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace spinewalk::uq {
namespace {

[[noreturn]] void refuse(const Variable& variable, const std::string& what) {
  throw InputError(Place{"design"}, fmt::format("{}: {}", variable.name, what),
                   "make the plan with the `spinewalk sweep plan` of the same version");
}

OT::Distribution continuous(const Variable& variable) {
  const auto& p = variable.parameters;
  const std::string& kind = variable.distribution;
  if (p.size() != (kind == "triangular" ? 3u : 2u))
    refuse(variable, "the distribution has another number of values");
  if (kind == "uniform") return OT::Uniform(p[0], p[1]);
  if (kind == "loguniform") return OT::LogUniform(std::log(p[0]), std::log(p[1]));
  if (kind == "normal") return OT::Normal(p[0], p[1]);
  if (kind == "triangular") return OT::Triangular(p[0], p[1], p[2]);
  refuse(variable, fmt::format("there is no distribution \"{}\"", kind));
}

}  // namespace

Margin::Margin(const Variable& variable) : variable_(variable) {
  if (variable.distribution == "discrete") {
    const double sum = std::accumulate(variable.weights.begin(), variable.weights.end(), 0.0);
    if (variable.values.size() != variable.weights.size() || variable.values.empty() || !(sum > 0))
      refuse(variable, "every value needs one weight");
    shares_.push_back(0);
    for (const double weight : variable.weights) shares_.push_back(shares_.back() + weight / sum);
    return;
  }
  distribution_ = continuous(variable);
  if (variable.within)
    distribution_ = OT::TruncatedDistribution(distribution_, (*variable.within)[0], (*variable.within)[1]);
  low_ = distribution_.getRange().getLowerBound()[0];
  high_ = distribution_.getRange().getUpperBound()[0];
}

std::string Margin::cell(double u) const {
  if (shares_.empty())
    return fmt::format("{}", std::clamp(distribution_.computeScalarQuantile(u), low_, high_));
  const auto above = std::upper_bound(shares_.begin() + 1, shares_.end() - 1, u);
  return variable_.values[static_cast<std::size_t>(above - shares_.begin()) - 1];
}

double Margin::share(double value) const {
  if (shares_.empty()) return distribution_.computeCDF(value);
  // Numbers of a list: the same text gives the same number.
  for (std::size_t i = 0; i < variable_.values.size(); ++i)
    if (std::strtod(variable_.values[i].c_str(), nullptr) == value) return (shares_[i] + shares_[i + 1]) / 2;
  refuse(variable_, fmt::format("{} is none of its values", value));
}

double Margin::share(const std::string& text) const {
  for (std::size_t i = 0; i < variable_.values.size(); ++i)
    if (variable_.values[i] == text) return (shares_[i] + shares_[i + 1]) / 2;
  refuse(variable_, fmt::format("\"{}\" is none of its values", text));
}

}  // namespace spinewalk::uq
