#include "loading/stride.hpp"

#include "loading/measured.hpp"
#include "loading/running.hpp"
#include "loading/walking.hpp"

namespace spinewalk::loading {

namespace {

/// A steady posture: nothing moves, the ground carries body weight.
Stride make_posture(const model::Posture& posture, const model::Subject& subject) {
  Stride stride;
  stride.posture = posture;
  stride.pitch.mean = posture.lean;
  stride.ground_force.mean = model::body_weight(subject);
  return stride;
}

/// One overload an activity.
struct Expansion {
  const model::Model& model;

  Stride operator()(const model::Lying&) const { return make_posture(model.spine.lying, model.subject); }
  Stride operator()(const model::Sitting&) const { return make_posture(model.spine.sitting, model.subject); }
  Stride operator()(const model::Standing&) const {
    return make_posture(model.spine.standing, model.subject);
  }
  Stride operator()(const model::Walking& walking) const { return make_walking(walking.speed, model); }
  Stride operator()(const model::Running& running) const { return make_running(running.speed, model); }
  Stride operator()(const model::Measured& measured) const {
    return make_measured(read_recorded_stride(measured), model);
  }
};

}  // namespace

Stride make_stride(const model::Activity& activity, const model::Model& model) {
  return std::visit(Expansion{model}, activity);
}

}  // namespace spinewalk::loading
