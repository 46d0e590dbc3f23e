/// One stride (two steps) of excitation, or a replay of many: all that the spine is told about an activity. physics.md section 4.
#pragma once

#include "loading/fourier.hpp"
#include "model/scenario.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace spinewalk::loading {

/// A load in the hands or on the back. It moves with the thorax and hangs on every lumbar joint:
///   weight  m (g cos(psi) + a_thorax),  moment  m (g cos(psi) + a_thorax) arm   forward positive
struct CarriedLoad {
  double mass = 0;  ///< [kg]
  double arm = 0;   ///< [m] its centre of mass in front of the discs (a pack behind them: negative)
};

/// What is told of a recording that is replayed stride by stride.
struct Replay {
  std::vector<double> cuts;  ///< [s] where each recorded stride begins, from 0, and where the last one ends; empty: no replay
  double seam = 0;           ///< [N] step of the ground force from the end to the beginning, blended away
  double drift = 0;          ///< [m/s2] rms of what was slower than two strides, left out of the pelvis acceleration
};

struct Stride {
  double period = 0;                  ///< [s] of one stride, or of a whole replay; 0 for a steady posture
  FourierSeries pelvis_acceleration;  ///< [m/s2] vertical, up positive, zero mean
  FourierSeries pitch;                ///< [rad] trunk pitch, forward positive; its mean is the lean
  FourierSeries phasic;               ///< [N] muscle tension in bursts, >= 0
  /// [N] vertical, both feet (in a posture: all supports); its mean is the weight of body and load that no water carries
  FourierSeries ground_force;
  model::Posture posture;
  /// beta of each moving body, caudal to cranial (model::kSegmentNames without S1): the part of its weight
  /// that water carries. Its inertia stays.
  std::array<double, model::kSegments - 1> buoyancy{};
  CarriedLoad carried;
  model::PerLevel<double> added_tension{};  ///< [N] muscle tension of each level beyond the tone of the posture
  double support = 0;  ///< [1] part of the weight of thorax, arms and head on a backrest, a desk or the hands
  double impact_peak = 0;  ///< [N] of the touchdown pulse, 0 where there is none
  int steps = 0;           ///< footfalls in one period
  int force_peaks = 0;     ///< per stride: 10 Hz low-pass of the ground force, prominence >= 2 % body weight
  std::vector<std::string> warnings;  ///< e.g. speed outside the range of the formulas
  std::optional<bool> blood_flow_of_exercise;  ///< given: the endplates have it or not, whatever moves

  Replay replay;

  bool steady() const { return period == 0; }
  bool exercises() const { return blood_flow_of_exercise.value_or(!steady()); }
  /// Strides in one period: more than one where a recording is replayed.
  int strides() const { return replay.cuts.empty() ? 1 : static_cast<int>(replay.cuts.size()) - 1; }
  /// [s] where stride n = 0, 1, .. begins when the period repeats.
  double begin_of(long n) const;
};

/// Expands an activity for this subject. @throws InputError when a recording cannot be used.
Stride make_stride(const model::Activity& activity, const model::Model& model);

}  // namespace spinewalk::loading
