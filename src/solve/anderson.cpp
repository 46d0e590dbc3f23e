#include "solve/anderson.hpp"

namespace spinewalk::solve {

bool FixedPointSearch::run(const Map& g, double tolerance, int limit) {
  constexpr std::size_t kMemory = 4;
  for (int n = 0; n < limit; ++n) {
    Step now{-next_, g(next_)};
    now.f += now.g;
    ++evaluations_;
    residual_ = now.f.cwiseAbs().maxCoeff();
    if (n > 0) differences_.push_back({now.f - last_.f, now.g - last_.g});
    if (differences_.size() > kMemory) differences_.pop_front();
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
  const Eigen::Index size = next_.size() / blocks_;
  for (Eigen::Index b = 0; b < blocks_; ++b) {
    const auto own = [&](const Eigen::VectorXd& v) { return v.segment(b * size, size); };
    Eigen::MatrixXd dF(size, m);
    for (Eigen::Index j = 0; j < m; ++j) dF.col(j) = own(differences_[static_cast<std::size_t>(j)].f);
    const Eigen::VectorXd gamma = dF.colPivHouseholderQr().solve(own(last_.f));
    for (Eigen::Index j = 0; j < m; ++j)
      next_.segment(b * size, size) -= gamma[j] * own(differences_[static_cast<std::size_t>(j)].g);
  }
}

}  // namespace spinewalk::solve
