/// A subject with a spine: everything that a models/*.yaml file says, in SI units.
#pragma once

#include "model/disc.hpp"
#include "model/levels.hpp"
#include "model/nutrition.hpp"

#include <string>
#include <vector>

namespace spinewalk::model {

enum class Sex { female, male };

struct Subject {
  double mass;     ///< [kg]
  double stature;  ///< [m]
  double age;      ///< [years]
  Sex sex;
};

/// Tone, lean and load arm of one posture or gait.
struct Posture {
  double tonic;         ///< [1] muscle tone over body weight
  double lean;          ///< [rad] mean trunk pitch, forward positive
  double offset;        ///< [m] centre of mass of the body above, in front of the disc, without lean
  double inclination;   ///< [rad] psi, spine to the vertical: 0 upright, pi/2 lying
};

/// Phasic muscle and trunk pitch of a gait, linear in speed.
struct GaitMuscle {
  double slow_speed, slow_burst;    ///< [m/s], [1] burst peak over body weight
  double middle_speed, middle_burst;
  double fast_speed, fast_burst;
  double pitch_amplitude;           ///< [rad] trunk pitch at step frequency
};

struct Spine {
  double head_fraction;                 ///< [1] head and neck over body mass
  double thorax_fraction;               ///< [1] all above T12L1 over body mass (head included)
  PerLevel<double> fraction_above;      ///< [1] all above each disc over body mass
  double vertebra_height;               ///< [m] of one lumbar vertebral body at the model's stature
  PerLevel<double> com_height;          ///< [m] L_j: centre of mass of the body above, above the disc
  double thoracolumbar_frequency;       ///< [Hz] of the body above T12L1 on its link
  double thoracolumbar_damping;         ///< [N s/m]
  double neck_frequency;                ///< [Hz]
  double neck_damping_ratio;            ///< [1]
  double extensor_arm, flexor_arm;      ///< [m]
  double activation_time;               ///< [s] first-order lag of muscle tension
  double muscle_gain;                   ///< [1] G
  double co_contraction;                ///< [1] scale on the tonic part
  Posture lying, sitting, standing, walking, running;
  GaitMuscle walking_muscle, running_muscle;
};

/// What meets the ground: the impact pulse at touchdown.
struct Contact {
  double effective_mass_fraction;  ///< [1] of body mass that stops at touchdown
  double touchdown_speed;          ///< [m/s]
  double heel_pad, shoe, surface;  ///< [N/m] springs in series
  double loss;                     ///< [1] of the peak
  double leg_adaptation;           ///< [1] 0: none, 1: people undo all cushioning
};

/// The day whose periodic state is `start: morning`.
struct ReferenceDay {
  double upright;  ///< [s] standing
  double lying;    ///< [s]
};

/// Status of a constant.
enum class Status { measured, derived, fitted, assumed };

/// Where one constant of a model file comes from.
struct Provenance {
  std::string path;  ///< as `check --resolved` prints it, e.g. "discs.L4L5.geometry.height"
  double value;      ///< in SI
  std::string unit;  ///< SI
  Status status;
  std::string source;
};

struct Model {
  std::string name;
  Subject subject;
  Spine spine;
  Contact contact;
  ReferenceDay day;
  Nutrition nutrition;
  PerLevel<Disc> discs;
  PerGrade<ConditionFactors> conditions;  ///< grade_2 ... grade_5
  double reference_stature;  ///< [m] stature for which the lengths of the file hold
  std::vector<Provenance> provenance;
  std::vector<std::string> bibliography;
};

inline constexpr double kGravity = 9.80665;  ///< [m/s2] standard gravity, CGPM 1901 (defined)

/// Body weight [N].
inline double body_weight(const Subject& subject) { return subject.mass * kGravity; }

/// The model with its lengths and areas scaled from reference_stature to the subject's stature.
Model scaled_to_stature(const Model& model);

/// The disc of its condition and calcification: the constants of the healthy disc times the factors of its grade, lower
/// height with the same material (stiffness ~ 1/height, c ~ 1/height^2 as between levels). The force at rest stays, for
/// the body above is the same; the pressures at rest fall with the swelling pressure, and the solid (force_law.hpp F_s0)
/// takes over the difference. A healthy disc without calcification comes back bit by bit. Apply once.
Disc with_condition(const Disc& disc, const PerGrade<ConditionFactors>& conditions);
Model with_conditions(const Model& model);

}  // namespace spinewalk::model
