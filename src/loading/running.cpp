#include "loading/running.hpp"

#include "loading/carried_load.hpp"
#include "loading/gait.hpp"
#include "loading/impact.hpp"
#include "loading/water.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace spinewalk::loading {

namespace {

constexpr SpeedRange kRange{2, 5};  // loads.md 3a

}  // namespace

double running_step_frequency(double speed) { return 2.30 + 0.14 * speed; }

double running_speed_at(double step_frequency) {
  return std::clamp((step_frequency - 2.30) / 0.14, kRange.low, kRange.high);
}

double running_contact_time(double speed) { return 0.88 * 0.47 / std::sqrt(speed); }

Stride make_running(const model::Running& running, const model::Model& model) {
  const double speed = running.speed;
  const double f = running_step_frequency(speed);
  const double contact =
      std::min(running_contact_time(speed), 1 / f);  // below 1 m/s the formula leaves no flight
  const Water water = find_water(running.around.immersion, Stance::upright, model);

  Stride stride;
  stride.period = 2 / f;
  set_gait_posture(stride, model.spine.running, running.ground.incline, running.around.load, model.subject);
  warn_outside(kRange, speed, "running", stride.warnings);
  const HalfSine push{std::numbers::pi / (2 * f * contact), contact, 0};
  const double landing = touchdown_speed(model.contact, Gait::running, speed) *
                         landing_factor(model.contact, running.ground, running.strike) * water.impact;
  add_forces(stride, damped(pulse_train(push, stride.period, kGroundForceBand), water),
             find_impact(model.contact, running.ground, model.subject, landing, 0),
             total_mass(running.around.load, model.subject));
  add_running_trunk(stride, speed, contact, model);
  immerse(stride, water, model.subject);
  return stride;
}

void add_running_trunk(Stride& stride, double speed, double contact, const model::Model& model) {
  // Bursts at foot strike (Saunders 2005, loads.md 4); the trunk leans forward most at mid-stance, where its
  // inertial load is highest: assumed.
  const model::GaitMuscle& muscle = model.spine.running_muscle;
  add_trunk(stride, {muscle.pitch_amplitude, burst_peak(muscle, speed) * model::body_weight(model.subject), 0,
                     contact / 2});
}

}  // namespace spinewalk::loading
