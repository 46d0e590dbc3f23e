/// Fixed point of a contraction by Anderson acceleration with a short memory (Walker & Ni 2011, SIAM J Numer Anal 49).
/// The unknowns come in blocks of one size that do not see each other (discs): each has its own gamma.
///   y = g(y);  f_k = g(y_k) - y_k;  y_{k+1} = g(y_k) - [dG] gamma,  gamma = argmin |f_k - [dF] gamma|
#pragma once

#include <Eigen/Dense>

#include <functional>

namespace spinewalk::solve {

struct FixedPoint {
  Eigen::VectorXd y;  ///< the last g(y)
  double residual = 0;  ///< max |g(y) - y|
  int evaluations = 0;
  bool converged = false;
};

FixedPoint solve_fixed_point(const std::function<Eigen::VectorXd(const Eigen::VectorXd&)>& g, Eigen::VectorXd y,
                             double tolerance, int limit, int blocks = 1);

}  // namespace spinewalk::solve
