/// A subject with a spine: everything that a models/*.yaml file says, in SI units.
#pragma once

#include "model/adaptation.hpp"
#include "model/disc.hpp"
#include "model/levels.hpp"
#include "model/nutrition.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spinewalk::model {

enum class Sex { female, male };

struct Subject {
  double mass;     ///< [kg]
  double stature;  ///< [m]
  double age;      ///< [years]
  Sex sex;
  double fat_fraction;  ///< [1] body fat over body mass: what floats
  double lung_volume;   ///< [m3] air in the lungs in quiet breathing
};

/// Tone, lean and load arm of one posture or gait.
struct Posture {
  double tonic;         ///< [1] muscle tone over body weight
  double lean;          ///< [rad] mean trunk pitch, forward positive
  double offset;        ///< [m] centre of mass of the body above, in front of the disc, without lean
  double inclination;   ///< [rad] psi, spine to the vertical: 0 upright, pi/2 lying
  double support;       ///< [1] part of the weight of thorax, arms and head on a backrest, a desk or the hands
};

/// Trunk and load at the lowest point of a lift.
struct Lift {
  double lean;  ///< [rad] trunk pitch
  double arm;   ///< [m] load in front of the discs
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
  double core_endurance;                ///< [1] holding time of the trunk over that of the average adult
  double endurance_effect;              ///< [1] part of the tonic part that a rise of core_endurance by 1 spares
  double abdominal_relief;              ///< [1] part of the active tension that intra-abdominal pressure spares
  double sacral_slope;                  ///< [rad] sacral endplate to the horizontal, standing
  PerLevel<double> disc_wedge;          ///< [rad] lordotic angle between the endplates of a disc, standing
  Posture lying, lying_side, lying_prone;
  Posture sitting, sitting_upright, sitting_backrest, sitting_slouched, sitting_desk;
  Posture standing, standing_leaning, knee_to_chest, childs_pose;
  Posture walking, running, stairs_up, stairs_down;
  GaitMuscle walking_muscle, running_muscle;
  Lift round_back, bent_knees, close;
};

struct NamedPosture {
  std::string_view name;
  Posture Spine::*posture;
};
inline constexpr std::array kPostures{
    NamedPosture{"lying", &Spine::lying},
    NamedPosture{"lying_side", &Spine::lying_side},
    NamedPosture{"lying_prone", &Spine::lying_prone},
    NamedPosture{"sitting", &Spine::sitting},
    NamedPosture{"sitting_upright", &Spine::sitting_upright},
    NamedPosture{"sitting_backrest", &Spine::sitting_backrest},
    NamedPosture{"sitting_slouched", &Spine::sitting_slouched},
    NamedPosture{"sitting_desk", &Spine::sitting_desk},
    NamedPosture{"standing", &Spine::standing},
    NamedPosture{"standing_leaning", &Spine::standing_leaning},
    NamedPosture{"knee_to_chest", &Spine::knee_to_chest},
    NamedPosture{"childs_pose", &Spine::childs_pose},
    NamedPosture{"walking", &Spine::walking},
    NamedPosture{"running", &Spine::running},
    NamedPosture{"stairs_up", &Spine::stairs_up},
    NamedPosture{"stairs_down", &Spine::stairs_down},
};

struct NamedLift {
  std::string_view name;
  Lift Spine::*lift;
};
/// In the order of LiftingTechnique.
inline constexpr std::array kLifts{NamedLift{"round_back", &Spine::round_back},
                                   NamedLift{"bent_knees", &Spine::bent_knees}, NamedLift{"close", &Spine::close}};

/// In the order of the enumerators of Footwear and Surface.
inline constexpr std::array<std::string_view, 5> kFootwearNames{"barefoot", "racing", "standard", "maximal", "street"};
inline constexpr std::array<std::string_view, 6> kSurfaceNames{"concrete", "asphalt", "track", "treadmill", "grass", "sand"};

struct Shoe {
  double stiffness;  ///< [N/m] under the heel
  double drop;       ///< [m] heel over toe
};

struct Soil {
  double stiffness;  ///< [N/m]
  double loss;       ///< [1] of the energy that goes into it
};

/// What meets the ground: the impact pulse at touchdown.
struct Contact {
  double effective_mass_fraction;  ///< [1] of body mass that stops at touchdown
  double touchdown_speed;          ///< [m/s]
  double heel_pad;                 ///< [N/m], in series with shoe and surface
  std::array<Shoe, kFootwearNames.size()> footwear;
  std::array<Soil, kSurfaceNames.size()> surfaces;
  double loss;                     ///< [1] of the peak, in heel pad and shoe
  double leg_adaptation;           ///< [1] 0: none, 1: people undo all cushioning
};

/// The day whose periodic state is `start: morning`.
struct ReferenceDay {
  double upright;  ///< [s] standing
  double lying;    ///< [s]
};

/// Status of a constant.
enum class Status { measured, derived, fitted, assumed };

/// What a constant may be instead, for statements about uncertainty: a number between two in its unit, or any of some choices.
struct Spread {
  double low, high;                  ///< of choices: 0 and their number
  std::vector<std::string> choices;  ///< empty for a number
};

/// Where one constant of a model file comes from.
struct Provenance {
  std::string path;  ///< as `check --resolved` prints it, e.g. "discs.L4L5.geometry.height"
  double value;      ///< in SI
  std::string unit;  ///< SI
  Status status;
  std::string source;
  std::optional<Spread> range;  ///< `range: [low, high]` or `range: [this, that]` of the file
};

struct Model {
  std::string name;
  Subject subject;
  Spine spine;
  Contact contact;
  ReferenceDay day;
  Nutrition nutrition;
  AdaptationConstants adaptation;
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
