// The traps of Odeint 1.74 that physics.md section 8 names, and the texts a user sees.
#include "spine/guarded_integrator.hpp"

#include "fixture.hpp"
#include "model/errors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <limits>
#include <thread>

namespace spinewalk::spine {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::string failure(GuardedIntegrator::RightHandSide rhs, double t1, const ChainLimits& limits = {},
                    double y0 = 1) {
  GuardedIntegrator integrator(std::move(rhs), limits);
  State start{};
  start[kVelocity + 1] = y0;
  try {
    integrator.integrate(start, 0, t1, 0, {});
  } catch (const SolverError& error) {
    return error.what();
  }
  return "no error";
}

TEST(GuardedIntegrator, RefusesARightHandSideThatIsNaNFromTheStart) {
  const auto rhs = [](const State&, State& rate, double) {
    rate.fill(0);
    rate[kMaxwell] = kNaN;
  };
  EXPECT_EQ(failure(rhs, 1), "a state or its rate is not finite at t = 0 s: L1L2 fast branch (nan)");
}

TEST(GuardedIntegrator, StopsBeforeATimeWhereTheRightHandSideTurnsNaN) {
  const auto rhs = [](const State&, State& rate, double t) {
    rate.fill(0);
    rate[kVelocity + 1] = t < 0.3 ? 1.0 : kNaN;
  };
  EXPECT_THAT(failure(rhs, 1), AllOf(HasSubstr("below the smallest of 1e-09 s, at t = 0.3 s"),
                                     HasSubstr("worst states by weighted error: L4 velocity (nan)")));
}

TEST(GuardedIntegrator, DoesNotRunPastASingularity) {
  // y' = y^2 from 1 is 1 / (1 - t).
  const auto rhs = [](const State& y, State& rate, double) {
    rate.fill(0);
    rate[kVelocity + 1] = y[kVelocity + 1] * y[kVelocity + 1];
  };
  EXPECT_THAT(failure(rhs, 2),
              AllOf(HasSubstr("below the smallest of 1e-09 s, at t = 1 s"), HasSubstr("L4 velocity")));
}

TEST(GuardedIntegrator, DoesNotStickInAStepThatCannotSucceed) {
  // A jump of 1e6 a stage wide: no step across it meets the tolerance.
  const auto rhs = [](const State& y, State& rate, double) {
    rate.fill(0);
    rate[kVelocity + 1] = y[kVelocity + 1] > 0 ? -1e6 : 1e6;
  };
  EXPECT_THAT(failure(rhs, 1, {}, 0.5), HasSubstr("below the smallest of 1e-09 s"));
}

TEST(GuardedIntegrator, CountsEvaluations) {
  const auto rhs = [](const State& y, State& rate, double t) {
    rate = y;
    rate[kVelocity + 1] = std::cos(1e4 * t);
  };
  ChainLimits limits;
  limits.evaluations = 1000;
  EXPECT_THAT(failure(rhs, 10, limits), AllOf(HasSubstr("gave up at t = "), HasSubstr("s after 100"),
                                              HasSubstr("evaluations of the right-hand side")));
}

TEST(GuardedIntegrator, WatchesTheClock) {
  const auto rhs = [](const State&, State& rate, double t) {
    std::this_thread::sleep_for(std::chrono::microseconds(100));
    rate.fill(0);
    rate[kVelocity + 1] = std::cos(1e4 * t);
  };
  ChainLimits limits;
  limits.wall_clock = 0.01;
  EXPECT_THAT(failure(rhs, 10, limits), AllOf(HasSubstr("gave up at t = "), HasSubstr("s of computing")));
}

TEST(GuardedIntegrator, NamesTheTenWorstStatesInOrder) {
  State error{};
  for (std::size_t i = 0; i < kStates; ++i) error[i] = static_cast<double>(i);
  error[0] = kNaN;
  const std::string text = name_worst_states(error);
  EXPECT_EQ(std::count(text.begin(), text.end(), ','), 9);
  EXPECT_THAT(text, testing::StartsWith("L5 displacement (nan), L5S1 muscle activation (28), L4L5 muscle"));
  EXPECT_THAT(text, Not(HasSubstr("velocity")));
  EXPECT_EQ(name_worst_states(State{}), "none");
}

TEST(GuardedIntegrator, LandsOnTheEndAndShowsEquidistantSamples) {
  const auto rhs = [](const State& y, State& rate, double) {
    rate.fill(0);
    rate[kDisplacement] = y[kVelocity];
    rate[kVelocity] = -100 * y[kDisplacement];
  };
  GuardedIntegrator integrator(rhs, {});
  State start{};
  start[kDisplacement] = 1e-3;
  std::vector<double> times;
  const State end = integrator.integrate(start, 0, 0.7, 7, [&](double t, const State& y) {
    times.push_back(t);
    EXPECT_NEAR(y[kDisplacement], 1e-3 * std::cos(10 * t), 1e-9);
  });
  ASSERT_EQ(times.size(), 7u);
  for (std::size_t i = 0; i < 7; ++i) EXPECT_DOUBLE_EQ(times[i], 0.1 * static_cast<double>(i));
  EXPECT_NEAR(end[kDisplacement], 1e-3 * std::cos(7.0), 1e-9);
  EXPECT_GT(integrator.report().steps, 10);
  EXPECT_GT(integrator.report().smallest_step, 1e-5);
}

TEST(Collocation, SaysWhereNewtonFails) {
  const Chain chain(subject());
  Waters waters{};
  waters[model::kL4L5].nucleus = kNaN;
  try {
    chain.solve_periodic(loading::make_stride(model::Walking{1.3}, subject()), waters, 96,
                         std::vector<double>(kStates, 0.0));
    FAIL() << "no error";
  } catch (const SolverError& error) {
    EXPECT_THAT(error.what(), AllOf(HasSubstr("Newton does not converge in a step of 0.00"),
                                    HasSubstr("at t = 0 s; states by their change in the step: L5 displacement (")));
  }
}

}  // namespace
}  // namespace spinewalk::spine
