#include "solve/anderson.hpp"

#include <algorithm>
#include <vector>

namespace spinewalk::solve {

FixedPoint solve_fixed_point(const std::function<Eigen::VectorXd(const Eigen::VectorXd&)>& g,
                             Eigen::VectorXd y, double tolerance, int limit, int blocks) {
  constexpr std::size_t kMemory = 4;
  std::vector<Eigen::VectorXd> values, residuals;  // of the last evaluations, oldest first
  FixedPoint result;
  while (result.evaluations < limit) {
    result.y = g(y);
    ++result.evaluations;
    values.push_back(result.y);
    residuals.push_back(result.y - y);
    result.residual = residuals.back().cwiseAbs().maxCoeff();
    if (result.residual <= tolerance) {
      result.converged = true;
      break;
    }
    if (values.size() > kMemory) {
      values.erase(values.begin());
      residuals.erase(residuals.begin());
    }
    const auto m = static_cast<Eigen::Index>(values.size()) - 1;
    y = result.y;
    if (m == 0) continue;
    const Eigen::Index size = y.size() / blocks;
    Eigen::MatrixXd dF(y.size(), m), dG(y.size(), m);
    for (Eigen::Index j = 0; j < m; ++j) {
      const auto k = static_cast<std::size_t>(j);
      dF.col(j) = residuals[k + 1] - residuals[k];
      dG.col(j) = values[k + 1] - values[k];
    }
    for (Eigen::Index b = 0; b < blocks; ++b) {
      const Eigen::MatrixXd own = dF.middleRows(b * size, size);
      const Eigen::VectorXd gamma = own.colPivHouseholderQr().solve(residuals.back().segment(b * size, size));
      y.segment(b * size, size) -= dG.middleRows(b * size, size) * gamma;
    }
  }
  return result;
}

}  // namespace spinewalk::solve
