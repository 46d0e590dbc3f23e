// Reference column D (1 Hz, 0.5 +- 0.2 MPa, 60 s, constant permeability, neo-Hookean, 40 graded cells): five columns in the
// lanes of one pack against five SUNDIALS CVODE columns (BDF, banded difference Jacobian, a right-hand side written for it).
// Each takes the loosest setting whose displacement stays within 1.2e-5 mm of CVODE at a relative tolerance of 1e-11.
#include "disc/column_kernels.hpp"
#include "disc/pack_element.hpp"
#include "disc/rig.hpp"
#include "model/load_scenario.hpp"
#include "solve/fluid_stepper.hpp"
#include "table.hpp"

#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <sundials/sundials_context.h>
#include <sunlinsol/sunlinsol_band.h>
#include <sunmatrix/sunmatrix_band.h>

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace spinewalk::bench {
namespace {

constexpr int kColumns = 5, kCycles = 60, kCells = 40, kSamples = 8;  ///< samples a cycle that are compared
constexpr double kAllowed = 1.2e-5;                                   ///< [mm]
using Curve = std::vector<double>;                                    ///< [mm] at the samples

double load_at(double t) { return 0.5e6 + 0.2e6 * std::sin(2 * std::numbers::pi * t); }

disc::ColumnConstants<double> column_d() {
  const auto scenario = model::load_scenario(SPINEWALK_SOURCE_DIR "/scenarios/rigs/column_creep.yaml",
                                             {fmt::format("rig.column.cells={}", kCells)});
  return disc::rig_constants(std::get<model::RigColumn>(scenario.rig->specimen), 1.0);
}

double worst(const Curve& a, const Curve& b) {
  double largest = 0;
  for (std::size_t i = 0; i < b.size(); ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
  return largest;
}

/// d(lambda_i)/dt = -(q_{i+1} - q_i)/dZ_i, drained above, sealed below.
class Reference {
 public:
  explicit Reference(double tolerance) : k_(column_d()), n_(static_cast<sunindextype>(k_.thickness.size())) {
    const auto& tissue = k_.tissue[0];
    H_ = tissue.swelling.H, mobility_ = tissue.permeability.k0;
    SUNContext_Create(nullptr, &context_);
    y_ = N_VNew_Serial(n_, context_);
    N_VConst(1.0, y_);
    matrix_ = SUNBandMatrix(n_, 1, 1, context_);
    solver_ = SUNLinSol_Band(y_, matrix_, context_);
    cvode_ = CVodeCreate(CV_BDF, context_);
    CVodeInit(cvode_, &Reference::rates, 0, y_);
    CVodeSStolerances(cvode_, tolerance, 0.1 * tolerance);
    CVodeSetUserData(cvode_, this);
    CVodeSetLinearSolver(cvode_, solver_, matrix_);
    CVodeSetMaxNumSteps(cvode_, 10000000);
    CVodeSetMaxStep(cvode_, 0.1);
  }
  ~Reference() {
    CVodeFree(&cvode_);
    SUNLinSolFree(solver_);
    SUNMatDestroy(matrix_);
    N_VDestroy(y_);
    SUNContext_Free(&context_);
  }
  Reference(const Reference&) = delete;
  Reference& operator=(const Reference&) = delete;

  Curve run() {
    Curve curve;
    for (int k = 1; k <= kCycles * kSamples; ++k) {
      sunrealtype reached = 0;
      CVode(cvode_, static_cast<double>(k) / kSamples, y_, &reached, CV_NORMAL);
      const double* J = N_VGetArrayPointer(y_);
      double sum = 0;
      for (std::size_t i = 0; i < k_.thickness.size(); ++i) sum += k_.thickness[i] * (1 - J[i]);
      curve.push_back(1e3 * sum);
    }
    return curve;
  }

 private:
  static int rates(sunrealtype t, N_Vector y, N_Vector out, void* self) {
    const auto& r = *static_cast<Reference*>(self);
    const double* J = N_VGetArrayPointer(y);
    double* rate = N_VGetArrayPointer(out);
    const auto& dZ = r.k_.thickness;
    const auto stress = [&](double l) { return 0.5 * r.H_ * (1 / l - l); };  // pressure that the solid leaves
    // P = p - S(J) with S = -stress of the solid: flux towards the bath through half cells of resistance dZ J/(2 k).
    double above = r.mobility_ * 2 / (dZ[0] * J[0]) * (load_at(t) - stress(J[0])), S = stress(J[0]);
    for (std::size_t i = 0; i < dZ.size(); ++i) {
      double below = 0;
      if (i + 1 < dZ.size()) {
        const double next = stress(J[i + 1]);
        below = r.mobility_ * 2 / (dZ[i] * J[i] + dZ[i + 1] * J[i + 1]) * (S - next);
        S = next;
      }
      rate[i] = (below - above) / dZ[i];
      above = below;
    }
    return 0;
  }

  disc::ColumnConstants<double> k_;
  sunindextype n_;
  double H_ = 0, mobility_ = 0;
  SUNContext context_ = nullptr;
  N_Vector y_ = nullptr;
  SUNMatrix matrix_ = nullptr;
  SUNLinearSolver solver_ = nullptr;
  void* cvode_ = nullptr;
};

using Real = disc::Pack<8>;

disc::ColumnConstants<Real> spread(const disc::ColumnConstants<double>& k) {
  disc::ColumnConstants<Real> wide;
  for (double dZ : k.thickness) wide.thickness.push_back(Real(dZ));
  wide.region = k.region;
  for (std::size_t i = 0; i < 3; ++i) {
    const auto &p = k.tissue[i].permeability;
    const auto &s = k.tissue[i].swelling;
    wide.tissue[i] = {{p.law, Real(p.k0), Real(p.M), Real(p.alpha), Real(p.phi)},
                      {s.law, Real(s.phi), Real(s.cF0), Real(s.factor), Real(s.H), Real(s.H_t), Real(s.offset), Real(s.RT), Real(s.bath)}};
  }
  wide.open_fraction = {Real(k.open_fraction[0]), Real(k.open_fraction[1])};
  wide.direction_ratio = Real(k.direction_ratio), wide.venous_pressure = Real(k.venous_pressure), wide.lateral = Real(k.lateral);
  return wide;
}

/// All columns at once: after a first cycle of steps that the jump of the load asks for, `steps` a cycle.
Curve run_lanes(int steps, long& solves) {
  using Rig = disc::ColumnRig<Real>;
  std::vector<Rig> rigs{Rig(spread(column_d()), disc::RigControl::traction)};
  solve::FluidStepper<Rig, Real> stepper(rigs, 1e-4);
  std::vector<disc::FluidState<Real>> y{rigs[0].reference()};
  std::vector<disc::Load<Real>> load(1);
  const auto system = [&](double t) -> const std::vector<disc::Load<Real>>& {
    load[0].force = Real(load_at(t));
    return load;
  };
  Curve curve;
  double t = 0, dt = 1e-6;
  for (int k = 1; k <= kCycles * steps; ++k) {
    const double until = static_cast<double>(k) / steps;
    if (k <= steps)
      while (t < until) {
        double h = std::min(dt, until - t);
        stepper.try_step(system, y, t, h);
        dt = h;
        if (until - t < 1e-12) t = until;
      }
    else
      stepper.do_step(system, y, t, until - t);
    t = until;
    if (k % (steps / kSamples) == 0) curve.push_back(1e3 * disc::lane_value(rigs[0].shortening(y[0]), 0));
  }
  solves = stepper.counts().newton;
  return curve;
}

}  // namespace

void measure_rig(Table& table) {
  const Curve exact = Reference(1e-11).run();
  double tolerance = 1e-3, error = 1;
  for (; tolerance > 1e-11; tolerance /= 2) {
    error = worst(Reference(tolerance).run(), exact);
    if (error <= kAllowed) break;
  }
  const double theirs = best_time(3, [&] { for (int i = 0; i < kColumns; ++i) Reference(tolerance).run(); });
  table.add(fmt::format("reference column D: CVODE at relative tolerance {:.1e}, displacement error", tolerance), error, "mm", "<= 1.2e-05");
  int steps = kSamples;
  long solves = 0;
  for (; steps <= 512; steps += kSamples) {
    error = worst(run_lanes(steps, solves), exact);
    if (error <= kAllowed) break;
  }
  table.add(fmt::format("  five columns in lanes, {} steps a cycle, displacement error", steps), error, "mm", "<= 1.2e-05");
  const double ours = best_time(3, [&] { run_lanes(steps, solves); });
  table.add("  a cycle of five columns, CVODE", 1e3 * theirs / kCycles, "ms");
  table.add("  a cycle of five columns, in lanes", 1e3 * ours / kCycles, "ms");
  table.add("  CVODE over lanes, processor time", theirs / ours, "1", ">= 10");
  table.add("  column solves of all cycles", static_cast<double>(solves));
}

}  // namespace spinewalk::bench
