#include "viz/spine_curve.hpp"

#include "viz/vertebra.hpp"

#include <numbers>

namespace spinewalk::viz {
namespace {

constexpr double kDegree = std::numbers::pi / 180;
/// disc.md 1.1 (composite of Been and Jackson, standing), L1L2 .. L5S1; assumed.
constexpr model::PerLevel<double> kDiscWedge{5 * kDegree, 7 * kDegree, 9 * kDegree, 13 * kDegree,
                                             15 * kDegree};
constexpr double kT12L1Height = 6, kT12L1Wedge = 1 * kDegree;  // drawn only

Point along(double pitch, double distance) { return distance * Point{std::sin(pitch), 0, std::cos(pitch)}; }

DiscPlates put_disc(const Pose& lower, double height, double wedge) {
  return {lower, {lower.origin + along(lower.pitch - wedge / 2, height), lower.pitch - wedge}};
}

Pose put_vertebra(const Vertebra& shape, const Pose& plate) {
  const double pitch = plate.pitch - shape.wedge / 2;
  return {plate.origin + along(pitch, shape.height / 2), pitch};
}

Pose upper_endplate(const Vertebra& shape, const Pose& body) {
  return {body.origin + along(body.pitch, shape.height / 2), body.pitch - shape.wedge / 2};
}

}  // namespace

Point Pose::to_world(Point p) const {
  const double c = std::cos(pitch), s = std::sin(pitch);
  return origin + Point{c * p.x + s * p.z, p.y, -s * p.x + c * p.z};
}

SpinePose stack_spine(const model::PerLevel<double>& disc_heights_mm) {
  SpinePose pose;
  pose.sacrum = {{0, 0, 0}, kSacralSlope};
  Pose plate = pose.sacrum;
  for (std::size_t level = model::kLevels; level-- > 0;) {
    const Vertebra& above = vertebrae()[level + 1];  // of the disc: L1 above L1L2 is number 1
    pose.disc[level] = put_disc(plate, disc_heights_mm[level], kDiscWedge[level]);
    pose.vertebra[level] = put_vertebra(above, pose.disc[level].upper);
    plate = upper_endplate(above, pose.vertebra[level]);
  }
  pose.t12l1 = put_disc(plate, kT12L1Height, kT12L1Wedge);
  pose.t12 = put_vertebra(vertebrae()[0], pose.t12l1.upper);
  return pose;
}

double lordosis(const SpinePose& pose) { return pose.sacrum.pitch - pose.t12l1.lower.pitch; }

}  // namespace spinewalk::viz
