#include "uq/sensitivity.hpp"

#include <openturns/CorrelationAnalysis.hxx>
#include <openturns/Exception.hxx>
#include <openturns/MartinezSensitivityAlgorithm.hxx>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace spinewalk::uq {
namespace {

constexpr double kNormalQuantile = 1.959964;  // of (1 + kConfidence) / 2
constexpr std::size_t kFewest = 10;           // rows or groups below which no interval means anything
/// Steps below this share of the distribution are left out: the tolerance of the solver over the step would be the effect.
constexpr double kSmallestStep = 0.01;

struct Moments {
  double mean, sd;
};
Moments moments(const std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return {mean, std::sqrt(squares / (n - 1))};
}

OT::Sample sample_of(const std::vector<std::vector<double>>& columns) {
  OT::Sample sample(columns.front().size(), columns.size());
  for (std::size_t j = 0; j < columns.size(); ++j)
    for (std::size_t i = 0; i < columns[j].size(); ++i) sample(i, j) = columns[j][i];
  return sample;
}

/// Of a correlation over `n` rows with `held` variables held.
Estimate fisher(double r, std::size_t n, std::size_t held) {
  const double error = std::sqrt(1.06 / (static_cast<double>(n) - static_cast<double>(held) - 3));
  const double z = std::atanh(std::clamp(r, -1 + 1e-15, 1 - 1e-15));
  return {r, std::tanh(z - kNormalQuantile * error), std::tanh(z + kNormalQuantile * error)};
}

bool varies(const std::vector<double>& values) {
  return std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) != values.end();
}

/// Rank correlations over the independent rows that have a value.
void correlate(const Study& study, const std::vector<double>& y, std::vector<Influence>& influences) {
  std::vector<std::vector<double>> x;
  std::vector<std::size_t> of;  // influences
  std::vector<double> kept;
  for (std::size_t r = 0; r < study.independent_rows(); ++r)
    if (std::isfinite(y[r])) kept.push_back(y[r]);
  for (std::size_t j = 0; j < study.inputs.size(); ++j) {
    std::vector<double> column;
    for (std::size_t r = 0; r < study.independent_rows(); ++r)
      if (std::isfinite(y[r])) column.push_back(study.inputs[j][r]);
    if (!varies(column)) continue;
    x.push_back(std::move(column));
    of.push_back(j);
  }
  if (x.empty() || kept.size() < std::max(kFewest, x.size() + 4)) return;
  const OT::CorrelationAnalysis analysis(sample_of(x), sample_of({kept}));
  const OT::Point ranks = analysis.computeSpearmanCorrelation();
  for (std::size_t i = 0; i < of.size(); ++i) influences[of[i]].rank = fisher(ranks[i], kept.size(), 0);
  if (x.size() < 2) return;
  try {
    const OT::Point partial = analysis.computePRCC();
    for (std::size_t i = 0; i < of.size(); ++i)
      influences[of[i]].partial_rank = fisher(partial[i], kept.size(), x.size() - 1);
  } catch (const OT::Exception&) {  // columns that determine each other: nothing can be held
  }
}

/// Rows of A whose whole group has values.
std::vector<std::size_t> whole_groups(const Study& study, const std::vector<double>& y) {
  std::vector<std::size_t> whole;
  for (std::size_t r = 0; r < study.block; ++r) {
    bool good = true;
    for (std::size_t at = r; at < y.size(); at += study.block) good = good && std::isfinite(y[at]);
    if (good) whole.push_back(r);
  }
  return whole;
}

Estimate with_interval(double value, const OT::Interval& interval, std::size_t i) {
  return {value, interval.getLowerBound()[i], interval.getUpperBound()[i]};
}

void add_sobol_indices(const Study& study, Sensitivity& result) {
  const auto& y = result.output.values;
  const auto groups = whole_groups(study, y);
  result.groups = groups.size();
  result.groups_left_out = study.block - groups.size();
  if (groups.size() < kFewest) return;
  std::vector<std::vector<double>> x(study.inputs.size());
  std::vector<double> kept;
  for (std::size_t block = 0; block < y.size(); block += study.block)
    for (const std::size_t r : groups) {
      kept.push_back(y[block + r]);
      for (std::size_t j = 0; j < x.size(); ++j) x[j].push_back(study.inputs[j][block + r]);
    }
  OT::MartinezSensitivityAlgorithm algorithm(sample_of(x), sample_of({kept}), groups.size());
  algorithm.setUseAsymptoticDistribution(true);
  algorithm.setConfidenceLevel(kConfidence);
  const OT::Point first = algorithm.getFirstOrderIndices(), total = algorithm.getTotalOrderIndices();
  const OT::Interval firsts = algorithm.getFirstOrderIndicesInterval(),
                     totals = algorithm.getTotalOrderIndicesInterval();
  for (std::size_t i = 0; i < x.size(); ++i) {
    result.influences[i].first = with_interval(first[i], firsts, i);
    result.influences[i].total = with_interval(total[i], totals, i);
  }
}

void add_effects(const Study& study, Sensitivity& result) {
  const auto& y = result.output.values;
  const std::size_t first_block = study.design.method == "saltelli" ? 2 : 1;
  for (std::size_t i = 0; i < study.inputs.size(); ++i) {
    std::vector<double> effects, sizes;
    for (std::size_t r = 0; r < study.block; ++r) {
      const std::size_t stepped = (first_block + i) * study.block + r;
      const double step = study.shares[i][stepped] - study.shares[i][r];
      const double effect = (y[stepped] - y[r]) / step;
      if (std::abs(step) < kSmallestStep || !std::isfinite(effect)) continue;
      effects.push_back(effect);
      sizes.push_back(std::abs(effect));
    }
    if (effects.size() < 2) continue;
    const Moments signed_ones = moments(effects), absolute = moments(sizes);
    const double error = kNormalQuantile * absolute.sd / std::sqrt(static_cast<double>(sizes.size()));
    result.influences[i].effects = {{absolute.mean, absolute.mean - error, absolute.mean + error},
                                    signed_ones.mean,
                                    signed_ones.sd,
                                    effects.size()};
  }
}

}  // namespace

Sensitivity analyse(const Study& study, Output output) {
  Sensitivity result;
  result.output = std::move(output);
  const auto& y = result.output.values;
  for (std::size_t j = 0; j < study.inputs.size(); ++j) {
    const std::string path = study.design.variables[j].path();
    const auto same = [&](const results::TableColumn& column) { return column.path == path; };
    result.influences.push_back(
        {path,
         std::find_if(study.table.columns.begin(), study.table.columns.end(), same)->unit,
         {},
         {},
         {},
         {},
         {}});
  }
  std::vector<double> independent;
  for (std::size_t r = 0; r < y.size(); ++r) {
    const auto& sample = study.table.samples[r];
    if (!std::isfinite(y[r])) {
      ++result.left_out[sample.done() ? "no value" : sample.status];
      continue;
    }
    ++result.used;
    if (r < study.independent_rows()) independent.push_back(y[r]);
  }
  if (independent.size() < 2) return result;
  const Moments of_all = moments(independent);
  result.mean = of_all.mean;
  result.sd = of_all.sd;
  result.varies = of_all.sd > 1e-12 * std::abs(of_all.mean);
  if (!result.varies) return result;
  correlate(study, y, result.influences);
  if (study.radial()) add_effects(study, result);
  if (study.design.method == "saltelli") add_sobol_indices(study, result);
  return result;
}

}  // namespace spinewalk::uq
