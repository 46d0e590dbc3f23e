/// What a person does: the activities of a timeline and the circumstances they share. SI units.
#pragma once

#include "model/measured.hpp"
#include "model/not_given.hpp"

#include <array>
#include <filesystem>
#include <string_view>
#include <variant>

namespace spinewalk::model {

enum class LoadPlace { hands, shoulders, hip_belt };

struct Load {
  double mass = 0;  ///< [kg]
  LoadPlace at = LoadPlace::hands;
  double distance = kNotGiven;  ///< [m] in front of the spine, of a load in the hands
};

/// What may be added to an activity.
struct Circumstances {
  double immersion = 0;  ///< [m] depth of the water on which the person stands, sits or lies
  Load load;
};

enum class Surface { concrete, asphalt, track, treadmill, grass, sand };
enum class Footwear { barefoot, racing, standard, maximal, street };
enum class Strike { rearfoot, midfoot, forefoot };

/// What the feet meet.
struct Ground {
  Surface surface = Surface::asphalt;
  Footwear footwear = Footwear::standard;
  double drop = kNotGiven;  ///< [m] of the shoe, heel over toe, else that of the footwear
  double incline = 0;       ///< [1] rise over run, uphill positive
};

enum class LyingPosture { supine, side, prone };
struct Lying {
  LyingPosture posture = LyingPosture::supine;
  double immersion = 0;  ///< [m]
};

enum class SittingPosture { unsupported, upright, backrest, slouched, desk };
struct Sitting {
  SittingPosture posture = SittingPosture::unsupported;
  double recline = kNotGiven;  ///< [rad] backrest to the vertical, else that of the posture
  double flexion = 0;          ///< [rad] trunk forward of the posture
  Circumstances around{};
};

enum class StandingPosture { relaxed, leaning };
struct Standing {
  StandingPosture posture = StandingPosture::relaxed;
  double flexion = 0;  ///< [rad] trunk forward of the posture
  Circumstances around{};
};

struct Walking {
  double speed;  ///< [m/s]
  Ground ground{};
  Circumstances around{};
};

struct Running {
  double speed;  ///< [m/s]
  Strike strike = Strike::rearfoot;
  Ground ground{};
  Circumstances around{};
};

enum class StairsDirection { up, down };
struct Stairs {
  StairsDirection direction;
  double cadence = 1.6;  ///< [Hz] steps
  int steps_at_once = 1;
  double rise = 0.17;  ///< [m] of one step of the stairs
  Circumstances around{};
};

enum class Stretch { knee_to_chest, childs_pose };
struct Stretching {
  Stretch exercise;
  double immersion = 0;  ///< [m]
};

enum class LiftingTechnique { round_back, bent_knees, close };
/// Down and up with a load, again and again.
struct Lifting {
  LiftingTechnique technique;
  double every = 10;  ///< [s] of one lift and return
  Circumstances around{};
};

enum class CustomPosture { sitting, standing, walking, running };
inline constexpr std::size_t kCustomHarmonics = 4;
/// A vertical acceleration of the pelvis given by harmonics or by one period in a file.
struct Custom {
  CustomPosture posture = CustomPosture::standing;
  double frequency = kNotGiven;                      ///< [Hz]
  std::array<double, kCustomHarmonics> amplitude{};  ///< [1] over g
  std::array<double, kCustomHarmonics> phase{};      ///< [rad]
  double pitch = 0;                                  ///< [rad] amplitude of trunk pitch at `frequency`
  std::filesystem::path file;                        ///< empty, or absolute after reading
  Circumstances around{};
};

using Activity =
    std::variant<Lying, Sitting, Standing, Walking, Running, Stairs, Stretching, Lifting, Measured, Custom>;

/// "standing", "walking", ...
std::string_view activity_name(const Activity& activity);

}  // namespace spinewalk::model
