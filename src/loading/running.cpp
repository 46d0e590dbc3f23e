#include "loading/running.hpp"

#include "loading/gait.hpp"
#include "loading/impact.hpp"

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

Stride make_running(double speed, const model::Model& model) {
  const double f = running_step_frequency(speed);
  const double contact =
      std::min(running_contact_time(speed), 1 / f);  // below 1 m/s the formula leaves no flight

  Stride stride;
  stride.period = 2 / f;
  stride.posture = model.spine.running;
  warn_outside(kRange, speed, "running", stride.warnings);
  const HalfSine push{std::numbers::pi / (2 * f * contact), contact, 0};
  const double landing = touchdown_speed(model.contact, Gait::running, speed);
  add_forces(stride, pulse_train(push, stride.period, kGroundForceBand),
             find_impact(model.contact, model.subject, landing, 0), model.subject.mass);
  add_running_trunk(stride, speed, contact, model);
  return stride;
}

void add_running_trunk(Stride& stride, double speed, double contact, const model::Model& model) {
  // Bursts at foot strike (Saunders 2005, loads.md 4); the trunk leans forward most at mid-stance, where its
  // inertial load is highest: assumed.
  add_trunk(stride, model.spine.running_muscle, speed, model::body_weight(model.subject), 0, contact / 2);
}

}  // namespace spinewalk::loading
