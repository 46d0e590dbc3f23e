/// Fixed point of a contraction by Anderson acceleration with a short memory (Walker & Ni 2011, SIAM J Numer Anal 49).
/// The unknowns come in blocks of one size that do not see each other (discs): each has its own gamma.
///   y = g(y);  f_k = g(y_k) - y_k;  y_{k+1} = g(y_k) - [dG] gamma,  gamma = argmin |f_k - [dF] gamma|               (1)
/// Where one unknown of a block, the last, is far slower than the others, which then follow it, it alone is fitted, from one
/// difference: the secant method. The others' noise (a map whose steps are chosen anew each time) then turns no gamma; nor is one
/// above 1 taken, which no contraction by half has.
/// Where g is known cheaply and roughly first and better later, dF and dG of the rough map serve the better one, but no
/// difference is taken from one map to the other: it would hold what the maps differ by.
#pragma once

#include <Eigen/Dense>

#include <deque>
#include <functional>

namespace spinewalk::solve {

/// What of each block (1) is fitted to.
enum class Fit { all, last };

class FixedPointSearch {
 public:
  using Map = std::function<Eigen::VectorXd(const Eigen::VectorXd&)>;

  FixedPointSearch(Eigen::VectorXd start, int blocks, Fit fit)
      : next_(std::move(start)), blocks_(blocks), fit_(fit) {}

  /// Evaluates g until max |g(y) - y| is within the tolerance; false when `limit` evaluations of it were not enough.
  bool run(const Map& g, double tolerance, int limit);

  double residual() const { return residual_; }  ///< of the last evaluation
  int evaluations() const { return evaluations_; }
  /// The last g(y), accelerated.
  const Eigen::VectorXd& next() const { return next_; }

 private:
  struct Step {
    Eigen::VectorXd f, g;
  };
  void accelerate();

  Eigen::VectorXd next_;
  int blocks_, evaluations_ = 0;
  Fit fit_;
  double residual_ = 0;
  Step last_;
  std::deque<Step> differences_;
};

}  // namespace spinewalk::solve
