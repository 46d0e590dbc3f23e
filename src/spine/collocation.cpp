#include "spine/collocation.hpp"

#include "model/errors.hpp"

#include <fmt/core.h>
#include <Eigen/LU>

#include <cmath>

namespace spinewalk::spine {

namespace {

using Stage = Collocation::Stage;
using StageMatrix = Collocation::StageMatrix;

constexpr double kNewtonTolerance =
    1e-7;  // [m]; what is left after it is its square times 1e3 per metre, 1e-5 N
constexpr double kFixedPointTolerance = 1e-9;  // [m] with a carried load, which converges linearly, by 0.1
constexpr int kMostIterations = 30;
constexpr int kMostSides = 4;
constexpr double kNodes[] = {1.0 / 3, 1.0};

StageMatrix matrix(double a, double b, double c, double d) {
  StageMatrix m;
  m << a, b, c, d;
  return m;
}

StageMatrix butcher() { return matrix(5.0 / 12, -1.0 / 12, 3.0 / 4, 1.0 / 4); }

// (I + h A / tau)^-1: what is left of a relaxing state.
StageMatrix left_over(double h, double tau) {
  return (StageMatrix::Identity() + h / tau * butcher()).inverse();
}

}  // namespace

Collocation::Collocation(const Constants& constants, const std::vector<disc::ForceLaw>& discs,
                         const model::PerLevel<disc::Water>& waters, const loading::Stride& stride, int steps)
    : constants_(constants),
      discs_(discs),
      waters_(waters),
      drive_(constants, stride),
      steps_(steps),
      h_(stride.period / steps),
      D_((h_ * butcher()).inverse()),
      D2_(D_ * D_),
      P_a_(left_over(h_, constants.activation_time)) {
  for (std::size_t level = 0; level < model::kLevels; ++level) {
    const disc::ForceLaw& law = discs[level];
    branches_[level].stiffness = law.dashpot * D_;
    for (std::size_t b = 0; b < disc::kBranches; ++b) {
      branches_[level].P[b] = left_over(h_, law.branch_time[b]);
      branches_[level].stiffness += law.branch_stiffness[b] * branches_[level].P[b];
    }
  }
  report_.smallest_step = h_;
  net_.fill(Stage::Zero());
  excited_.resize(static_cast<std::size_t>(steps));
  for (int i = 0; i < 2; ++i) {
    const auto base = sampled(stride.pelvis_acceleration, steps, kNodes[i]);
    const auto pitch = sampled(stride.pitch, steps, kNodes[i]), phasic = sampled(stride.phasic, steps, kNodes[i]);
    for (std::size_t n = 0; n < excited_.size(); ++n) {
      excited_[n].base_acceleration[i] = base[n];
      excited_[n].sine_of_pitch[i] = std::sin(pitch[n]);
      excited_[n].phasic[i] = phasic[n];
    }
  }
}

void Collocation::step(int n, State& y) {
  const Excited& at = excited_[static_cast<std::size_t>(n)];
  extrapolate(n, y);
  for (int iteration = 0;; ++iteration) {
    find_carried(at, y);
    for (std::size_t joint = 0; joint < kJoints; ++joint) find_joint(joint, at, y);
    report_.evaluations += 2;
    const double largest = correct(at, y);
    if (largest < (drive_.carried_mass > 0 ? kFixedPointTolerance : kNewtonTolerance)) break;
    if (!(largest < 1) || iteration == kMostIterations) fail(n, y);
  }
  finish(y);
  ++report_.steps;
}

// First guess: the quadratic through start and stages of the step before, or uniform motion.
void Collocation::extrapolate(int n, const State& y) {
  for (std::size_t body = 0; body < kBodies; ++body) {
    const double u0 = y[kDisplacement + body], v0 = y[kVelocity + body];
    Stage& U = U_[body];
    U = n == 0 ? Stage(u0 + kNodes[0] * h_ * v0, u0 + h_ * v0)
               : Stage(start_[body][0] - 2 * U[0] + 2 * U[1], 5 * start_[body][0] - 9 * U[0] + 5 * U[1]);
    start_[body].setConstant(u0);
  }
}

Stage Collocation::shortening(const std::array<Stage, kBodies>& U, std::size_t joint) const {
  return joint == 0 ? Stage(-U[0]) : Stage(U[joint - 1] - U[joint]);
}

void Collocation::find_carried(const Excited& at, const State& y) {
  const Stage acceleration = D2_ * (U_[kThorax] - start_[kThorax]) - D_ * Stage::Constant(y[kVelocity + kThorax]);
  carried_ = drive_.carried_mass * (acceleration + at.base_acceleration) + Stage::Constant(drive_.carried_weight);
}

// N and H of (3) at the present iterate.
void Collocation::find_joint(std::size_t joint, const Excited& at, const State& y) {
  const Stage X = shortening(U_, joint), X0 = shortening(start_, joint);
  if (joint >= model::kLevels) {
    const Link& link = joint == kThorax ? constants_.thoracolumbar : constants_.neck;
    H_[joint] = link.damping * D_;
    net_[joint] = link.stiffness * X + H_[joint] * (X - X0);
    H_[joint].diagonal().array() += link.stiffness;
    return;
  }
  const std::size_t level = level_of_joint(joint);
  const disc::ForceLaw& law = discs_[level];
  const Branches& branches = branches_[level];
  Stage passive = branches.stiffness * (X - X0);
  for (std::size_t b = 0; b < disc::kBranches; ++b)
    passive += law.branch_stiffness[b] * (X0[0] - y[maxwell_index(level, b)]) * branches.P[b].rowwise().sum();
  H_[joint] = branches.stiffness;
  for (int i = 0; i < 2; ++i) {
    passive[i] += law.force(X[i], waters_[level]);
    H_[joint](i, i) += law.stiffness(X[i], waters_[level]);
  }
  pull_muscle(level, at, y[kActivation + level], passive);
}

// Solves N + max(0, tonic + G S(N)) = C for N, side by side of the corners, and takes dN/dC into H. Where the sides do not
// settle (both sides of a corner lead across it, by round-off), the last is as good as the other.
void Collocation::pull_muscle(std::size_t level, const Excited& at, double s0, const Stage& passive) {
  const std::size_t joint = level_of_joint(level);
  const StageMatrix kept = StageMatrix::Identity() - P_a_;
  const Stage memory = s0 * P_a_.rowwise().sum();
  Stage& N = net_[joint];
  Stage lever, load, side, pulling(1, 1);  // M = lever N + load
  for (int i = 0; i < 2; ++i) {
    lever[i] = drive_.lever(level, at.sine_of_pitch[i]);
    load[i] = carried_[i] * drive_.carried_lever(level, at.sine_of_pitch[i]);
    side[i] = drive_.side(lever[i] * N[i] + load[i]);
  }
  StageMatrix dN_dC;
  for (int attempt = 0; attempt < kMostSides; ++attempt) {
    const StageMatrix reply = drive_.gain * kept * side.cwiseProduct(lever).asDiagonal();
    const Stage resting = memory + kept * (at.phasic + side.cwiseProduct(load));
    const Stage tension = Stage::Constant(drive_.tonic[level]) + drive_.gain * resting;
    dN_dC = StageMatrix(StageMatrix::Identity() + pulling.asDiagonal() * reply).inverse();
    N = dN_dC * (passive - pulling.cwiseProduct(tension));
    activation_[level] = resting + kept * side.cwiseProduct(lever).cwiseProduct(N);
    Stage side_now, pulling_now;
    for (int i = 0; i < 2; ++i) {
      side_now[i] = drive_.side(lever[i] * N[i] + load[i]);
      pulling_now[i] = drive_.tonic[level] + drive_.gain * activation_[level][i] > 0;
    }
    if (side_now == side && pulling_now == pulling) break;
    side = side_now, pulling = pulling_now;
  }
  H_[joint] = dN_dC * H_[joint];
}

// One Newton correction (4); returns the largest [m], or what is not finite.
double Collocation::correct(const Excited& at, const State& y) {
  std::array<StageMatrix, kBodies> passed;  // S_k^-1 H_k: how a body follows the one below
  std::array<Stage, kBodies> own;           // S_k^-1 of the residual
  StageMatrix above = StageMatrix::Zero();
  Stage residual_above = Stage::Zero(), net_above = Stage::Zero();
  for (std::size_t body = kBodies; body-- > 0;) {
    const Stage velocity = D_ * (U_[body] - start_[body]);
    const Stage acceleration = D_ * (velocity - Stage::Constant(y[kVelocity + body]));
    const Stage pull = drive_.mass[body] * (acceleration + at.base_acceleration);
    const Stage residual =
        net_[body] - net_above - pull - Stage::Constant(drive_.weight[body]) + residual_above;
    const StageMatrix inverse = StageMatrix(drive_.mass[body] * D2_ + H_[body] + above).inverse();
    passed[body] = inverse * H_[body];
    own[body] = inverse * residual;
    above = H_[body] - H_[body] * passed[body];
    residual_above = H_[body] * own[body];
    net_above = net_[body];
  }
  double largest = 0;
  Stage below = Stage::Zero();
  for (std::size_t body = 0; body < kBodies; ++body) {
    below = own[body] + passed[body] * below;
    U_[body] += below;
    const double change = std::abs(below[0]) + std::abs(below[1]);
    if (!std::isfinite(change)) return change;
    largest = std::max(largest, change);
  }
  return largest;
}

void Collocation::finish(State& y) const {
  for (std::size_t level = 0; level < model::kLevels; ++level) {
    const std::size_t joint = level_of_joint(level);
    const Stage X = shortening(U_, joint);
    for (std::size_t b = 0; b < disc::kBranches; ++b) {
      double& z = y[maxwell_index(level, b)];
      z = X[1] - branches_[level].P[b].row(1).dot(X - Stage::Constant(z));
    }
    y[kActivation + level] = activation_[level][1];
  }
  for (std::size_t body = 0; body < kBodies; ++body) {
    y[kVelocity + body] = D_.row(1).dot(U_[body] - start_[body]);
    y[kDisplacement + body] = U_[body][1];
  }
}

void Collocation::fail(int n, const State& y) const {
  State correction{};
  for (std::size_t body = 0; body < kBodies; ++body)
    correction[kDisplacement + body] = U_[body][1] - y[kDisplacement + body];
  throw SolverError(
      fmt::format("Newton does not converge in a step of {:.3g} s at t = {:.6g} s; states by their change in "
                  "the step: {}",
                  h_, n * h_, name_worst_states(correction)));
}

}  // namespace spinewalk::spine
