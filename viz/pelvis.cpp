#include "viz/spine_curve.hpp"
#include "viz/vertebra.hpp"

namespace spinewalk::viz {
namespace {

/// Landmarks of the left hip bone, standing, from the middle of the S1 endplate; drawn to look right from the angles of
/// the pelvic inlet and the distances of its landmarks. Assumed; nothing is computed from them.
constexpr Point kPsis{-52, 44, -26}, kCrestBack{-38, 78, 16}, kCrestTop{2, 116, 34}, kTubercle{38, 130, 18},
    kAsis{70, 118, -24}, kAiis{58, 97, -62}, kHip{40, 90, -106}, kHub{18, 80, -66}, kJoint{-26, 54, -28};

/// Crest, and a fan of flat bars from above the hip joint to it.
Bars make_wing() {
  Bars wing;
  const Point line[] = {kPsis, kCrestBack, kCrestTop, kTubercle, kAsis, kAiis};
  for (int i = 0; i < 4; ++i) wing.join(Bar(line[i], line[i + 1], {8, 6}, {8, 6}, {0, 1, 0.2}), 6);
  for (const Point& end : line)
    wing.join(Bar(kHub, end, {25, 9}, {27, 5}, cross(end - kHub, {-0.35, 0.85, 0.4})), 9);
  wing.join(Bar(kJoint, kHub, {20, 8}, {20, 9}, {0.4, 0.2, -1}), 9);
  wing.join(Bar(kHub, kHip, {22, 10}, {24, 16}, {1, 0, 0}), 12);
  return wing;
}

/// Pubis and ischium around the obturator foramen.
Bars make_lower_part() {
  const Point pubis{74, 9, -114}, below{66, 10, -142}, seat{2, 62, -188};
  Bars part;
  part.join(Bar({48, 74, -104}, pubis, {9, 8}, {8, 6}, {0, 0, 1}), 7);
  part.join(Bar(pubis, below, {9, 6}, {8, 5}, {1, 0, 0}), 5);
  part.join(Bar(below, seat, {8, 5}, {9, 6}, {0, 0, 1}), 6);
  part.join(Bar({24, 82, -124}, seat, {17, 12}, {15, 13}, {1, 0, 0}), 8);
  return part;
}

double socket(Point p) {
  return smooth_difference(length(p - kHip) - 31, length(p - kHip - Point{6, 13, -4}) - 25, 5);
}

/// The left rib as a flat band.
Bars make_rib() {
  const Point line[] = {{-10, 19, 6}, {-30, 40, 2}, {-34, 66, -12}, {-24, 92, -32}, {-8, 106, -46}};
  Bars rib;
  for (int i = 0; i < 4; ++i) rib.join(Bar(line[i], line[i + 1], {5.5, 3.2}, {5.5, 3.2}, {0, 0, 1}), 3);
  return rib;
}

}  // namespace

double hip_distance(Point p) {
  static const Bars wing = make_wing(), lower_part = make_lower_part();
  const Point standing = Pose{{}, kSacralSlope}.to_world(p);
  const Point left{standing.x, -standing.y, standing.z};
  return smooth_union(wing.distance(left), lower_part.distance(left, socket(left)), 8);
}

double ribs_distance(Point p) {
  static const Bars rib = make_rib();
  p.y = std::abs(p.y);
  return rib.distance(p);
}

}  // namespace spinewalk::viz
