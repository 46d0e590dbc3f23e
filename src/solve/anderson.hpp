/// Fixed point of a contraction by Anderson acceleration with a short memory (Walker & Ni 2011, SIAM J Numer Anal 49).
/// The unknowns come in blocks of one size that do not see each other (discs): each has its own gamma.
///   y = g(y);  f_k = g(y_k) - y_k;  y_{k+1} = g(y_k) - [dG] gamma,  gamma = argmin |f_k - [dF] gamma|
/// Where g is known cheaply and roughly first and better later, dF and dG of the rough map serve the better one, but no
/// difference is taken from one map to the other: it would hold what the maps differ by.
#pragma once

#include <Eigen/Dense>

#include <deque>
#include <functional>

namespace spinewalk::solve {

class FixedPointSearch {
 public:
  using Map = std::function<Eigen::VectorXd(const Eigen::VectorXd&)>;

  explicit FixedPointSearch(Eigen::VectorXd start, int blocks = 1)
      : next_(std::move(start)), blocks_(blocks) {}

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
  double residual_ = 0;
  Step last_;
  std::deque<Step> differences_;
};

}  // namespace spinewalk::solve
