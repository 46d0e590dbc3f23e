// Hand-written Jacobians at random states against differences: the column's linearised fluxes and stage, and the
// coupled stage of the disc. (Permeability and swelling laws: tests/unit/disc/laws_test.cpp.)
#include "disc/element.hpp"
#include "laws.hpp"

#include <gtest/gtest.h>

#include <random>

namespace spinewalk {
namespace {

using disc::Region;
using Column = disc::Column<double>;
using Element = disc::DiscElement<double>;

constexpr unsigned kSeeds = 20;
/// Largest change of J by which the residuals are differenced. It has two errors, relative to the largest residual:
///   round-off   k u D/e,   u = 1.1e-16 of S, k = |S|/|dS| between cells, D = largest increment of J, of which e is taken
///   truncation  (e/l)^2/6, l the change of J in which the laws bend
/// D is at most 1.6e3 (seed 11, a far start and a long step) with k = 6: 1.1e-6/(e/1e-6), which leaves no room at e = 1e-6 below
/// the 1e-6 asked for. l = 0.02: 460 e^2. Measured over all seeds and laws: e 1e-6 1.2e-6, 3e-6 8e-8, 1e-5 4e-8, 1e-4 5e-6.
constexpr double kChange = 3e-6;

/// The L4L5 disc with everything switched on that a Jacobian could forget.
disc::ElementConstants<double> all_terms(double direction_ratio, const Laws& laws) {
  auto disc = disc_with(laws);
  disc.endplate.direction_ratio = direction_ratio;
  disc.endplate.venous_pressure = 2e3;
  disc.endplate.open_fraction_caudal = 0.6;
  return disc::element_constants(disc, {});
}

struct Random {
  std::mt19937 generator;
  double operator()(double low, double high) { return low + (high - low) * (generator() / 4294967295.0); }
};

std::vector<double> random_J(Random& random, std::size_t n) {
  std::vector<double> J(n);
  for (double& value : J) {
    value = random(0.6, 1.2);
    if (std::abs(value - 1) < 0.01) value += 0.02;  // tension stiffening has its kink at 1
  }
  return J;
}

/// Fluxes of column.hpp (2), (3) at a state, and the residual J - R + a [(q_right - q_left)/dZ + s] they make.
struct Evaluated {
  std::vector<double> residual;
  std::array<double, 3> outflow;  ///< [m/s] cranial, caudal, lateral

  Evaluated(Column& column, const std::vector<double>& J, const std::vector<double>& R, double a, double p_N,
            double P_A)
      : residual(J) {
    column.evaluate(J, p_N, P_A, {1e3, 1e3});
    const auto& q = column.face_flux();
    const auto& k = column.constants();
    outflow = {-q.front(), q.back(), 0};
    for (std::size_t i = 0; i < J.size(); ++i) {
      const double sink =
          k.region[i] == Region::nucleus ? k.lateral * (column.fluid_pressure(i, p_N) - P_A) : 0;
      residual[i] += a * ((q[i + 1] - q[i]) / k.thickness[i] + sink) - R[i];
      outflow[2] += k.thickness[i] * sink;
    }
  }
};

// The increments of solve() are Newton's: along them and any change of the two pressures the residual changes, by
// central differences, by its own negative. The booked outflow follows with the same slopes.
class ColumnTangent : public testing::TestWithParam<Laws> {};

TEST_P(ColumnTangent, IncrementsAreThoseOfTheTrueJacobian) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    Random random{std::mt19937(seed)};
    Column column(all_terms(0.4, GetParam()).column);
    const std::size_t n = column.size();
    const auto J = random_J(random, n), R = random_J(random, n);
    const double p_N = random(0, 1e6), P_A = random(-2e5, 2e5), a = std::pow(10, random(-5, 3));
    const double dp_N = random(-1e5, 1e5), dP_A = random(-1e5, 1e5);

    const Evaluated here(column, J, R, a, p_N, P_A);
    column.solve(J, R, a);
    const double epsilon = kChange / std::max(1.0, column.find_increment(J, dp_N, dP_A).largest);
    auto plus = J, minus = J;
    column.apply(plus, epsilon);
    const auto booked = column.outflow();
    for (std::size_t i = 0; i < n; ++i) minus[i] = 2 * J[i] - plus[i];
    const Evaluated ahead(column, plus, R, a, p_N + epsilon * dp_N, P_A + epsilon * dP_A),
        behind(column, minus, R, a, p_N - epsilon * dp_N, P_A - epsilon * dP_A);
    double largest = 0;
    for (const double r : here.residual) largest = std::max(largest, std::abs(r));
    for (std::size_t i = 0; i < n; ++i)
      EXPECT_NEAR((ahead.residual[i] - behind.residual[i]) / (2 * epsilon), -here.residual[i], 1e-6 * largest)
          << "cell " << i << ", seed " << seed;
    for (std::size_t side = 0; side < 3; ++side) {
      const double difference = (ahead.outflow[side] - behind.outflow[side]) / 2;
      EXPECT_NEAR(booked[side] - here.outflow[side], difference,
                  1e-5 * std::abs(difference) + 1e-13 * std::abs(here.outflow[side]))
          << "outflow " << side << ", seed " << seed;
    }
  }
}

// From 3e-5 beside its solution a Newton step with the right Jacobian leaves about 1e-9, below the 1e-7 at which
// the stage ends: two iterations. A few parts in a thousand wrong, and a third is needed. Away from the kinks of the laws (J = 1,
// flow turning in a direction-dependent endplate), where Newton's method is only semi-smooth.
class DiscElementTangent : public testing::TestWithParam<Laws> {};

TEST_P(DiscElementTangent, StageConvergesQuadraticallyFromBesideItsSolution) {
  unsigned converged = 0;
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    Random random{std::mt19937(200 + seed)};
    Element element(all_terms(1, GetParam()));
    auto R = element.reference();
    const double lost = random(0.05, 0.15), wave = random(0, 0.04), turns = random(1, 20);
    for (std::size_t i = 0; i < R.J.size(); ++i)
      R.J[i] -= lost + wave * std::sin(turns * double(i) / double(R.J.size()));
    R.lumped = {random(-2e-7, 8e-7), random(0, 1e-3), random(0, 1e-3)};
    const double a = std::pow(10, random(-2, 3));
    const disc::Load<double> load{random(50, 1500), random(0, 3e-8), random(-1e3, 0)};
    auto Y = R;
    disc::Slopes<double> f;
    long iterations = 0;
    if (!element.stage(Y, R, a, load, f, iterations)) continue;  // too far in one step: the stepper halves it
    ++converged;
    ASSERT_TRUE(element.stage(Y, R, a, load, f, iterations));
    // Y - a f(Y) = R with the slopes of the direct evaluation, which shares no linearisation with the stage.
    auto direct = Y;
    disc::Slopes<double> g;
    element.slopes(direct, load, g);
    for (std::size_t i = 0; i < Y.J.size(); ++i)
      EXPECT_NEAR(Y.J[i] - a * g.J[i], R.J[i], 1e-8) << "seed " << seed;
    EXPECT_NEAR(direct.p_N, Y.p_N, 1e-2);
    EXPECT_NEAR(direct.x, Y.x, 1e-11);

    constexpr double by = 3e-5;
    auto beside = Y;
    for (double& J : beside.J) J += random(-by, by);
    beside.lumped[disc::kAnnulusWater] += random(-by, by) * element.constants().annulus.volume;
    beside.x += random(-1e-6, 1e-6);
    beside.p_N += random(-50, 50);
    beside.p_A += random(-50, 50);
    iterations = 0;
    EXPECT_TRUE(element.stage(beside, R, a, load, f, iterations));
    EXPECT_LE(iterations, 2) << "seed " << seed << ", a = " << a;
  }
  EXPECT_GE(converged, kSeeds * 3 / 4);
}

INSTANTIATE_TEST_SUITE_P(Laws, ColumnTangent, testing::ValuesIn(kLaws), law_name);
INSTANTIATE_TEST_SUITE_P(Laws, DiscElementTangent, testing::ValuesIn(kLaws), law_name);

}  // namespace
}  // namespace spinewalk
