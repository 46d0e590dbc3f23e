// The fluid column against exact solutions (disc.md 5.2): T1 creep, T2 relaxation, T3 cyclic, with observed orders.
#include "disc/rig.hpp"
#include "solve/fluid_stepper.hpp"

#include <gtest/gtest.h>

#include <complex>
#include <numbers>

namespace spinewalk {
namespace {

using disc::ColumnRig;
using std::numbers::pi;
using Rig = ColumnRig<double>;
using Stepper = solve::FluidStepper<Rig>;

// Example of disc.md 5.2: h = 5 mm drained at the top, H = 0.5 MPa, k = 5e-16 m4/(N s).
constexpr double kHeight = 5e-3, kModulus = 0.5e6, kPermeability = 5e-16;
// Small enough that 1 - J stays in the linear range, large against round-off.
constexpr double kTraction = 1e-5 * kModulus;

disc::ColumnConstants<double> linear_column(int cells, double ratio) {
  const auto grid = disc::make_uniform_tissue_grid(kHeight, cells, ratio);
  disc::TissueConstants<double> tissue{{model::PermeabilityLaw::constant, kPermeability, 0, 0, 0.2},
                                       {disc::SolidLaw::linear, 0.2, 0, 0, kModulus, 0, 0, 1, 1}};
  return {grid.thickness, grid.region, {tissue, tissue, tissue}, {1.0, 0.0}, 1.0, 0.0, 0.0};
}

/// T1: u H/(sigma h) after dimensionless time T.
double creep(double T) {
  double sum = 0;
  for (int n = 0; n < 400; ++n) {
    const double m = 2 * n + 1;
    sum += 8 / (pi * pi * m * m) * std::exp(-m * m * pi * pi * T / 4);
  }
  return 1 - sum;
}

double dimensional(double T) { return T * kHeight * kHeight / (kModulus * kPermeability); }

/// Simulated T1 with fixed steps; graded cells start at `first` of the height.
double simulated_creep(double T, int cells, double ratio, int steps) {
  std::vector<Rig> rigs{Rig(linear_column(cells, ratio), disc::RigControl::traction)};
  Stepper::State y{rigs[0].reference()};
  Stepper stepper(rigs, 1);
  const Stepper::Loads loads{{kTraction, 0, 0}};
  const auto system = [&](double) -> const Stepper::Loads& { return loads; };
  double t = 0;
  const double end = dimensional(T);
  // Steps grow from the jump: the boundary layer widens as the root of time.
  for (int i = 0; i < steps; ++i) {
    const double s0 = double(i) / steps, s1 = double(i + 1) / steps;
    EXPECT_TRUE(stepper.do_step(system, y, t, end * (std::pow(s1, 4) - std::pow(s0, 4))));
  }
  return rigs[0].shortening(y[0]) * kModulus / (kTraction * kHeight);
}

TEST(ColumnCreep, MatchesTheSeriesT1) {
  const double T[] = {.01, .05, .1, .2, .5, 1, 2};
  const double published[] = {.112838, .252313, .356823, .504088, .763950, .931260, .994170};
  for (int i = 0; i < 7; ++i) {
    EXPECT_NEAR(creep(T[i]), published[i], 1e-6);
    EXPECT_NEAR(simulated_creep(T[i], 80, 1.06, 200), published[i], 5e-4 * published[i]) << "T = " << T[i];
  }
}

TEST(ColumnCreep, IsSecondOrderInSpaceAndTime) {
  const double exact = creep(0.2);
  const auto error = [&](int cells, int steps) {
    return std::abs(simulated_creep(0.2, cells, 1.0, steps) - exact);
  };
  const double space = std::log2(error(20, 800) / error(40, 800));
  EXPECT_GT(space, 1.9);
  // In time against a fine step on the same grid.
  const double fine = simulated_creep(0.2, 40, 1.05, 1600);
  const auto gap = [&](int steps) { return std::abs(simulated_creep(0.2, 40, 1.05, steps) - fine); };
  const double time = std::log2(gap(50) / gap(100));
  EXPECT_GT(time, 1.9);
  std::printf("observed order: space %.2f, time %.2f\n", space, time);
}

TEST(ColumnRelaxation, MatchesTheSeriesT2) {
  std::vector<Rig> rigs{Rig(linear_column(120, 1.05), disc::RigControl::shortening)};
  rigs[0].strain_scale = 1e-5;
  Stepper::State y{rigs[0].reference()};
  Stepper stepper(rigs, 1e-4);
  const double strain = 1e-5;
  // The step of shortening is carried by the drained boundary cell at first: ramp within a millionth of T = 1.
  const double ramp = dimensional(1e-6);
  Stepper::Loads loads(1);
  const auto system = [&](double t) -> const Stepper::Loads& {
    loads[0] = {strain * kHeight * std::min(1.0, t / ramp), 0, 0};
    return loads;
  };
  double t = 0, dt = ramp / 10;
  for (double T : {0.01, 0.05, 0.2, 0.5}) {
    const double end = dimensional(T);
    while (t < end) {
      if (t < ramp) dt = std::min(dt, ramp / 10);
      dt = std::min(dt, end - t);
      stepper.try_step(system, y, t, dt);
    }
    double exact = 1;
    for (int n = 1; n < 100; ++n) exact += 2 * std::exp(-n * n * pi * pi * T);
    EXPECT_NEAR(y[0].p_N / (kModulus * strain), exact, 3e-3 * exact) << "T = " << T;
  }
}

TEST(ColumnCyclic, MatchesTheAnalyticModulusT3) {
  struct Row {
    double frequency, modulus, bottom;
  };
  for (const Row row : {Row{1e-5, 2.377, 1.127}, Row{1e-4, 7.927, 0.994}, Row{1e-3, 25.07, -1}}) {
    const double omega = 2 * pi * row.frequency;
    const std::complex<double> beta = std::sqrt(std::complex<double>(0, omega / (kModulus * kPermeability)));
    const auto E = beta * kHeight / std::tanh(beta * kHeight);
    EXPECT_NEAR(std::abs(E), row.modulus, 1e-3 * row.modulus);

    std::vector<Rig> rigs{Rig(linear_column(60, 1.1), disc::RigControl::traction)};
    Stepper::State y{rigs[0].reference()};
    Stepper stepper(rigs, 1);
    Stepper::Loads loads(1);
    const auto system = [&](double t) -> const Stepper::Loads& {
      loads[0] = {kTraction * std::sin(omega * t), 0, 0};
      return loads;
    };
    const int steps = 200;
    const double period = 1 / row.frequency;
    const int cycles = std::max(12, int(6 * dimensional(1) / period));
    double t = 0, sine = 0, cosine = 0, p_sine = 0, p_cosine = 0;
    for (int i = 0; i < cycles * steps; ++i) {
      ASSERT_TRUE(stepper.do_step(system, y, t, period / steps));
      if (i < (cycles - 1) * steps) continue;
      const double u = rigs[0].shortening(y[0]), p = rigs[0].fluid_pressure(59, y[0]);
      sine += u * std::sin(omega * t) * 2 / steps, cosine += u * std::cos(omega * t) * 2 / steps;
      p_sine += p * std::sin(omega * t) * 2 / steps, p_cosine += p * std::cos(omega * t) * 2 / steps;
    }
    const double stiffness = kTraction * kHeight / (kModulus * std::hypot(sine, cosine));
    EXPECT_NEAR(stiffness, std::abs(E), 3e-3 * std::abs(E)) << row.frequency << " Hz";
    EXPECT_NEAR(std::atan2(cosine, sine), -std::arg(E), 0.01);
    if (row.bottom > 0) {
      EXPECT_NEAR(std::hypot(p_sine, p_cosine) / kTraction, row.bottom, 3e-3 * row.bottom);
    }
  }
}

}  // namespace
}  // namespace spinewalk
