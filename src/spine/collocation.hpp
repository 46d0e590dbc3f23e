/// Steps of fixed size for the periodic response: collocation at the two Radau points c = (1/3, 1) (Radau IIA, order 3, stage
/// order 2, L-stable [1]), solved by Newton with the analytic Jacobian. With A the Butcher matrix, U the stage values of a
/// body's displacement and D = (h A)^-1, velocity and acceleration are U' = D (U - u_0), U'' = D (U' - v_0).
///
/// The linear states go out in closed form, stage vectors (2) and 2 x 2 matrices throughout:
///   branch       X - Z = P_b (X - z_0),            P_b = (I + h A / tau_b)^-1                                     (1)
///   activation   S = P_a s_0 + (I - P_a) E,        E_i = |M_i| / r_i + phasic_i, linear in N between its corners  (2)
///   joint        dN = H dX,  H = [I + G (I - P_a) diag(lever / r)]^-1 [F'(X) + sum_b k_b P_b + c D]               (3)
/// so Newton's unknowns are the bodies alone, and the chain makes its matrix block tridiagonal:
///   (m_k D^2 + H_k + H_{k+1}) dU_k - H_k dU_{k-1} - H_{k+1} dU_{k+1} = residual of (1) in chain.hpp                (4)
/// The corners of |M| and max(0, ..) are followed inside (3): the side is the one on which its solution lies.
/// [1] Hairer, Wanner (1996) Solving Ordinary Differential Equations II, sections IV.5 and IV.8.
/// Tests: tests/unit/spine/collocation_test.cpp (against Dormand-Prince).
#pragma once

#include "spine/drive.hpp"
#include "spine/guarded_integrator.hpp"

#include <Eigen/Core>

#include <vector>

namespace spinewalk::spine {

class Collocation {
 public:
  using Stage = Eigen::Vector2d;
  using StageMatrix = Eigen::Matrix2d;

  /// `steps` equal steps a stride. The references must outlive the object.
  Collocation(const Constants& constants, const std::vector<disc::ForceLaw>& discs,
              const model::PerLevel<disc::Water>& waters, const loading::Stride& stride, int steps);

  /// Takes `y` from step n of the stride to n + 1. Steps of a stride must be taken in order.
  /// @throws SolverError when Newton does not converge.
  void step(int n, State& y);

  int steps() const { return steps_; }
  double step_size() const { return h_; }
  /// Counts of all steps so far; an evaluation is one of all forces at one stage.
  const IntegrationReport& report() const { return report_; }

 private:
  struct Excited {  // excitation at both stages of a step
    Stage base_acceleration, sine_of_pitch, phasic;
  };
  struct Branches {  // of one disc, for the whole stride
    std::array<StageMatrix, disc::kBranches> P;
    StageMatrix stiffness;  // sum_b k_b P_b + c D
  };

  void extrapolate(int n, const State& y);
  void find_carried(const Excited& at, const State& y);
  void find_joint(std::size_t joint, const Excited& at, const State& y);
  void pull_muscle(std::size_t level, const Excited& at, double s0, const Stage& passive);
  double correct(const Excited& at, const State& y);
  void finish(State& y) const;
  Stage shortening(const std::array<Stage, kBodies>& U, std::size_t joint) const;
  [[noreturn]] void fail(int n, const State& y) const;

  const Constants& constants_;
  const std::vector<disc::ForceLaw>& discs_;
  const model::PerLevel<disc::Water>& waters_;
  Drive drive_;
  int steps_;
  double h_;
  StageMatrix D_, D2_;
  model::PerLevel<Branches> branches_;
  StageMatrix P_a_;
  std::vector<Excited> excited_;
  IntegrationReport report_;

  std::array<Stage, kBodies> U_, start_;  // iterate, and start of the step in both rows
  Stage carried_;                         // N_c of drive.hpp, at the iterate before: no part of the Jacobian
  std::array<Stage, kJoints> net_;        // N
  std::array<StageMatrix, kJoints> H_;    // dN/dX
  model::PerLevel<Stage> activation_;     // S
};

}  // namespace spinewalk::spine
