/// Coupled discs in SUNDIALS CVODE (variable-order BDF, Hindmarsh et al. 2005), which sees the semi-discrete equations and
/// nothing of our stages, Jacobians, steps or error estimates:
///   y = (J_1 .. J_n, w_A, z_1, z_2) of one disc after the other,   y' = DiscElement::slopes, x, p_N, p_A solved inside
/// The Jacobian that it builds by differences is dense: 67 rows a disc of 64 cells. Tests and benchmarks only.
#pragma once

#include "solve/discs.hpp"

#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <sundials/sundials_context.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>

#include <functional>
#include <stdexcept>

namespace spinewalk {

using History = std::function<double(double)>;  ///< [N] over [s]

/// Hands slopes() to CVODE.
class Oracle {
 public:
  Oracle(std::vector<solve::Element>& elements, History force, double tolerance = 1e-10)
      : elements_(elements), force_(std::move(force)), states_(solve::reference_states(elements)) {
    for (const auto& state : states_) size_ += state.J.size() + disc::kLumped;
    SUNContext_Create(nullptr, &context_);
    y_ = N_VNew_Serial(static_cast<sunindextype>(size_), context_);
    pack(states_, N_VGetArrayPointer(y_));
    matrix_ = SUNDenseMatrix(static_cast<sunindextype>(size_), static_cast<sunindextype>(size_), context_);
    solver_ = SUNLinSol_Dense(y_, matrix_, context_);
    cvode_ = CVodeCreate(CV_BDF, context_);
    CVodeInit(cvode_, &Oracle::rates, 0, y_);
    CVodeSStolerances(cvode_, tolerance, 1e-3 * tolerance);
    CVodeSetUserData(cvode_, this);
    CVodeSetLinearSolver(cvode_, solver_, matrix_);
    CVodeSetMaxNumSteps(cvode_, 1000000);
  }
  ~Oracle() {
    CVodeFree(&cvode_);
    SUNLinSolFree(solver_);
    SUNMatDestroy(matrix_);
    N_VDestroy(y_);
    SUNContext_Free(&context_);
  }
  Oracle(const Oracle&) = delete;
  Oracle& operator=(const Oracle&) = delete;

  /// At most this step: a rhythm must not be stepped over.
  void limit_step(double longest) { CVodeSetMaxStep(cvode_, longest); }

  const solve::DiscStates& at(double t) {
    sunrealtype reached = 0;
    CVodeSetStopTime(cvode_, t);
    if (CVode(cvode_, t, y_, &reached, CV_NORMAL) < 0) throw std::runtime_error("CVODE gave up");
    unpack(N_VGetArrayPointer(y_));
    evaluate(t);
    return states_;
  }
  long steps() const {
    long count = 0;
    CVodeGetNumSteps(cvode_, &count);
    return count;
  }

 private:
  // Water in units of its compartment, branches of 10 mm, so that one absolute tolerance fits all.
  double scale(std::size_t e, int k) const {
    return k == disc::kAnnulusWater ? elements_[e].constants().annulus.volume : 0.01;
  }
  void pack(const solve::DiscStates& states, double* y) const {
    for (std::size_t e = 0; e < states.size(); ++e) {
      y = std::copy(states[e].J.begin(), states[e].J.end(), y);
      for (int k = 0; k < disc::kLumped; ++k) *y++ = states[e].lumped[k] / scale(e, k);
    }
  }
  void unpack(const double* y) {
    for (std::size_t e = 0; e < states_.size(); ++e) {
      std::copy(y, y + states_[e].J.size(), states_[e].J.begin());
      y += states_[e].J.size();
      for (int k = 0; k < disc::kLumped; ++k) states_[e].lumped[k] = *y++ * scale(e, k);
    }
  }
  void evaluate(double t) {
    slopes_.resize(states_.size());
    for (std::size_t e = 0; e < states_.size(); ++e)
      elements_[e].slopes(states_[e], {force_(t), 0, 0}, slopes_[e]);
  }
  static int rates(sunrealtype t, N_Vector y, N_Vector out, void* self) {
    auto& oracle = *static_cast<Oracle*>(self);
    oracle.unpack(N_VGetArrayPointer(y));
    oracle.evaluate(t);
    double* rate = N_VGetArrayPointer(out);
    for (std::size_t e = 0; e < oracle.states_.size(); ++e) {
      const auto& slope = oracle.slopes_[e];
      rate = std::copy(slope.J.begin(), slope.J.end(), rate);
      for (int k = 0; k < disc::kLumped; ++k) *rate++ = slope.lumped[k] / oracle.scale(e, k);
    }
    return 0;
  }

  std::vector<solve::Element>& elements_;
  History force_;
  solve::DiscStates states_;
  std::vector<disc::Slopes<double>> slopes_;
  std::size_t size_ = 0;
  SUNContext context_ = nullptr;
  N_Vector y_ = nullptr;
  SUNMatrix matrix_ = nullptr;
  SUNLinearSolver solver_ = nullptr;
  void* cvode_ = nullptr;
};

}  // namespace spinewalk
