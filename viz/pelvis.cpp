#include "viz/spine_curve.hpp"
#include "viz/vertebra.hpp"

namespace spinewalk::viz {
namespace {

/// Landmarks of the left hip bone, standing, from the middle of the S1 endplate; drawn to look right from the angles of
/// the pelvic inlet and the distances of its landmarks. Assumed; nothing is computed from them.
constexpr Point kPsis{-52, 44, -26}, kCrestBack{-38, 78, 16}, kCrestTop{2, 116, 34}, kTubercle{38, 130, 18},
    kAsis{70, 118, -24}, kAiis{58, 97, -62}, kHip{40, 90, -106}, kHub{18, 80, -66}, kJoint{-26, 54, -28};

double crest(Point p) {
  double d = 1e9;
  const Point line[] = {kPsis, kCrestBack, kCrestTop, kTubercle, kAsis};
  for (int i = 0; i < 4; ++i)
    d = smooth_union(d, Bar(line[i], line[i + 1], {8, 6}, {8, 6}, {0, 1, 0.2}).distance(p), 6);
  return d;
}

/// A fan of flat bars from above the hip joint to the crest.
double wing(Point p) {
  double d = crest(p);
  const Point line[] = {kPsis, kCrestBack, kCrestTop, kTubercle, kAsis, kAiis};
  for (const Point& end : line)
    d = smooth_union(d, Bar(kHub, end, {25, 9}, {27, 5}, cross(end - kHub, {-0.35, 0.85, 0.4})).distance(p),
                     9);
  d = smooth_union(d, Bar(kJoint, kHub, {20, 8}, {20, 9}, {0.4, 0.2, -1}).distance(p), 9);
  return smooth_union(d, Bar(kHub, kHip, {22, 10}, {24, 16}, {1, 0, 0}).distance(p), 12);
}

/// Socket, pubis and ischium around the obturator foramen.
double lower_part(Point p) {
  const Point pubis{74, 9, -114}, below{66, 10, -142}, seat{2, 62, -188};
  double d = smooth_difference(length(p - kHip) - 31, length(p - kHip - Point{6, 13, -4}) - 25, 5);
  d = smooth_union(d, Bar({48, 74, -104}, pubis, {9, 8}, {8, 6}, {0, 0, 1}).distance(p), 7);
  d = smooth_union(d, Bar(pubis, below, {9, 6}, {8, 5}, {1, 0, 0}).distance(p), 5);
  d = smooth_union(d, Bar(below, seat, {8, 5}, {9, 6}, {0, 0, 1}).distance(p), 6);
  return smooth_union(d, Bar({24, 82, -124}, seat, {17, 12}, {15, 13}, {1, 0, 0}).distance(p), 8);
}

/// A rib as a flat band through these points.
template <std::size_t count>
double rib(Point p, const Point (&line)[count]) {
  double d = 1e9;
  for (std::size_t i = 0; i + 1 < count; ++i)
    d = smooth_union(d, Bar(line[i], line[i + 1], {5.5, 3.2}, {5.5, 3.2}, {0, 0, 1}).distance(p), 3);
  return d;
}

}  // namespace

double hip_distance(Point p) {
  const Point standing = Pose{{}, kSacralSlope}.to_world(p);
  const Point left{standing.x, -standing.y, standing.z};
  return smooth_union(wing(left), lower_part(left), 8);
}

double ribs_distance(Point p) {
  const Point twelfth[] = {{-10, 19, 6}, {-30, 40, 2}, {-34, 66, -12}, {-24, 92, -32}, {-8, 106, -46}};
  const Point right{p.x, -p.y, p.z};
  return std::min(rib(right, twelfth), rib(p, twelfth));
}

}  // namespace spinewalk::viz
