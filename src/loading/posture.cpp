#include "loading/posture.hpp"

#include "loading/carried_load.hpp"
#include "loading/water.hpp"

#include <cmath>

namespace spinewalk::loading {

namespace {

Stride make_steady(const model::Posture& posture, Stance stance, const model::Circumstances& around,
                   const model::Model& model) {
  Stride stride;
  stride.posture = posture;
  stride.posture.lean += lean_under(around.load, model.subject);
  stride.support = posture.support;
  stride.carried = find_carried(around.load, stride.posture.lean);
  stride.pitch.mean = stride.posture.lean;
  stride.ground_force.mean = total_mass(around.load, model.subject) * model::kGravity;
  immerse(stride, find_water(around.immersion, stance, model), model.subject);
  return stride;
}

const model::Posture& posture_of(model::LyingPosture posture, const model::Spine& spine) {
  switch (posture) {
    case model::LyingPosture::side:
      return spine.lying_side;
    case model::LyingPosture::prone:
      return spine.lying_prone;
    case model::LyingPosture::supine:
      break;
  }
  return spine.lying;
}

const model::Posture& posture_of(model::SittingPosture posture, const model::Spine& spine) {
  switch (posture) {
    case model::SittingPosture::upright:
      return spine.sitting_upright;
    case model::SittingPosture::backrest:
      return spine.sitting_backrest;
    case model::SittingPosture::slouched:
      return spine.sitting_slouched;
    case model::SittingPosture::desk:
      return spine.sitting_desk;
    case model::SittingPosture::unsupported:
      break;
  }
  return spine.sitting;
}

}  // namespace

Stride make_lying(const model::Lying& lying, const model::Model& model) {
  return make_steady(posture_of(lying.posture, model.spine), Stance::lying, {lying.immersion, {}}, model);
}

Stride make_sitting(const model::Sitting& sitting, const model::Model& model) {
  model::Posture posture = posture_of(sitting.posture, model.spine);
  if (!std::isnan(sitting.recline)) posture.inclination = sitting.recline;
  posture.lean += sitting.flexion;
  return make_steady(posture, Stance::seated, sitting.around, model);
}

Stride make_standing(const model::Standing& standing, const model::Model& model) {
  const bool leaning = standing.posture == model::StandingPosture::leaning;
  model::Posture posture = leaning ? model.spine.standing_leaning : model.spine.standing;
  posture.lean += standing.flexion;
  return make_steady(posture, Stance::upright, standing.around, model);
}

Stride make_stretching(const model::Stretching& stretching, const model::Model& model) {
  const bool knee = stretching.exercise == model::Stretch::knee_to_chest;
  return make_steady(knee ? model.spine.knee_to_chest : model.spine.childs_pose, Stance::lying,
                     {stretching.immersion, {}}, model);
}

Stride make_lifting(const model::Lifting& lifting, const model::Model& model) {
  const auto& named = model::kLifts[static_cast<std::size_t>(lifting.technique)];
  const model::Lift& lift = model.spine.*named.lift;
  Stride stride = make_steady(model.spine.standing, Stance::upright, lifting.around, model);
  stride.period = lifting.every;
  if (std::isnan(lifting.around.load.distance)) stride.carried.arm = lift.arm;
  stride.pitch = {lifting.every, stride.posture.lean + lift.lean / 2, {{-lift.lean / 2, 0}}};
  stride.phasic.period = stride.ground_force.period = stride.pelvis_acceleration.period = lifting.every;
  return stride;
}

}  // namespace spinewalk::loading
