/// The lumped spine: sacrum (prescribed), five vertebrae, thorax with arms, head. physics.md section 3.
///
///      head                  bodies i, joints between them; C passive segment force (compression positive),
///       |  neck              T >= 0 muscle tension in parallel, lumbar joints only
///      thorax             m_i a_i = (C_below - T_below) - (C_above - T_above) - m_i g cos(psi)      (1)
///       |  T12L1          disc j:  C_j = F_j(x_j; w_j) + sum_b k_b (x_j - z_jb) + c_d v_j            (2)
///      L1 ... L5                   dz_jb/dt = (x_j - z_jb) / tau_b                                   (3)
///       |  L5S1           muscle:  T_j = max(0, tonic_j + G s_j)
///      S1  z0(t)                   tau_a ds_j/dt = |M_j|/r_j + phasic - s_j                          (4)
///                                  M_j = sum_{i above j} m_i (g cos(psi) + a_i) (d_j + L_j sin(theta)) (5)
///   x_j is the shortening of joint j; r_j = extensor arm for M_j > 0, flexor arm for M_j < 0. Carried load, buoyancy, support
///   and intra-abdominal pressure come in by drive.hpp.
#pragma once

#include "disc/force_law.hpp"
#include "loading/stride.hpp"
#include "model/model.hpp"
#include "spine/constants.hpp"
#include "spine/dynamics.hpp"
#include "spine/force_split.hpp"
#include "spine/guarded_integrator.hpp"

#include <complex>
#include <tuple>
#include <vector>

namespace spinewalk::spine {

using Waters = model::PerLevel<disc::Water>;

/// Response of the chain over one stride, or a replay of many, at fixed water, or the equilibrium of a posture (one sample).
struct CycleResponse {
  double period = 0;                                 ///< [s], 0 for a posture
  int strides = 1;                                   ///< in `period`
  std::vector<double> time;                          ///< [N] from 0, equidistant, period excluded
  model::PerLevel<std::vector<double>> force;        ///< [N] compressive force C_j(t), mean tension included
  model::PerLevel<std::vector<double>> muscle;       ///< [N] T_j(t)
  model::PerLevel<std::vector<double>> compression;  ///< [m] x_j(t)
  model::PerLevel<std::vector<double>> shortening_rate;  ///< [m/s] dx_j/dt, what the dashpots feel
  model::PerLevel<double> end_force{}, end_shortening_rate{};  ///< after the last sample, where the period ends
  model::PerLevel<double> energy_absorbed{};             ///< [J] by branches and dashpot in `period`; 0 at rest
  /// [m] of S1..head, up positive: about the chain with discs at reference height, links free of force and S1
  /// at its mean position
  std::array<std::vector<double>, model::kSegments> displacement;
  std::vector<double> base_acceleration, thorax_acceleration, head_acceleration;  ///< [m/s2]
  double residual = 0;   ///< largest periodic defect over the state's size (posture: acceleration over g)
  long evaluations = 0;  ///< of the right-hand side
  long steps = 0, rejected = 0;
  double smallest_step = 0;       ///< [s]
  std::vector<double> end_state;  ///< to start the next stride from

  auto kept() {
    return std::tie(period, strides, time, force, muscle, compression, shortening_rate, end_force, end_shortening_rate,
                    energy_absorbed, displacement, base_acceleration, thorax_acceleration, head_acceleration, residual, evaluations, steps, rejected, smallest_step, end_state);
  }
};

class Chain {
 public:
  explicit Chain(const model::Model& model, const ChainLimits& limits = {});

  /// Static equilibrium of a posture at fixed water, short-term branches relaxed.
  CycleResponse solve_posture(const loading::Stride& stride, const Waters& waters) const;

  /// Periodic response to a gait at fixed water, solved for by shooting over collocation steps. `guess`: end_state of a
  /// similar response, or empty. @throws SolverError naming time and the worst states; the caller knows the activity.
  CycleResponse solve_periodic(const loading::Stride& stride, const Waters& waters, int samples,
                               const std::vector<double>& guess = {}) const;

  /// The same with the adaptive integrator, which shares only the equations: the reference.
  CycleResponse solve_periodic_adaptive(const loading::Stride& stride, const Waters& waters, int samples,
                                        const std::vector<double>& guess = {}) const;

  /// One stride from `state` (end_state of a response), without asking for periodicity; adaptive steps. Of a replay, stride
  /// `index` of its strides.
  CycleResponse advance_stride(const loading::Stride& stride, const Waters& waters, int samples,
                               const std::vector<double>& state, int index = 0) const;

  /// What the largest force of each disc is made of, in a response to `stride`.
  ForceSplit split_peak(const loading::Stride& stride, const CycleResponse& response) const;

  /// Transmissibilities and resonance, linearised about the mean load of `stride`.
  Dynamics find_dynamics(const loading::Stride& stride, const Waters& waters) const;

  /// Linearised about standing: acceleration of a body over that of the pelvis at this frequency [Hz], with
  /// Maxwell branches and muscle loop (whose lag leaves little of it above 5 Hz). Indices as
  /// model::kSegmentNames ("thorax", "head").
  std::complex<double> transmissibility(double frequency, std::size_t segment,
                                        const loading::Stride& standing, const Waters& waters) const;

 private:
  Constants constants_;
  ChainLimits limits_;
  std::vector<disc::ForceLaw> discs_;
};

}  // namespace spinewalk::spine
