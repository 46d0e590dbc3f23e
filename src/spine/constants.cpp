#include "spine/constants.hpp"

#include <cmath>
#include <numbers>

namespace spinewalk::spine {

namespace {

double angular(double frequency) { return 2 * std::numbers::pi * frequency; }

}  // namespace

Constants::Constants(const model::Model& model)
    : com_height(model.spine.com_height),
      extensor_arm(model.spine.extensor_arm),
      flexor_arm(model.spine.flexor_arm),
      activation_time(model.spine.activation_time),
      muscle_gain(model.spine.muscle_gain),
      tone(model::body_weight(model.subject) * model.spine.co_contraction *
           (1 - model.spine.endurance_effect * (model.spine.core_endurance - 1))),
      abdominal_relief(model.spine.abdominal_relief) {
  const model::Spine& spine = model.spine;
  for (std::size_t joint = 0; joint < model::kLevels; ++joint) {
    mass_carried[joint] = spine.fraction_above[level_of_joint(joint)] * model.subject.mass;
  }
  mass_carried[kThorax] = spine.thorax_fraction * model.subject.mass;
  mass_carried[kHead] = spine.head_fraction * model.subject.mass;
  for (std::size_t body = 0; body < kHead; ++body) mass[body] = mass_carried[body] - mass_carried[body + 1];
  mass[kHead] = mass_carried[kHead];

  double endplate = spine.sacral_slope;  // each disc turns by its wedge; bodies have parallel endplates
  for (std::size_t joint = 0; joint < model::kLevels; ++joint) {
    const std::size_t level = level_of_joint(joint);
    disc_slope[level] = endplate - 0.5 * spine.disc_wedge[level];
    endplate -= spine.disc_wedge[level];
  }

  const double w_trunk = angular(spine.thoracolumbar_frequency), w_head = angular(spine.neck_frequency);
  thoracolumbar = {mass_carried[kThorax] * w_trunk * w_trunk, spine.thoracolumbar_damping};
  neck = {mass[kHead] * w_head * w_head, 2 * spine.neck_damping_ratio * mass[kHead] * w_head};
}

}  // namespace spinewalk::spine
