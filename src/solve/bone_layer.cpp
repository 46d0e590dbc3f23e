#include "solve/bone_layer.hpp"

#include "model/errors.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include <fmt/format.h>

namespace spinewalk::solve {
namespace {

constexpr double kGamma = 2.0 - std::numbers::sqrt2, kD = 0.5 * kGamma, kW = 0.25 * std::numbers::sqrt2;
/// Open fraction below which a side counts as sealed: its layer is thinner than any cell.
constexpr double kLeastOpen = 1e-4;
/// Depth of the layer in units of delta: what is left of the oscillation is e^-8.
constexpr double kDepth = 8;
/// Largest |J(T) - J(0)|: the mean flow is then even to 1e-11 m/s.
constexpr double kPeriodic = 1e-8;
/// Newton's method on a stage: last increment of J; being quadratic, the error is then some 1e-10.
constexpr double kIncrement = 3e-6;
/// Above this defect the Jacobian of the stride map is taken anew.
constexpr double kFar = 1e-4;
/// A pivot that is this small, or as large as its inverse, comes of a tissue that no load of a body leaves standing.
constexpr double kSingular = 1e-60;
constexpr int kMostStrides = 30, kMostIterations = 40, kCornerIteration = 6;

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

SolverError no_solution() {
  return SolverError(
      "the layer at the bone has no solution within a stride: the load may be beyond what the endplate can carry");
}

}  // namespace

BoneLayer::BoneLayer(const disc::ColumnConstants<double>& column, std::size_t side, double period)
    : side_(side),
      period_(period),
      direction_ratio_(column.direction_ratio),
      half_open_(0.5 / std::max(column.open_fraction[side], 1e-30)) {
  const std::size_t n = column.thickness.size();
  const auto cell = [&](std::size_t i) { return side == 0 ? i : n - 1 - i; };
  const auto region = column.region[cell(0)];
  tissue_ = column.tissue[static_cast<std::size_t>(region)];
  // delta of the stride, the slowest part of the oscillation, in the tissue at its reference.
  const double stiffness = -swelling_pressure(tissue_.swelling, 1.0).slope;
  const double mobility = permeability(tissue_.permeability, 1.0).value * column.open_fraction[side];
  delta_ = std::sqrt(mobility * stiffness * period / std::numbers::pi);
  double depth = 0;
  for (std::size_t i = 0; i < n && column.region[cell(i)] == region; ++i) {
    thickness_.push_back(column.thickness[cell(i)]);
    depth += thickness_.back();
    if (depth > kDepth * delta_ && thickness_.size() > 3) break;
  }
  // The last one is the steady cell. A sealed side, or a grid that does not see the layer, has none.
  m_ = column.open_fraction[side] < kLeastOpen || thickness_.size() < 3 ? 0 : thickness_.size() - 1;
  for (auto* v : {&S_, &S_slope_, &rho_, &rho_slope_, &u_, &by_outer_, &by_inner_}) v->assign(m_ + 1, 0.0);
  for (auto* v : {&J_, &middle_, &R_, &f1_, &f2_, &f3_, &factor_lower_, &factor_pivot_, &factor_upper_})
    v->assign(m_, 0.0);
  for (auto* A : {&A1_, &A2_, &A3_})
    for (auto* v : {&A->lower, &A->diagonal, &A->upper}) v->assign(m_, 0.0);
}

void BoneLayer::evaluate_cell(std::size_t i, double J) {
  const auto S = swelling_pressure(tissue_.swelling, J);
  const auto k = permeability(tissue_.permeability, J);
  const double per_k = 1.0 / k.value, half = half_open_ * thickness_[i];
  S_[i] = S.value, S_slope_[i] = S.slope;
  rho_[i] = half * J * per_k;
  rho_slope_[i] = (half - rho_[i] * k.slope) * per_k;
}

void BoneLayer::evaluate(const std::vector<double>& J, double p) {
  for (std::size_t i = 0; i < m_; ++i) evaluate_cell(i, J[i]);
  for (std::size_t f = 0; f <= m_; ++f) {
    const double drive = (f == 0 ? p : S_[f - 1]) - S_[f];
    const double rho = f == 0 ? rho_[0] : rho_[f - 1] + rho_[f];
    const double C = 1.0 / (drive < 0 ? rho * direction_ratio_ : rho), steeper = C * drive / rho;
    u_[f] = C * drive;
    by_outer_[f] = f == 0 ? 0.0 : C * S_slope_[f - 1] - steeper * rho_slope_[f - 1];
    by_inner_[f] = -C * S_slope_[f] - steeper * rho_slope_[f];
  }
}

/// A = d(dJ/dt)/dJ at the last evaluate().
void BoneLayer::linearise(Tridiagonal& A) const {
  for (std::size_t i = 0; i < m_; ++i) {
    const double per_thickness = 1.0 / thickness_[i];
    A.lower[i] = -by_outer_[i] * per_thickness;
    A.diagonal[i] = (by_outer_[i + 1] - by_inner_[i]) * per_thickness;
    A.upper[i] = i + 1 == m_ ? 0.0 : by_inner_[i + 1] * per_thickness;
  }
}

/// Y - a f(Y) = R. Leaves the factors of I - a A.
void BoneLayer::stage(std::vector<double>& Y, double a, double p, std::vector<double>& slope, Tridiagonal& A,
                      LayerResponse& response) {
  for (int iteration = 0; iteration < kMostIterations; ++iteration) {
    evaluate(Y, p);
    linearise(A);
    response.cells_solved += static_cast<long>(m_);
    double largest = 0, scale = 1;
    for (std::size_t i = 0; i < m_; ++i) {
      const double lower = i == 0 ? 0.0 : -a * A.lower[i] * factor_pivot_[i - 1];
      double pivot = 1.0 - a * A.diagonal[i], rhs = R_[i] + a * (u_[i + 1] - u_[i]) / thickness_[i] - Y[i];
      if (i > 0) {
        pivot -= lower * factor_upper_[i - 1];
        rhs -= lower * slope[i - 1];
      }
      if (!(std::abs(pivot) > kSingular && std::abs(pivot) < 1 / kSingular)) throw no_solution();
      factor_lower_[i] = lower;
      factor_pivot_[i] = 1.0 / pivot;
      factor_upper_[i] = -a * A.upper[i];
      slope[i] = rhs;
    }
    for (std::size_t i = m_; i-- > 0;) {
      slope[i] = (slope[i] - (i + 1 == m_ ? 0.0 : factor_upper_[i] * slope[i + 1])) * factor_pivot_[i];
      largest = std::max(largest, std::abs(slope[i]));
      const double room = 0.8 * (Y[i] - tissue_.swelling.phi);
      if (-slope[i] > room) scale = std::min(scale, room / -slope[i]);
    }
    if (!std::isfinite(largest)) break;
    scale = std::min({scale, 0.1 / std::max(largest, 1e-300), 1.0});
    // Direction and tension put corners into the equations; from one side to the other Newton's method may go on for ever.
    if (iteration >= kCornerIteration) scale *= 0.5;
    for (std::size_t i = 0; i < m_; ++i) Y[i] += scale * slope[i];
    if (largest > kIncrement) continue;
    for (std::size_t i = 0; i < m_; ++i) slope[i] = (Y[i] - R_[i]) / a;
    return;
  }
  throw no_solution();
}

/// X = (I - a A)^-1 X with the factors of the last stage.
void BoneLayer::solve_factored(Tangent& X) const {
  const auto row = [](std::size_t i) { return static_cast<Eigen::Index>(i); };
  for (std::size_t i = 1; i < m_; ++i) X.row(row(i)) -= factor_lower_[i] * X.row(row(i - 1));
  for (std::size_t i = m_; i-- > 0;) {
    if (i + 1 < m_) X.row(row(i)) -= factor_upper_[i] * X.row(row(i + 1));
    X.row(row(i)) *= factor_pivot_[i];
  }
}

void BoneLayer::step(double h, double p_middle, double p_end, bool with_tangents, LayerResponse& response) {
  const auto add_product = [this](double weight, const Tridiagonal& A, const Tangent& X, Tangent& out) {
    for (std::size_t i = 0; i < m_; ++i) {
      const auto row = static_cast<Eigen::Index>(i);
      out.row(row) += weight * A.diagonal[i] * X.row(row);
      if (i > 0) out.row(row) += weight * A.lower[i] * X.row(row - 1);
      if (i + 1 < m_) out.row(row) += weight * A.upper[i] * X.row(row + 1);
    }
  };
  const auto guess = [this](double J, double change) {
    return J + std::max(change, 0.5 * (tissue_.swelling.phi - J));
  };
  for (std::size_t i = 0; i < m_; ++i) R_[i] = J_[i] + h * kD * f1_[i];
  for (std::size_t i = 0; i < m_; ++i) middle_[i] = guess(J_[i], h * kGamma * f1_[i]);
  stage(middle_, h * kD, p_middle, f2_, A2_, response);
  u2_ = {u_[0], u_[m_]};
  if (with_tangents) {
    tangent_middle_ = tangent_;
    add_product(h * kD, A1_, tangent_, tangent_middle_);
    solve_factored(tangent_middle_);
    work_ = tangent_;
    add_product(h * kW, A1_, tangent_, work_);
    add_product(h * kW, A2_, tangent_middle_, work_);
    tangent_.swap(work_);
  }
  for (std::size_t i = 0; i < m_; ++i) R_[i] = J_[i] + h * kW * (f1_[i] + f2_[i]);
  for (std::size_t i = 0; i < m_; ++i) J_[i] = guess(middle_[i], h * (1 - kGamma) * f2_[i]);
  stage(J_, h * kD, p_end, f3_, A3_, response);
  if (with_tangents) solve_factored(tangent_);
}

void BoneLayer::stride(const std::vector<double>& pressures, bool with_tangents, LayerResponse& response) {
  const std::size_t n = pressures.size();
  const double h = period_ / static_cast<double>(n);
  J_ = start_;
  // f1 and u1 are those at the end of the stride before: the start of a periodic one. Evaluated at a guess they would be
  // enormous, as the first cell answers within a millisecond.
  for (auto* v : {&A1_.lower, &A1_.diagonal, &A1_.upper}) std::fill(v->begin(), v->end(), 0.0);
  if (with_tangents)
    tangent_ = Tangent::Identity(static_cast<Eigen::Index>(m_), static_cast<Eigen::Index>(m_));
  response.outflow = 0;
  response.ripple.assign(n, 0.0);
  for (std::size_t k = 0; k < n; ++k) {
    const double here = pressures[k], next = pressures[(k + 1) % n];
    step(h, here + kGamma * (next - here), next, with_tangents, response);
    const std::array<double, 2> u3{u_[0], u_[m_]};
    response.ripple[k] = kW * (u1_[0] + u2_[0]) + kD * u3[0];
    response.outflow += (kW * (u1_[1] + u2_[1]) + kD * u3[1]) / static_cast<double>(n);
    u1_ = u3;
    f1_.swap(f3_);
    std::swap(A1_, A3_);
  }
}

/// S falls evenly from the mean pressure at the bone to that of the steady cell, and follows the first pressure to delta.
void BoneLayer::guess_start(double mean, double first, double J_m) {
  const double depth = std::accumulate(thickness_.begin(), thickness_.end(), 0.0), S_m = S_[m_];
  double z = depth, J = J_m;
  start_.assign(m_, J_m);
  for (std::size_t i = m_; i-- > 0;) {
    z -= thickness_[i + 1];
    const double centre = z - 0.5 * thickness_[i];
    const double S = S_m + (1 - centre / depth) * (mean - S_m) + std::exp(-centre / delta_) * (first - mean);
    for (int iteration = 0; iteration < kMostIterations; ++iteration) {
      const auto here = swelling_pressure(tissue_.swelling, J);
      J = std::max(J - (here.value - S) / here.slope, 0.5 * (J + tissue_.swelling.phi));
    }
    start_[i] = J;
  }
}

LayerResponse BoneLayer::respond(const std::vector<double>& pressures, const std::vector<double>& J) {
  LayerResponse response;
  if (m_ == 0) return response;
  const double J_m = J[side_ == 0 ? m_ : J.size() - 1 - m_];
  evaluate_cell(m_, J_m);
  if (start_.empty()) guess_start(mean_of(pressures), pressures[0], J_m);
  Eigen::PartialPivLU<Tangent> jacobian;
  for (int n = 0; n < kMostStrides; ++n) {
    const bool fresh = n == 0 || response.defect > kFar;
    stride(pressures, fresh, response);
    if (fresh)
      jacobian.compute(Tangent::Identity(static_cast<Eigen::Index>(m_), static_cast<Eigen::Index>(m_)) -
                       tangent_);
    Eigen::VectorXd change(static_cast<Eigen::Index>(m_));
    for (std::size_t i = 0; i < m_; ++i) change[static_cast<Eigen::Index>(i)] = J_[i] - start_[i];
    response.defect = change.cwiseAbs().maxCoeff();
    if (response.defect <= kPeriodic) break;
    change = jacobian.solve(change).eval();
    for (std::size_t i = 0; i < m_; ++i) start_[i] += change[static_cast<Eigen::Index>(i)];
  }
  if (!(response.defect <= kPeriodic))
    throw SolverError(
        fmt::format("the layer at the bone finds no periodic state within {} strides: defect {:.1e}",
                    kMostStrides, response.defect));
  for (double& u : response.ripple) u -= response.outflow;
  response.shift = steady_pressure(response.outflow) - mean_of(pressures);
  return response;
}

/// p_eff of (4).
double BoneLayer::steady_pressure(double Q) const {
  const double resistance = Q < 0 ? direction_ratio_ : 1.0;
  double S = S_[m_], rho = rho_[m_], J = J_[m_ - 1];
  BoneLayer cell(*this);
  for (std::size_t i = m_; i-- > 0;) {
    for (int iteration = 0; iteration < kMostIterations; ++iteration) {
      cell.evaluate_cell(i, J);
      const double residual = cell.S_[i] - S - Q * resistance * (cell.rho_[i] + rho);
      const double change = residual / (cell.S_slope_[i] - Q * resistance * cell.rho_slope_[i]);
      J -= change;
      if (std::abs(change) < 1e-12) break;
    }
    S = cell.S_[i], rho = cell.rho_[i];
  }
  return S + Q * resistance * rho;
}

}  // namespace spinewalk::solve
