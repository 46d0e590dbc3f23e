#include "spine/periodic.hpp"

#include "model/errors.hpp"
#include "spine/equilibrium.hpp"

#include <fmt/core.h>
#include <Eigen/LU>

#include <algorithm>
#include <cmath>
#include <limits>

namespace spinewalk::spine {

namespace {

constexpr double kStallTolerance = 1e-6;  // chosen: ten times the noise measured in periodic.hpp
constexpr int kMostStrides = 40;  // the default subject needs 4 or 5

static_assert(disc::kBranches == 2, "the exponential below is that of a 2 x 2 matrix");

// exp of a matrix with real eigenvalues, as that of two relaxing branches (Cayley-Hamilton):
// exp(B) = e^s (cosh d I + sinh d / d (B - s I)), eigenvalues s +- d.
Eigen::Matrix2d exponential(const Eigen::Matrix2d& B) {
  const double s = 0.5 * B.trace();
  const double d = std::sqrt(std::max(0.0, s * s - B.determinant()));
  const double up = std::exp(s + d), down = std::exp(s - d);
  const double slope = d > 1e-8 * std::abs(s) ? 0.5 * (up - down) / d : up;
  return 0.5 * (up + down) * Eigen::Matrix2d::Identity() + slope * (B - s * Eigen::Matrix2d::Identity());
}

// (I - E)^-1 (z_T - z_0): how far the start of both branches is from periodic.
Eigen::Vector2d branch_step(const disc::ForceLaw& law, const BranchShare& share, double period,
                            const Eigen::Vector2d& change) {
  Eigen::Matrix2d A;
  for (int b = 0; b < 2; ++b) {
    const auto branch = static_cast<std::size_t>(b);
    for (int c = 0; c < 2; ++c) {
      A(b, c) = (share.mean[static_cast<std::size_t>(c)] - (b == c ? 1 : 0)) / law.branch_time[branch];
    }
  }
  return (Eigen::Matrix2d::Identity() - exponential(period * A)).inverse() * change;
}

}  // namespace

BranchShare find_branch_share(const disc::ForceLaw& law, const disc::Water& water,
                              const std::vector<double>& compression) {
  BranchShare share{};
  double branches = 0;
  for (const double k : law.branch_stiffness) branches += k;
  for (std::size_t i = 0; i < compression.size(); ++i) {
    const double total = law.stiffness(compression[i], water) + branches;
    for (std::size_t b = 0; b < disc::kBranches; ++b) {
      const double alpha = law.branch_stiffness[b] / total;
      share.mean[b] += alpha / static_cast<double>(compression.size());
      if (i == 0) share.first[b] = alpha;
    }
  }
  return share;
}

State improve_start(const State& start, const State& end, double period,
                    const std::vector<disc::ForceLaw>& discs, const model::PerLevel<BranchShare>& shares) {
  State better = end;
  std::array<double, kJoints> shift{};
  for (std::size_t joint = 0; joint < model::kLevels; ++joint) {
    const std::size_t level = level_of_joint(joint);
    const std::size_t fast = maxwell_index(level, 0), slow = maxwell_index(level, 1);
    const Eigen::Vector2d change(end[fast] - start[fast], end[slow] - start[slow]);
    const Eigen::Vector2d beyond_end = branch_step(discs[level], shares[level], period, change) - change;
    better[fast] += beyond_end[0];
    better[slow] += beyond_end[1];
    shift[joint] = shares[level].first[0] * beyond_end[0] + shares[level].first[1] * beyond_end[1];
  }
  State shifted;
  place_bodies(shift, shifted);
  for (std::size_t body = 0; body < kBodies; ++body)
    better[kDisplacement + body] += shifted[kDisplacement + body];
  return better;
}

Periodic shoot(State start, double period, const std::vector<disc::ForceLaw>& discs,
               const model::PerLevel<disc::Water>& waters, double tolerance, Recorder& recorder,
               const StrideIntegrator& integrate) {
  State defect{};
  double largest = std::numeric_limits<double>::infinity();
  for (int n = 0; n < kMostStrides; ++n) {
    recorder.begin();
    const State end = integrate(start);
    defect = periodic_defect(start, end);
    const double before = largest;
    largest = *std::max_element(defect.begin(), defect.end());
    const bool stalled = largest <= kStallTolerance && largest > 0.5 * before;
    if (largest <= tolerance || stalled) return {end, largest};
    model::PerLevel<BranchShare> shares;
    for (std::size_t level = 0; level < model::kLevels; ++level)
      shares[level] = find_branch_share(discs[level], waters[level], recorder.response().compression[level]);
    start = improve_start(start, end, period, discs, shares);
  }
  throw SolverError(
      fmt::format("no periodic response within {} strides of {:.4g} s; worst states by relative "
                  "defect: {}",
                  kMostStrides, period, name_worst_states(defect)));
}

State periodic_defect(const State& start, const State& end) {
  State defect;
  for (std::size_t i = 0; i < kStates; ++i) {
    defect[i] = std::abs(end[i] - start[i]) / (state_scale()[i] + std::abs(start[i]));
  }
  return defect;
}

}  // namespace spinewalk::spine
