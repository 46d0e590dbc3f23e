#include "solve/anderson.hpp"

#include <cmath>

namespace spinewalk::solve {

bool FixedPointSearch::run(const Map& g, double tolerance, int limit) {
  const std::size_t memory = fit_ == Fit::last ? 1 : 4;
  for (int n = 0; n < limit; ++n) {
    Step now{-next_, g(next_)};
    now.f += now.g;
    ++evaluations_;
    residual_ = now.f.cwiseAbs().maxCoeff();
    if (n > 0) differences_.push_back({now.f - last_.f, now.g - last_.g});
    if (differences_.size() > memory) differences_.pop_front();
    last_ = std::move(now);
    accelerate();
    if (residual_ <= tolerance) return true;
  }
  return false;
}

void FixedPointSearch::accelerate() {
  next_ = last_.g;
  const auto m = static_cast<Eigen::Index>(differences_.size());
  if (m == 0) return;
  const Eigen::Index size = next_.size() / blocks_, rows = fit_ == Fit::last ? 1 : size;
  for (Eigen::Index b = 0; b < blocks_; ++b) {
    const auto fitted = [&](const Eigen::VectorXd& v) { return v.segment((b + 1) * size - rows, rows); };
    Eigen::MatrixXd dF(rows, m);
    for (Eigen::Index j = 0; j < m; ++j) dF.col(j) = fitted(differences_[static_cast<std::size_t>(j)].f);
    const Eigen::VectorXd gamma = dF.colPivHouseholderQr().solve(fitted(last_.f));
    if (fit_ == Fit::last && !(std::abs(gamma[0]) <= 1)) continue;
    for (Eigen::Index j = 0; j < m; ++j)
      next_.segment(b * size, size) -=
          gamma[j] * differences_[static_cast<std::size_t>(j)].g.segment(b * size, size);
  }
}

}  // namespace spinewalk::solve
