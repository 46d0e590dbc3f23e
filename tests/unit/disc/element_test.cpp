#include "disc/element.hpp"
#include "sample_disc.hpp"
#include "solve/fluid_stepper.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace spinewalk::disc {
namespace {

using Element = DiscElement<double>;
using Stepper = solve::FluidStepper<Element>;

double net_loss(const FluidState<double>& y) {
  double sum = 0;
  for (std::size_t r = 0; r < kRoutes - 1; ++r) sum += y.outflow[r] - y.inflow[r];
  return sum;
}

double exchanged(const FluidState<double>& y) {
  return std::accumulate(y.outflow.begin(), y.outflow.end(), 0.0) +
         std::accumulate(y.inflow.begin(), y.inflow.end(), 0.0);
}

TEST(DiscElement, RestsAtItsReference) {
  Element element(element_constants(sample_disc(), {}));
  auto state = element.reference();
  Slopes<double> f;
  element.slopes(state, {125, 0, 0}, f);
  EXPECT_NEAR(state.x, 0, 1e-15);
  EXPECT_NEAR(state.p_N, 0.25e6, 1e-6);
  // Only annulus and nucleus, at different pressures, could exchange; their effective pressures are both zero here.
  for (double rate : f.J) EXPECT_NEAR(rate, 0, 1e-12);
  EXPECT_NEAR(f.lumped[kAnnulusWater], 0, 1e-18);
}

/// A violent history: overload, traction-like unloading, rhythmic variance.
FluidState<double> violent_day(double tolerance) {
  std::vector<Element> elements{Element(element_constants(sample_disc(), {}))};
  Stepper::State y{elements[0].reference()};
  Stepper stepper(elements, tolerance);
  Stepper::Loads loads(1);
  const auto system = [&](double) -> const Stepper::Loads& { return loads; };
  double t = 0;
  const double forces[] = {2500, 20, 700, 60, 1500, 120}, seconds[] = {1800, 3600, 20000, 600, 900, 28800};
  for (int phase = 0; phase < 6; ++phase) {
    loads[0] = {forces[phase], phase % 2 ? 0.0 : 4e-8, 0};
    stepper.restart();
    double dt = 1e-5;
    const double end = t + seconds[phase];
    while (t < end) {
      dt = std::min(dt, end - t);
      stepper.try_step(system, y, t, dt);
    }
  }
  return y[0];
}

// physics.md section 9: balance residual of water < 1e-10 relative.
TEST(DiscElement, BalancesItsWaterUnderAViolentHistory) {
  const auto y = violent_day(1e-4);
  const Element element(element_constants(sample_disc(), {}));
  const auto w = element.water(y);
  EXPECT_LT(std::abs(w.nucleus + w.annulus - net_loss(y)), 1e-10 * exchanged(y));
}

// element.hpp (7)-(9): at rest both parts of every route are there and cancel; pressure pushes out, swelling draws in. With
// swelling gone, all flow of the lumped routes is mechanical.
TEST(DiscElement, PressureAndSwellingDriveEachRouteTogether) {
  auto disc = sample_disc();
  disc.endplate.open_fraction_caudal = 0.1;
  Element element(element_constants(disc, {}));
  auto state = element.reference();
  Slopes<double> f;
  element.slopes(state, {125, 0, 0}, f);
  for (std::size_t r = 0; r < kRoutes; ++r) {
    EXPECT_GT(f.mechanical[r], 0) << r;
    EXPECT_NEAR(f.route[r], 0, 1e-9 * f.mechanical[r]) << r;
  }
  EXPECT_GT(f.mechanical[0], 1.01 * f.mechanical[1]) << "the closed side conducts less";

  for (model::Tissue* tissue : {&disc.nucleus, &disc.annulus, &disc.endplate.tissue})
    tissue->fixed_charge = 0, tissue->aggregate_modulus = 1e-3, tissue->tension_stiffening = 0;
  disc.mechanics.nucleus_pressure = disc.mechanics.annulus_pressure = 0;
  Element inert(element_constants(disc, {}));
  state = inert.reference();
  inert.slopes(state, {400, 0, 0}, f);
  for (std::size_t r = 2; r < kRoutes; ++r) EXPECT_NEAR(f.mechanical[r] / f.route[r], 1, 1e-6) << r;
}

// (8) is Darcy's law from the bone to mid nucleus: where the flow is steady along that way, it leaves A_N G S_mid.
TEST(DiscElement, SwellingAtMidNucleusDrivesTheOsmoticPartOfASteadyFlow) {
  auto disc = sample_disc();
  for (model::Tissue* tissue : {&disc.nucleus, &disc.endplate.tissue})
    tissue->permeability = {model::PermeabilityLaw::constant, 1e-15, 0, 0};
  disc.nucleus_annulus_exchange = 0;
  auto k = element_constants(disc, {});
  Column<double> column(k.column);
  std::vector<double> J(column.size(), 1.0);
  // S falls along the resistance so that the flux is the same at all faces: J from S(J) = S_0 - q times resistance.
  const double p = 0.4e6, q = 1e-9;  // outward, caudal half mirrored
  double P = k.column.venous_pressure;
  const std::size_t half = column.size() / 2;
  for (std::size_t i = 0; i < half; ++i) {
    const auto& t = k.column.tissue[static_cast<std::size_t>(k.column.region[i])];
    double before = i == 0 ? 0 : k.column.thickness[i - 1] * J[i - 1] / 2e-15;
    for (int n = 0; n < 50; ++n) {
      const auto S = swelling_pressure(t.swelling, J[i]);
      J[i] -= (p - S.value - P - q * (before + k.column.thickness[i] * J[i] / 2e-15)) / (-S.slope - q * k.column.thickness[i] / 2e-15);
    }
    P = p - swelling_pressure(t.swelling, J[i]).value;
    J[column.size() - 1 - i] = J[i];
  }
  column.evaluate(J, p, 0, {});
  ASSERT_NEAR(column.face_flux()[half / 2], -q, 1e-6 * q);
  const double G = column.way_conductance()[0];
  const double last = 0.5 * k.column.thickness[half - 1] * J[half - 1] / 1e-15;  // half of the last cell
  const double P_mid = P + q * last;
  EXPECT_NEAR(G * (P_mid - k.column.venous_pressure), q, 1e-9 * q);
  EXPECT_NEAR(p - column.middle_swelling(), P, 1e-9 * P) << "both middle cells alike";
  // A way that keeps its water: all of S_mid is osmotic. One that gives off as much again: that is pressed out too.
  const double above = p - k.column.venous_pressure, S = column.middle_swelling();
  const double steady = G * (above - S);
  EXPECT_NEAR(mechanical_part(steady, G, above, S), G * above, 1e-12 * G * above);
  EXPECT_NEAR(mechanical_part(2 * steady, G, above, S), G * above + steady, 1e-12 * G * above);
  EXPECT_NEAR(mechanical_part(-steady, G, above, S), G * above, 1e-12 * G * above);
}

// Parts of the drive and net flow are summed with the same weights; the parts are large where the net is small.
TEST(DiscElement, PartsOfTheDriveMakeTheNetOutflow) {
  const auto y = violent_day(1e-4), fine = violent_day(1e-6);
  for (std::size_t r = 0; r < kRoutes; ++r) {
    const double net = y.outflow[r] - y.inflow[r], osmotic = net - y.mechanical[r];
    if (r + 1 < kRoutes) {
      EXPECT_GT(y.mechanical[r], 0) << r;
      EXPECT_LT(osmotic, 0) << r;
    }
    EXPECT_NEAR(y.mechanical[r], fine.mechanical[r], 2e-3 * std::abs(fine.mechanical[r])) << r;
  }
}

TEST(DiscElement, ForceBalanceAndPressureLawHoldAfterSteps) {
  const auto y = violent_day(1e-4);
  const Element element(element_constants(sample_disc(), {}));
  const ForceLaw law(sample_disc());
  const auto w = element.water(y);
  double force = law.force(y.x, w);
  for (int b = 0; b < kBranches; ++b) force += law.branch_stiffness[b] * (y.x - y.lumped[kFastBranch + b]);
  EXPECT_NEAR(force, 120, 1e-4);
  EXPECT_NEAR(law.pressures(y.x, w).nucleus, y.p_N, 1.0);
}

TEST(DiscElement, TighterToleranceConverges) {
  const double fine = violent_day(1e-7).x, coarse = violent_day(1e-4).x;
  EXPECT_NEAR(coarse, fine, 1e-3 * std::abs(fine));
}

// The mean of a stiffening spring over a stride: the variance shift is exact.
TEST(DiscElement, VarianceCarriesTheMeanOfARhythmicLoad) {
  Element element(element_constants(sample_disc(), {}));
  const ForceLaw law(sample_disc());
  const double mean_x = 4e-4, amplitude = 1.5e-4;
  double mean_force = 0, mean_pressure = 0;
  for (int i = 0; i < 64; ++i) {
    const double x = mean_x + amplitude * std::cos(2 * M_PI * i / 64);
    mean_force += law.force(x, {}) / 64;
    mean_pressure += law.pressures(x, {}).nucleus / 64;
  }
  auto state = element.reference();
  state.lumped[kFastBranch] = state.lumped[kSlowBranch] = mean_x;
  Slopes<double> f;
  element.slopes(state, {mean_force, amplitude * amplitude / 2, 0}, f);
  EXPECT_NEAR(state.x, mean_x, 1e-12);
  EXPECT_NEAR(state.p_N, mean_pressure, 1e-3);
}

TEST(DiscElement, DirectionDependentEndplateEasesInflowOnly) {
  auto disc = sample_disc();
  disc.endplate.direction_ratio = 0.4;
  Element eased(element_constants(disc, {})), plain(element_constants(sample_disc(), {}));
  for (double force : {60.0, 600.0}) {
    auto a = eased.reference(), b = plain.reference();
    Slopes<double> fa, fb;
    eased.slopes(a, {force, 0, 0}, fa);
    plain.slopes(b, {force, 0, 0}, fb);
    const double expected = force < 125 ? 1 / 0.4 : 1.0;
    EXPECT_NEAR(fa.route[0] / fb.route[0], expected, 1e-9) << force << " N";
  }
}

// From an increment of 1e-3, quadratic convergence passes 1e-6 and ends below 1e-7 in three; a wrong slope needs more.
TEST(DiscElement, NewtonConvergesQuadraticallySoItsJacobianIsRight) {
  Element element(element_constants(sample_disc(), {}));
  auto Y = element.reference();
  const auto R = Y;
  Slopes<double> f;
  long first = 0, again = 0;
  ASSERT_TRUE(element.stage(Y, R, 600.0, {900, 1e-8, 0}, f, first));
  ASSERT_TRUE(element.stage(Y, R, 600.0, {903, 1e-8, 0}, f, again));
  EXPECT_LE(again, 3);
}

}  // namespace
}  // namespace spinewalk::disc
