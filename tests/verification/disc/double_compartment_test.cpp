// T4 of disc.md 5.2: the disc as two compartments with constant coefficients, against its exact solution.
//
// One nucleus cell, linear spring (c = 0), linear solids without charge, no Maxwell branch, k = k0 J (Schroeder's law
// with M = 1), so that k/J and kappa are constant: what is left of column.hpp and element.hpp is exactly linear, at any
// strain. With e = F - F_ref, K = k0/h per half cell and Phi' = k:
//   x   = e/k + (f_A/A)(w_N + w_A) + (f_N/A) w_N                              from element.hpp (5)                  (1)
//   p_A = p_A0 + (f_A/A) k [x - (w_N + w_A)/A],   p_N = p_A + (p_N0 - p_A0) + (f_N/A) k (x - w_N/A_N)              (2)
//   P_N = p_N - p_N0 - H_N w_N/(A_N h),           P_A = p_A - p_A0 - H_A w_A/V_A                                   (3)
//   w_N' = A_N [4 k0/h P_N + h g (P_N - P_A)],    w_A' = (G_ep + G_per) P_A - A_N h g (P_N - P_A)                  (4)
// w' = M w + b e; solved by the eigenvectors of M: w(t) = V (e^(D t) - 1) D^-1 V^-1 b e from w(0) = 0.
#include "disc/element.hpp"
#include "solve/fluid_stepper.hpp"

#include <gtest/gtest.h>
#include <Eigen/Dense>

namespace spinewalk {
namespace {

using Element = disc::DiscElement<double>;
using Stepper = solve::FluidStepper<Element>;

constexpr double kHeight = 11e-3, kArea = 1750e-6, kNucleusArea = 735e-6, kStiffness = 0.9e6;
constexpr double kShareA = 0.52, kShareN = 1.04, kModulusN = 0.5e6, kModulusA = 1.0e6;
constexpr double kPermeability = 3e-16, kLateral = 2e-11, kEndplates = 4e-17, kPeriphery = 6e-17;
constexpr double kReference = 125, kExcess = 500;

disc::ElementConstants<double> double_compartment() {
  disc::ElementConstants<double> k;
  const auto tissue = [](double H) {
    return disc::TissueConstants<double>{{model::PermeabilityLaw::schroeder, kPermeability, 1, 0, 0.2},
                                         {disc::SolidLaw::linear, 0.2, 0, 0, H, 0, 0, 1, 1}};
  };
  const auto nucleus = tissue(kModulusN);
  k.column = {{kHeight}, {disc::Region::nucleus}, {nucleus, nucleus, nucleus}, {1, 1}, 1, 0, kLateral};
  const auto annulus = tissue(kModulusA);
  k.annulus = {annulus.permeability, annulus.swelling, (kArea - kNucleusArea) * kHeight,
               kEndplates,           kPeriphery,       0};
  auto& law = k.law;
  law.spring = {kStiffness, 0};
  law.F_ref = kReference;
  law.x_r = kReference / kStiffness;
  law.A = kArea, law.A_N = kNucleusArea;
  law.f_A = kShareA, law.f_N = kShareN;
  law.f_s = 1 - kShareA - kNucleusArea / kArea * kShareN;
  law.p_N0 = 0, law.p_A0 = 0;
  law.F_s0 = kReference;
  law.dashpot = 0;
  law.branch_stiffness = {0, 0};
  law.branch_time = {0.15, 10};
  return k;
}

struct Linear {
  Eigen::Matrix2d M;
  Eigen::Vector2d b;

  Linear() {
    // Rows: how x, p_A, p_N, P_N, P_A follow (w_N, w_A | e).
    const Eigen::RowVector3d w_N{1, 0, 0}, w_A{0, 1, 0}, e{0, 0, 1};
    const Eigen::RowVector3d x = e / kStiffness + kShareA / kArea * (w_N + w_A) + kShareN / kArea * w_N;
    const Eigen::RowVector3d p_A = kShareA / kArea * kStiffness * (x - (w_N + w_A) / kArea);
    const Eigen::RowVector3d p_N = p_A + kShareN / kArea * kStiffness * (x - w_N / kNucleusArea);
    const Eigen::RowVector3d P_N = p_N - kModulusN / (kNucleusArea * kHeight) * w_N;
    const Eigen::RowVector3d P_A = p_A - kModulusA / ((kArea - kNucleusArea) * kHeight) * w_A;
    const Eigen::RowVector3d Q_NA = kNucleusArea * kHeight * kLateral * (P_N - P_A);
    const Eigen::RowVector3d rate_N = kNucleusArea * 4 * kPermeability / kHeight * P_N + Q_NA;
    const Eigen::RowVector3d rate_A = (kEndplates + kPeriphery) * P_A - Q_NA;
    M << rate_N.head<2>(), rate_A.head<2>();
    b << rate_N[2], rate_A[2];
  }
  Eigen::Vector2d water(double t) const {
    const Eigen::EigenSolver<Eigen::Matrix2d> modes(M);
    const Eigen::Vector2d rate = modes.eigenvalues().real();
    const Eigen::Matrix2d V = modes.eigenvectors().real();
    Eigen::Vector2d amplitude = V.inverse() * b * kExcess;
    for (int i = 0; i < 2; ++i) amplitude[i] *= std::expm1(rate[i] * t) / rate[i];
    return V * amplitude;
  }
  Eigen::Vector2d times() const { return -M.eigenvalues().real().cwiseInverse(); }
};

Eigen::Vector2d simulate(double end, int steps) {
  std::vector<Element> elements{Element(double_compartment())};
  Stepper::State y{elements[0].reference()};
  Stepper stepper(elements, 1);
  const Stepper::Loads loads{{kReference + kExcess, 0, 0}};
  double t = 0;
  for (int i = 0; i < steps; ++i)
    EXPECT_TRUE(stepper.do_step([&](double) -> const Stepper::Loads& { return loads; }, y, t, end / steps));
  const auto w = elements[0].water(y[0]);
  return {w.nucleus, w.annulus};
}

TEST(DoubleCompartment, MatchesTheEigenSolutionT4) {
  const Linear exact;
  const auto times = exact.times();
  // Two modes that decay and mix both compartments, and water losses far from small strains.
  ASSERT_GT(times.minCoeff(), 0);
  ASSERT_GT(exact.water(times.maxCoeff())[0] / (kNucleusArea * kHeight), 0.1);
  for (const double share : {0.1, 0.5, 1.0, 3.0}) {
    const double end = share * times.maxCoeff();
    const Eigen::Vector2d w = exact.water(end), simulated = simulate(end, 2000);
    const double error = (simulated - w).norm() / w.norm();
    std::printf("t = %6.0f s: nucleus %.6f mm3, annulus %.6f mm3, error %.1e\n", end, w[0] * 1e9, w[1] * 1e9,
                error);
    EXPECT_LT(error, 2e-7);
  }
}

TEST(DoubleCompartment, IsSecondOrderInTimeT4) {
  const Linear exact;
  const double end = exact.times().maxCoeff();
  const auto error = [&](int steps) { return (simulate(end, steps) - exact.water(end)).norm(); };
  const double order = std::log2(error(40) / error(80));
  std::printf("time constants %.0f s and %.0f s, observed order %.3f\n", exact.times().minCoeff(),
              exact.times().maxCoeff(), order);
  EXPECT_NEAR(order, 2, 0.1);
}

}  // namespace
}  // namespace spinewalk
