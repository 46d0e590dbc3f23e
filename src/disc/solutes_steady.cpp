#include "disc/solutes_steady.hpp"

#include "model/errors.hpp"

#include <fmt/core.h>
#include <Eigen/Dense>

#include <array>
#include <cmath>

namespace spinewalk::disc {
namespace {

using Vector = Eigen::Vector3d;
using Block = Eigen::Matrix3d;

constexpr int kNewtonLimit = 60;
constexpr double kConverged = 1e-11;  // assumed: well above round-off of sums over a column
constexpr std::array<const char*, 3> kNames{"oxygen", "lactate", "glucose"};

struct Worst {
  double residual = 0;
  std::size_t solute = 0, cell = 0;
};

class Steady {
 public:
  Steady(const NutrientSetup<double>& setup, const ColumnMotion<double>& motion,
         const NutrientStep<double>& step, NutrientState<double>& state)
      : setup_(setup), motion_(motion), step_(step), state_(state), n_(motion.size()) {
    residual_.resize(n_), diagonal_.resize(n_), upper_.resize(n_), increment_.resize(n_);
  }

  Worst evaluate() {
    Worst worst;
    Vector scale = Vector::Zero();
    for (std::size_t i = 0; i < n_; ++i) {
      const auto terms = evaluate_cell(i);
      scale = scale.cwiseMax(terms);
    }
    for (std::size_t i = 0; i < n_; ++i)
      for (std::size_t s = 0; s < 3; ++s) {
        const double r = std::abs(residual_[i][s]) / scale[s];
        if (!(r <= worst.residual)) worst = {r, s, i};
      }
    return worst;
  }

  /// Block Thomas elimination; then the damped update.
  void improve() {
    for (std::size_t i = 0; i < n_; ++i) {
      if (i > 0) {
        const Vector lower = -at_face(&SoluteStep<double>::forward, i);
        diagonal_[i] -= lower.asDiagonal() * upper_[i - 1];
        residual_[i] -= lower.asDiagonal() * increment_[i - 1];
      }
      const Eigen::PartialPivLU<Block> lu(diagonal_[i]);
      const Vector off = -at_face(&SoluteStep<double>::backward, i + 1);
      upper_[i] = lu.solve(Block(off.asDiagonal()));
      increment_[i] = lu.solve(residual_[i]);
    }
    for (std::size_t i = n_ - 1; i-- > 0;) increment_[i] -= upper_[i] * increment_[i + 1];
    double scale = 1;
    for (std::size_t i = 0; i < n_; ++i)
      for (std::size_t s = 0; s < 3; ++s)
        if (increment_[i][s] > 0.9 * state_.c[s][i])
          scale = std::min(scale, 0.9 * state_.c[s][i] / increment_[i][s]);
    for (std::size_t i = 0; i < n_; ++i)
      for (std::size_t s = 0; s < 3; ++s) state_.c[s][i] -= scale * increment_[i][s];
  }

 private:
  using Coefficients = const std::vector<double>& (SoluteStep<double>::*)() const;

  /// Coefficient of a face for the three solutes; zero where the neighbour is a bath.
  Vector at_face(Coefficients which, std::size_t face) const {
    if (face == 0 || face == n_) return Vector::Zero();
    return {(step_.transport(0).*which)()[face], (step_.transport(1).*which)()[face],
            (step_.transport(2).*which)()[face]};
  }

  /// Residual and diagonal block of one cell; returns the size of the largest term of each solute.
  Vector evaluate_cell(std::size_t i) {
    const Nutrients<double> c{state_.c[0][i], state_.c[1][i], state_.c[2][i]};
    const auto rate = metabolic_rates(setup_.metabolism, c);
    const auto slope = metabolic_jacobian(setup_.metabolism, c);
    Vector terms;
    diagonal_[i].setZero();
    for (std::size_t s = 0; s < 3; ++s) {
      const auto& t = step_.transport(s);
      const double left = i == 0 ? t.bath()[0] : state_.c[s][i - 1];
      const double right = i + 1 == n_ ? t.bath()[1] : state_.c[s][i + 1];
      const double in = t.forward()[i] * left + t.backward()[i + 1] * right;
      const double leaving = t.forward()[i + 1] + t.backward()[i] + t.lateral_sink()[i];
      const double density = s == kOxygen ? oxygen_density(setup_, motion_, i) : setup_.density[i];
      const double cells = density * state_.viability[i] * motion_.thickness[i];
      residual_[i][s] = leaving * c[s] - in - t.lateral_source()[i] - cells * rate[s];
      terms[s] = leaving * c[s] + in;
      diagonal_[i](s, s) = leaving;
      for (std::size_t k = 0; k < 3; ++k) diagonal_[i](s, k) -= cells * slope[s][k];
    }
    return terms;
  }

  const NutrientSetup<double>& setup_;
  const ColumnMotion<double>& motion_;
  const NutrientStep<double>& step_;
  NutrientState<double>& state_;
  std::size_t n_;
  std::vector<Vector> residual_, increment_;
  std::vector<Block> diagonal_, upper_;
};

}  // namespace

SteadyReport solve_steady(const NutrientSetup<double>& setup, const ColumnMotion<double>& motion,
                          const Nutrients<Surroundings<double>>& around, NutrientState<double>& state) {
  const std::size_t n = motion.size();
  NutrientStep<double> step(setup);
  step.assemble(motion, around);
  for (std::size_t s = 0; s < 3; ++s)
    state.c[s].assign(n, std::max(around[s].cranial.concentration, around[s].caudal.concentration));
  if (state.viability.empty()) state.viability.assign(n, 1.0);
  Steady newton(setup, motion, step, state);
  Worst worst = newton.evaluate();
  for (int iteration = 1; iteration <= kNewtonLimit; ++iteration) {
    newton.improve();
    worst = newton.evaluate();
    if (worst.residual < kConverged) return {iteration, worst.residual};
  }
  throw SolverError(
      fmt::format("steady nutrition: no solution after {} Newton iterations; worst is {} in cell {} of {}, "
                  "residual {:.2e} of its "
                  "largest flux. The cells may ask for more than the endplates can supply",
                  kNewtonLimit, kNames[worst.solute], worst.cell, n, worst.residual));
}

}  // namespace spinewalk::disc
