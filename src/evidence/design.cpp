#include "evidence/design.hpp"

#include "model/names.hpp"
#include "units/quantity.hpp"

#include <fmt/format.h>
#include <boost/random/sobol.hpp>
#include <boost/random/uniform_01.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace spinewalk::evidence {
namespace {

std::vector<double> ranks(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t(0));
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> rank(values.size());
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i;  // ties share their mean rank
    while (end < order.size() && values[order[end]] == values[order[i]]) ++end;
    for (std::size_t k = i; k < end; ++k) rank[order[k]] = 0.5 * static_cast<double>(i + end - 1);
    i = end;
  }
  return rank;
}

}  // namespace

std::string any_level(std::string path) {
  for (const auto level : model::kLevelNames)
    if (const auto at = path.find("." + std::string(level)); at != std::string::npos)
      return path.replace(at + 1, level.size(), "*");
  return path;
}

double Uncertain::at(double share) const {
  return logarithmic() ? range.low * std::pow(range.high / range.low, share)
                       : range.low + share * (range.high - range.low);
}

std::string Uncertain::set(double share) const {
  if (range.choices.empty()) return fmt::format("{}={}", path, units::format(at(share), unit));
  return fmt::format("{}={}", path,
                     range.choices[std::min(static_cast<std::size_t>(at(share)), range.choices.size() - 1)]);
}

Uncertain find_uncertain(const std::string& path, const model::Model& model, const Place& place) {
  constexpr std::string_view kModel = "model.";
  const std::string constant = path.starts_with(kModel) ? path.substr(kModel.size()) : "";
  const auto found = std::find_if(
      model.provenance.begin(), model.provenance.end(),
      [&](const model::Provenance& p) { return p.path == constant || any_level(p.path) == constant; });
  if (found == model.provenance.end()) {
    std::vector<std::string> known;
    for (const auto& p : model.provenance)
      if (p.range) known.push_back(std::string(kModel) + any_level(p.path));
    known.erase(std::unique(known.begin(), known.end()), known.end());
    throw InputError(place, fmt::format("{} is no constant of the model", path),
                     model::name_hint(path, known));
  }
  if (!found->range)
    throw InputError(place, fmt::format("{} has no range in {}", path, model.name),
                     "write range: [lowest, highest] beside its value");
  return {path, found->unit, *found->range};
}

std::vector<std::vector<double>> sample_cube(std::size_t count, std::size_t dimensions, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::uniform_real_distribution<double> even(0, 1);
  std::vector<double> shift(dimensions);
  for (double& s : shift) s = even(random);
  boost::random::sobol sequence(dimensions);
  boost::random::uniform_01<double> share;
  std::vector<std::vector<double>> points(count, std::vector<double>(dimensions));
  for (auto& point : points)
    for (std::size_t d = 0; d < dimensions; ++d) {
      const double moved = share(sequence) + shift[d];
      point[d] = moved - std::floor(moved);
    }
  return points;
}

double rank_correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const auto x = ranks(a), y = ranks(b);
  const double middle = 0.5 * static_cast<double>(a.size() - 1);
  double xy = 0, xx = 0, yy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xy += (x[i] - middle) * (y[i] - middle);
    xx += (x[i] - middle) * (x[i] - middle);
    yy += (y[i] - middle) * (y[i] - middle);
  }
  return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : 0;
}

double quantile(std::vector<double> sample, double share) {
  std::sort(sample.begin(), sample.end());
  const double at = share * static_cast<double>(sample.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const auto above = std::min(below + 1, sample.size() - 1);
  return sample[below] + (at - static_cast<double>(below)) * (sample[above] - sample[below]);
}

}  // namespace spinewalk::evidence
