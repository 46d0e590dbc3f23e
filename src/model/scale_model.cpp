#include "model/model.hpp"

namespace spinewalk::model {
namespace {

/// Same material, other size: lengths grow with s, areas with s^2. Then stiffness ~ area/height grows with s,
/// c ~ area/height^2 of k^2 = k0^2 + c F stays (stress, not force, stiffens), damping grows as stiffness. The
/// cartilage keeps its thickness: no study ties it to stature.
void scale(Disc& disc, double s) {
  disc.geometry.height *= s;
  disc.geometry.area *= s * s;
  disc.mechanics.stiffness *= s;
  disc.mechanics.dashpot *= s;
}

void scale(Spine& spine, double s) {
  spine.vertebra_height *= s;
  for (double& height : spine.com_height) height *= s;
  spine.extensor_arm *= s;
  spine.flexor_arm *= s;
  for (const auto& [name, posture] : kPostures) (spine.*posture).offset *= s;
  for (const auto& [name, lift] : kLifts) (spine.*lift).arm *= s;
}

}  // namespace

Model scaled_to_stature(const Model& model) {
  Model scaled = model;
  const double s = model.subject.stature / model.reference_stature;
  scale(scaled.spine, s);
  for (Disc& disc : scaled.discs) scale(disc, s);
  scaled.reference_stature = model.subject.stature;
  return scaled;
}

}  // namespace spinewalk::model
