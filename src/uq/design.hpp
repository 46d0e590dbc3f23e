/// Tables of points: random, Latin hypercube, Sobol sequence, Saltelli and radial (Morris) designs.
///
/// A design is made in the unit cube, one dimension a variable, and carried to the values of the plan by the quantiles of the
/// margins.
///     random    n independent points; correlations by a normal copula
///     lhs       n points, one in each of n equal shares of every variable (McKay et al. 1979); correlated by reordering
///               each variable after the ranks of such a random sample (Iman and Conover 1982)
///     sobol     n points of the Sobol sequence, shifted at random
///     saltelli  n (k + 2): A, B, then for i = 1 ... k A with column i of B (Saltelli 2010); A and B are the two halves of a
///               Sobol sequence in 2 k dimensions. Best with n a power of two
///     morris    n (k + 1): the same without B: one step a variable from each point of A (radial design of elementary effects,
///               Campolongo et al. 2011)
/// The same request gives the same table everywhere.
#pragma once

#include "uq/margin.hpp"

#include <cstdint>

namespace spinewalk::uq {

struct Correlation {
  std::size_t a, b;
  double rank;  ///< Spearman's
};

struct Design {
  std::string method;
  std::size_t n = 0;
  std::uint64_t seed = 1;
  std::vector<Variable> variables;
  std::vector<Correlation> correlations;
};

/// Reads what `sweep plan` asks for, and what a merged table holds of it. `name` is for messages. @throws InputError
Design read_design(const std::string& json, const std::string& name);

/// CSV: the names, one row a sample. @throws InputError
std::string make_points(const Design& design);

/// How many rows stand together: n of saltelli's A, B, ... and of morris' A, ...
std::size_t rows_of_block(const Design& design, std::size_t rows);

}  // namespace spinewalk::uq
