#include "loading/walking.hpp"

#include "loading/carried_load.hpp"
#include "loading/gait.hpp"
#include "loading/impact.hpp"
#include "loading/water.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace spinewalk::loading {

using std::numbers::pi;

namespace {

constexpr SpeedRange kRange{0.6, 2.1};  // loads.md 3a

// Foot strike before mid double support, in steps: half of one double support. measured: both feet of
// ../shared/data/grf/walk_treadmill_subject01 (1.13 m/s) carry more than 30 N together for 0.257 of the time.
constexpr double kFootStrike = -0.257 / 2;

constexpr double kSecond = 0.06, kThird = 0.08;  // of a1, physics.md section 4; fitted to the same recording

}  // namespace

double walking_step_frequency(double speed) { return 1.80 * std::pow(speed / 1.25, 0.58); }

double walking_speed_at(double step_frequency) {
  return std::clamp(1.25 * std::pow(step_frequency / 1.80, 1 / 0.58), kRange.low, kRange.high);
}

Stride make_walking(const model::Walking& walking, const model::Model& model) {
  const double speed = walking.speed;
  const double f = walking_step_frequency(speed);
  const double rise = 0.0274 + 0.0232 * (speed - 0.7);
  const double a1 = rise / 2 * std::pow(2 * pi * f, 2) / model::kGravity;
  const Water water = find_water(walking.around.immersion, Stance::upright, model);

  Stride stride;
  stride.period = 2 / f;
  set_gait_posture(stride, model.spine.walking, walking.ground.incline, walking.around.load, model.subject);
  warn_outside(kRange, speed, "walking", stride.warnings);
  // cos(x + 90 deg) = -sin(x); step harmonics are the even ones of the stride
  const FourierSeries active{stride.period, 1, {{}, {a1, 0}, {}, {0, -kSecond * a1}, {}, {0, -kThird * a1}}};
  const double landing = touchdown_speed(model.contact, Gait::walking, speed) *
                         landing_factor(model.contact, walking.ground, model::Strike::rearfoot) *
                         water.impact;
  add_forces(stride, damped(active, water),
             find_impact(model.contact, walking.ground, model.subject, landing, kFootStrike / f),
             total_mass(walking.around.load, model.subject));
  add_walking_trunk(stride, speed, model);
  immerse(stride, water, model.subject);
  return stride;
}

void add_walking_trunk(Stride& stride, double speed, const model::Model& model) {
  // Both at mid double support, t = 0. Bursts: two a stride at foot strike (Saunders 2005), extensors at
  // ipsilateral toe-off (Cappozzo 1984), loads.md 4 and 2a; double support lies between the two, and the
  // activation lag moves the force towards toe-off. Pitch: forward where the inertial load of the trunk is
  // highest; assumed.
  const model::GaitMuscle& muscle = model.spine.walking_muscle;
  add_trunk(stride,
            {muscle.pitch_amplitude, burst_peak(muscle, speed) * model::body_weight(model.subject), 0, 0});
}

}  // namespace spinewalk::loading
