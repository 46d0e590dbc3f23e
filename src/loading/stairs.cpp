#include "loading/stairs.hpp"

#include "loading/carried_load.hpp"
#include "loading/gait.hpp"
#include "loading/water.hpp"

#include <cmath>

namespace spinewalk::loading {

namespace {

// fitted to the pressures of Wilke 1999 (loads.md 1a): up 0.50-0.70 MPa and down 0.38-0.60 MPa a step at a time, up
// 0.30-1.20 and down 0.30-0.90 two at a time (swing 4 and 2.7 times as large; 3 taken).
constexpr double kUp = 0.20, kDown = 0.27, kTwoAtOnce = 3;
constexpr double kBurst = 0.05;  // of body weight, as in slow walking; assumed
constexpr double kReferenceCadence = 1.6, kReferenceRise = 0.17;  // [Hz], [m] of an ordinary flight; assumed
constexpr double kPitch = 0.0175;                                 // [rad] 1 deg, as in walking; assumed

}  // namespace

Stride make_stairs(const model::Stairs& stairs, const model::Model& model) {
  const bool up = stairs.direction == model::StairsDirection::up;
  const double amplitude = (up ? kUp : kDown) * std::pow(stairs.cadence / kReferenceCadence, 2) *
                           (stairs.rise / kReferenceRise) * std::pow(kTwoAtOnce, stairs.steps_at_once - 1);
  const Water water = find_water(stairs.around.immersion, Stance::upright, model);

  Stride stride;
  stride.period = 2 / stairs.cadence;
  set_gait_posture(stride, up ? model.spine.stairs_up : model.spine.stairs_down, 0, stairs.around.load,
                   model.subject);
  add_forces(stride, damped({stride.period, 1, {{}, {amplitude, 0}}}, water), HalfSine{0, 0.03, 0},
             total_mass(stairs.around.load, model.subject));
  if (amplitude > 1)
    stride.warnings.push_back(
        "stairs: the force would pull at the ground; lower the cadence or the steps at once");
  add_trunk(stride, {kPitch, kBurst * model::body_weight(model.subject), 0, 0});
  immerse(stride, water, model.subject);
  return stride;
}

}  // namespace spinewalk::loading
