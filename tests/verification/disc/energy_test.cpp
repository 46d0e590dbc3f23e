// T12 of disc.md 5.2: the coupled disc loses exactly the energy that its resistances turn into heat.
//
// Stored energy of the springs (force_law.hpp, U the integral of Phi, b_N = A_N x - w_N, b_o = A x - w_N - w_A):
//   psi = p_A0 b_o + (p_N0 - p_A0) b_N + F_s0 x + f_A [U(x_r + b_o/A) - F_ref b_o/A]
//       + (A_N/A) f_N [U(x_r + b_N/A_N) - F_ref b_N/A_N] + f_s [U(x_r + x) - F_ref x]                             (1)
//   so that F - sum k_b (x - z_b) = dpsi/dx,  p_N = -dpsi/dw_N,  p_A = -dpsi/dw_A.
// Swelling: what S(J) would do on taking water up, u = J - phi, a = cF0 n0, b = 2 c_b
//   Psi_N = -A_N sum dZ_i E_i(J_i),   Psi_A = -V_A E_A(J_A),   E(J) = integral of S from 1 to J                     (2)
//   integral of sqrt(cF^2 + b^2) dJ = sqrt(a^2 + b^2 u^2) - a asinh(a/(b u))                                       (3)
// Maxwell branches: E_m = sum k_b (x - z_b)^2/2.                                                                  (4)
// With w_N' = A_N sum (q_{i+1} - q_i + dZ_i s_i) summed by parts, P = p - S and Q counted out of the disc:
//   d/dt [psi + Psi_N + Psi_A + E_m] + D + P_v sum Q_bone = F x',
//   D = A_N sum q_f^2/C_f + A_N sum dZ_i g (P_i - P_A)^2 + Q_ep^2/(G_ep kappa) + Q_per^2/(G_per kappa)
//     + sum k_b (x - z_b)^2/tau_b                                                                                 (5)
// q, C, Q and kappa are computed here anew from the laws, not taken from the code under test. Loads are linear in time
// within a step, so its work is F x at the ends less F' times the integral of x; integrals over a step are taken with
// the weights and stages of TR-BDF2 itself. The residual is given over the energy exchanged, sum |F dx|.
#include "disc/element.hpp"
#include "model/load_model.hpp"
#include "solve/fluid_stepper.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace spinewalk {
namespace {

using Element = disc::DiscElement<double>;
using Stepper = solve::FluidStepper<Element>;
using disc::Region;

/// E(J) of (2), up to a constant.
double swelling_energy(const disc::SwellingConstants<double>& s, double J) {
  const double u = J - s.phi, a = s.cF0 * (1 - s.phi), b = 2 * s.bath;
  const double osmotic = std::hypot(a, b * u) - a * std::asinh(a / (b * u)) - b * u;
  const double H = J > 1 ? s.H + s.H_t : s.H;
  EXPECT_EQ(s.law, disc::SolidLaw::linear);
  return s.factor * s.RT * osmotic - H * (J - 1) * (J - 1) / 2 - s.offset * J;
}

class Energetics {
 public:
  explicit Energetics(const disc::ElementConstants<double>& k, const Element& element)
      : k_(k), element_(element) {}

  double stored(const disc::FluidState<double>& y) const {
    const auto& law = k_.law;
    const auto w = element_.water(y);
    const double b_N = law.A_N * y.x - w.nucleus, b_o = law.A * y.x - w.nucleus - w.annulus;
    const auto spring = [&](double extension) {
      return law.spring.energy(law.x_r + extension) - law.F_ref * extension;
    };
    double energy = law.p_A0 * b_o + (law.p_N0 - law.p_A0) * b_N + law.F_s0 * y.x +
                    law.f_A * spring(b_o / law.A) + law.A_N / law.A * law.f_N * spring(b_N / law.A_N) +
                    law.f_s * spring(y.x);
    for (std::size_t i = 0; i < y.J.size(); ++i)
      energy -= law.A_N * k_.column.thickness[i] * swelling_energy(swelling(i), y.J[i]);
    energy -= k_.annulus.volume * swelling_energy(k_.annulus.swelling, 1 - w.annulus / k_.annulus.volume);
    return energy + maxwell(y);
  }
  double maxwell(const disc::FluidState<double>& y) const {
    double energy = 0;
    for (int b = 0; b < disc::kBranches; ++b)
      energy += 0.5 * k_.law.branch_stiffness[b] * std::pow(branch(y, b), 2);
    return energy;
  }

  struct Power {
    double column, lateral, annulus, maxwell, outflow;  ///< [W]: (5), last P_v sum Q
    double sum() const { return column + lateral + annulus + maxwell + outflow; }
  };
  Power power(const disc::FluidState<double>& y) const {
    const std::size_t n = y.J.size();
    const auto& annulus = k_.annulus;
    const double P_v = k_.column.venous_pressure, A_N = k_.law.A_N;
    const double J_A = 1 - y.lumped[disc::kAnnulusWater] / annulus.volume;
    const double P_A = y.p_A - disc::swelling_pressure(annulus.swelling, J_A).value;
    const double kappa =
        disc::permeability(annulus.permeability, J_A).value / (annulus.permeability.k0 * J_A);
    std::vector<double> P(n), resistance(n);  // half a cell
    Power power{};
    for (std::size_t i = 0; i < n; ++i) {
      P[i] = y.p_N - disc::swelling_pressure(swelling(i), y.J[i]).value;
      resistance[i] =
          0.5 * k_.column.thickness[i] * y.J[i] / disc::permeability(tissue(i).permeability, y.J[i]).value;
      if (k_.column.region[i] == Region::nucleus)
        power.lateral += A_N * k_.column.thickness[i] * k_.column.lateral * std::pow(P[i] - P_A, 2);
    }
    for (std::size_t f = 1; f < n; ++f)
      power.column += A_N * std::pow(P[f] - P[f - 1], 2) / (resistance[f - 1] + resistance[f]);
    const double cranial = (P[0] - P_v) / resistance[0], caudal = (P[n - 1] - P_v) / resistance[n - 1];
    const double ep = annulus.endplates * kappa * (P_A - P_v);
    power.column += A_N * (cranial * (P[0] - P_v) + caudal * (P[n - 1] - P_v));
    power.annulus = ep * (P_A - P_v) + annulus.periphery * kappa * P_A * P_A;
    power.outflow = P_v * (A_N * (cranial + caudal) + ep);
    for (int b = 0; b < disc::kBranches; ++b)
      power.maxwell += k_.law.branch_stiffness[b] * std::pow(branch(y, b), 2) / k_.law.branch_time[b];
    return power;
  }

 private:
  const disc::TissueConstants<double>& tissue(std::size_t i) const {
    return k_.column.tissue[static_cast<std::size_t>(k_.column.region[i])];
  }
  const disc::SwellingConstants<double>& swelling(std::size_t i) const { return tissue(i).swelling; }
  double branch(const disc::FluidState<double>& y, int b) const {
    return y.x - y.lumped[disc::kFastBranch + b];
  }

  disc::ElementConstants<double> k_;
  const Element& element_;
};

/// The shipped L4L5 disc, with a venous pressure so that P_v sum Q counts.
disc::ElementConstants<double> shipped_disc() {
  auto disc = model::load_model(SPINEWALK_SOURCE_DIR "/models/adult_male_50.yaml").discs[model::kL4L5];
  disc.endplate.venous_pressure = 2e3;
  return disc::element_constants(disc, {});
}

using History = std::function<double(double)>;

struct Balance {
  double stored = 0, work = 0, exchanged = 0;
  Energetics::Power dissipated{};
  double residual() const { return std::abs(stored + dissipated.sum() - work) / exchanged; }
};

/// Books every accepted step; F must be linear within a step or the step short.
class Ledger {
 public:
  Ledger(std::vector<Element>& elements, Stepper& stepper, History force)
      : stepper_(stepper), energetics_(elements[0].constants(), elements[0]), force_(std::move(force)) {}

  void book(double t0, const disc::FluidState<double>& y0, double t1, const disc::FluidState<double>& y1) {
    const double h = t1 - t0, gamma = 2 - std::sqrt(2), w = std::sqrt(2) / 4;
    const double time[] = {t0, t0 + gamma * h, t1}, weight[] = {w * h, w * h, 0.5 * gamma * h};
    const disc::FluidState<double>* state[] = {&y0, &stepper_.middle()[0], &y1};
    double work = force_(t1) * y1.x - force_(t0) * y0.x;
    for (int i = 0; i < 3; ++i) {
      const double slope = (force_(time[i] + 1e-3 * h) - force_(time[i] - 1e-3 * h)) / (2e-3 * h);
      work -= weight[i] * slope * state[i]->x;
      const auto power = energetics_.power(*state[i]);
      auto& d = balance.dissipated;
      d.column += weight[i] * power.column, d.lateral += weight[i] * power.lateral;
      d.annulus += weight[i] * power.annulus, d.maxwell += weight[i] * power.maxwell;
      d.outflow += weight[i] * power.outflow;
    }
    balance.work += work;
    balance.exchanged += std::abs(work);
    balance.stored += energetics_.stored(y1) - energetics_.stored(y0);
  }

  Balance balance;

 private:
  Stepper& stepper_;
  Energetics energetics_;
  History force_;
};

struct Hold {
  double force, duration;  ///< [N], [s]
};
/// Overload, unloading below rest, work, night.
const std::vector<Hold> kViolent{{2500, 1800}, {20, 3600},  {700, 20000},
                                 {60, 600},    {1500, 900}, {125, 28800}};
/// The reference day at L4L5 (disc.md 6.5).
const std::vector<Hold> kDay{{595, 16 * 3600}, {125, 8 * 3600}};

/// Loads that change within a second and are held; steps as the tolerance asks.
Balance simulate(const std::vector<Hold>& holds, double tolerance) {
  std::vector<Element> elements{Element(shipped_disc())};
  Stepper stepper(elements, tolerance);
  Stepper::State y{elements[0].reference()};
  Stepper::Loads loads(1);
  double start = 0, end = 0, from = 0, to = elements[0].constants().law.F_ref, t = 0;
  const History force = [&](double at) { return from + (to - from) * (at - start) / (end - start); };
  const auto system = [&](double at) -> const Stepper::Loads& {
    loads[0] = {force(at), 0, 0};
    return loads;
  };
  Ledger ledger(elements, stepper, force);
  const auto pass = [&](double target, double duration) {
    start = t, end = t + duration, from = to, to = target;
    stepper.restart();
    double dt = 1e-5;
    while (t < end) {
      const double t0 = t;
      const auto y0 = y[0];
      dt = std::min(dt, end - t);
      if (stepper.try_step(system, y, t, dt) == solve::controlled_step_result::success)
        ledger.book(t0, y0, t, y[0]);
    }
  };
  for (const auto& hold : holds) {
    pass(hold.force, 1);
    pass(hold.force, hold.duration);
  }
  return ledger.balance;
}

/// A smooth rhythm in fixed steps.
Balance smooth_history(int steps) {
  std::vector<Element> elements{Element(shipped_disc())};
  Stepper stepper(elements, 1);
  Stepper::State y{elements[0].reference()};
  Stepper::Loads loads(1);
  const double duration = 1200;
  const History force = [&](double t) { return 125 + 400 * (1 - std::cos(2 * M_PI * t / 600)); };
  Ledger ledger(elements, stepper, force);
  double t = 0;
  for (int i = 0; i < steps; ++i) {
    const double t0 = t;
    const auto y0 = y[0];
    EXPECT_TRUE(stepper.do_step(
        [&](double at) -> const Stepper::Loads& {
          loads[0] = {force(at), 0, 0};
          return loads;
        },
        y, t, duration / steps));
    ledger.book(t0, y0, t, y[0]);
  }
  return ledger.balance;
}

Balance report(const char* name, const std::vector<Hold>& holds, double tolerance) {
  const auto b = simulate(holds, tolerance);
  std::printf(
      "%s, tolerance %.0e: exchanged %.3f J; heat: column %.4f, lateral %.4f, annulus %.4f, Maxwell %.4f, "
      "P_v Q %.5f J; residual %.1e\n",
      name, tolerance, b.exchanged, b.dissipated.column, b.dissipated.lateral, b.dissipated.annulus,
      b.dissipated.maxwell, b.dissipated.outflow, b.residual());
  return b;
}

// What is left is the scheme's error, not the books': it falls with the tolerance, and at order two with the step.
TEST(DiscEnergy, IsBalancedOverTheReferenceDayT12) {
  EXPECT_LT(report("day", kDay, 1e-4).residual(), 1e-4);
  EXPECT_LT(report("day", kDay, 1e-5).residual(), 3e-5);
}

TEST(DiscEnergy, IsBalancedOverAViolentHistoryT12) {
  const auto standard = report("violent", kViolent, 1e-4), tight = report("violent", kViolent, 1e-5);
  EXPECT_LT(standard.residual(), 1e-4);
  EXPECT_LT(tight.residual(), standard.residual() / 3);
  EXPECT_LT(report("violent", kViolent, 1e-6).residual(), tight.residual() / 3);
  // None of the terms is idle: leaving one out would break the balance.
  const auto& d = tight.dissipated;
  for (const double part : {d.column, d.lateral, d.annulus, d.maxwell, 10 * d.outflow})
    EXPECT_GT(part, 1e-3 * tight.exchanged);
}

TEST(DiscEnergy, ResidualFallsAtTheOrderOfTheSchemeT12) {
  double before = 0;
  for (const int steps : {200, 400, 800, 1600}) {
    const double residual = smooth_history(steps).residual();
    const double order = before > 0 ? std::log2(before / residual) : 0;
    std::printf("%5d steps: residual %.2e, order %.2f\n", steps, residual, order);
    if (before > 0) {
      EXPECT_GT(order, 1.8);
    }
    before = residual;
  }
}

}  // namespace
}  // namespace spinewalk
