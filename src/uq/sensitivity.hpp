/// Which parameter moves a figure, and by how much.
///
///     first, total      Sobol indices of a saltelli design, V(E[y|x_i]) / V(y) and 1 - V(E[y|x_~i]) / V(y), by Martinez'
///                       correlations (2011): unmoved by the mean of y, with intervals by Fisher's transformation
///     rank, partial     Spearman's rank correlation, and what is left of it when the ranks of all others are held (PRCC);
///                       intervals by Fisher's transformation with the standard error of Fieller et al. (1957)
///     effects           elementary effects of a morris or saltelli design, (y(A_i) - y(A)) / (u_i of B - u_i of A) with u the
///                       share of the distribution: mean of the absolute values, mean, standard deviation (Campolongo 2011)
///
/// A sample that failed has no y. In a saltelli design the whole group that shares its point of A goes with it, in a morris
/// design the steps that touch it; of others the row alone. What was left out is counted, by reason: indices are those of the
/// samples that are left, which is another question when many failed in one corner.
#pragma once

#include "uq/study.hpp"

namespace spinewalk::uq {

inline constexpr double kConfidence = 0.95;

struct Estimate {
  double value, low, high;  ///< with its interval of confidence
};

struct Effects {
  Estimate mean_of_absolute;
  double mean, sd;
  std::size_t steps;
};

struct Influence {
  std::string name, unit;  ///< path
  std::optional<Estimate> first, total, rank, partial_rank;
  std::optional<Effects> effects;
};

struct Sensitivity {
  Output output;
  std::size_t used = 0;                         ///< rows with a value
  std::map<std::string, std::size_t> left_out;  ///< by status
  std::size_t groups = 0, groups_left_out = 0;  ///< of a saltelli design
  double mean = 0, sd = 0;                      ///< of the independent rows
  bool varies = false;                          ///< otherwise nothing can be said
  std::vector<Influence> influences;            ///< in the order of the plan
};

Sensitivity analyse(const Study& study, Output output);

}  // namespace spinewalk::uq
