// Observed order of the integration and conservation of energy by the chain without losses.
#include "spine/equilibrium.hpp"
#include "spine/guarded_integrator.hpp"
#include "spine/rhs.hpp"

#include "model/load_model.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <string>
#include <vector>

namespace spinewalk::spine {
namespace {

// No dashpot, no branch, no damped link, no moment: what is left has an energy.
model::Model without_losses() {
  model::Model m = model::load_model(std::string(SPINEWALK_SOURCE_DIR) + "/models/adult_male_50.yaml");
  for (auto& disc : m.discs) {
    disc.mechanics.dashpot = disc.mechanics.fast_fraction = disc.mechanics.slow_fraction = 0;
  }
  m.spine.thoracolumbar_damping = m.spine.neck_damping_ratio = 0;
  m.spine.com_height.fill(0);
  m.spine.standing.offset = 0;
  return m;
}

class FreeChain : public testing::Test {
 protected:
  FreeChain() {
    start_ = find_equilibrium(constants_, discs_, waters_, standing_);
    for (std::size_t body = 0; body < kBodies; ++body) {
      start_[kVelocity + body] = 0.2 * std::cos(2.0 * static_cast<double>(body));  // [m/s], all modes
    }
  }

  State integrate(double tolerance, double duration, IntegrationReport* report = nullptr) const {
    ChainLimits limits;
    limits.relative_tolerance = tolerance;
    GuardedIntegrator integrator(std::cref(rhs_), limits);
    const State end = integrator.integrate(start_, 0, duration, 0, {});
    if (report) *report = integrator.report();
    return end;
  }

  // Kinetic, discs, links, gravity, and the constant pull of the tonic muscles.
  double energy(const State& y) const {
    double sum = 0;
    const JointForces forces = rhs_.joint_forces(y);
    for (std::size_t body = 0; body < kBodies; ++body) {
      const double v = y[kVelocity + body];
      sum += constants_.mass[body] * (0.5 * v * v + model::kGravity * y[kDisplacement + body]);
    }
    for (std::size_t level = 0; level < model::kLevels; ++level) {
      const double x = rhs_.compression(y, level);
      sum += discs_[level].energy(x, waters_[level]) - forces.muscle[level] * x;
    }
    const double trunk = y[kDisplacement + kThorax - 1] - y[kDisplacement + kThorax];
    const double neck = y[kDisplacement + kHead - 1] - y[kDisplacement + kHead];
    return sum + 0.5 * constants_.thoracolumbar.stiffness * trunk * trunk +
           0.5 * constants_.neck.stiffness * neck * neck;
  }

  model::Model model_ = without_losses();
  Constants constants_{model_};
  std::vector<disc::ForceLaw> discs_{model_.discs.begin(), model_.discs.end()};
  model::PerLevel<disc::Water> waters_{};
  loading::Stride standing_ = loading::make_stride(model::Standing{}, model_);
  RightHandSide rhs_{constants_, discs_, waters_, standing_};
  State start_;
};

TEST_F(FreeChain, ConservesEnergy) {
  const double before = energy(start_);
  const double kinetic = before - energy(find_equilibrium(constants_, discs_, waters_, standing_));
  for (double tolerance : {1e-6, 1e-8, 1e-10}) {
    const double drift = std::abs(energy(integrate(tolerance, 1.0)) - before) / kinetic;
    std::printf("tolerance %.0e: energy drift %.2e of the kinetic energy in 1 s\n", tolerance, drift);
    EXPECT_LT(drift, 2e3 * tolerance);
  }
}

TEST_F(FreeChain, ConvergesWithFifthOrder) {
  const double duration = 0.2;
  const State exact = integrate(1e-13, duration);
  double coarse_error = 0, coarse_steps = 0;
  for (double tolerance : {1e-6, 1e-8, 1e-10}) {
    IntegrationReport report;
    const State y = integrate(tolerance, duration, &report);
    double error = 0;
    for (std::size_t i = 0; i < kMaxwell; ++i) {
      error = std::max(error, std::abs(y[i] - exact[i]) / state_scale()[i]);
    }
    const auto steps = static_cast<double>(report.steps);
    if (coarse_steps > 0) {
      const double order = std::log(coarse_error / error) / std::log(steps / coarse_steps);
      std::printf("tolerance %.0e: %.0f steps, error %.2e, observed order %.2f\n", tolerance, steps, error,
                  order);
      EXPECT_GT(order, 4.5);
      EXPECT_LT(order, 6.0);
    }
    coarse_error = error;
    coarse_steps = steps;
  }
}

}  // namespace
}  // namespace spinewalk::spine
