#include "viz/vertebra.hpp"

#include <numbers>

namespace spinewalk::viz {
namespace {

constexpr int kPieces = 5;

/// Front edge of the bone, from the promontory down and back: concave forward. [mm], share 0 (top) to 1 (apex).
Point axis(double share) {
  constexpr double radius = 95, first = -0.30, turn = 1.15;  // [mm], [rad] from z, [rad] along the bone
  const double angle = first + turn * share;
  return {-3 + radius * (std::cos(first) - std::cos(angle)), 0,
          -15 - radius * (std::sin(angle) - std::sin(first))};
}

double half_width(double share) { return 50 * std::pow(1 - share, 0.85) + 8; }
double half_depth(double share) { return 13 - 8 * share; }

/// The first piece carries an endplate like a lumbar body.
double promontory(Point p) {
  const double angle = std::atan2(p.y, p.x), rho = std::hypot(p.x, p.y);
  const double rim = kSacralEndplate.radius(angle) * (1 - 0.004 * std::max(0.0, -p.z));
  return smooth_intersection(0.94 * (rho - rim), std::max(p.z, -22 - p.z), 2.6);
}

/// Left side.
Bars make_sacrum() {
  Bars bone;
  for (int i = 0; i < kPieces; ++i) {
    const double share = i / double(kPieces), next = (i + 1) / double(kPieces);
    const Point a = axis(share), b = axis(next);
    // Fused bodies, then the lateral mass beside them.
    bone.join(Bar(a, b, {0.42 * half_width(share) + 3, half_depth(share)},
                  {0.42 * half_width(next) + 3, half_depth(next)}, {0, 1, 0}),
              4);
    const Point out{-6, 0.70 * half_width(share), 0}, out_next{-6, 0.70 * half_width(next), 0};
    bone.join(Bar(a + out, b + out_next, {0.30 * half_width(share), 0.85 * half_depth(share)},
                  {0.30 * half_width(next), 0.8 * half_depth(next)}, {-0.3, 1, 0}),
              6);
    const Point crest{-half_depth(share) - 13 + 7 * share, 0, 0},
        crest_next{-half_depth(next) - 13 + 7 * next, 0, 0};
    bone.join(Bar(a + crest, b + crest_next, {6 - 3 * share, 3.2}, {4.5 - 3 * share, 2.6}, {1, 0, 0}), 7);
  }
  // Ala: from the side of the endplate to the joint with the hip bone.
  bone.join(Bar({-9, 20, -9}, {-16, 44, -14}, {11, 8}, {15, 9}, {-0.3, 0, 1}), 7);
  // Articular processes that meet those of L5.
  bone.join(Bar({-26, 19, -6}, {-30, 20.5, 9}, {6, 4.5}, {5.2, 3.4}, {1, 0.5, 0}), 5);
  for (int i = 0; i < 4; ++i) {  // foramina, front to back
    const double share = (i + 1) / double(kPieces);
    const Point at = axis(share) + Point{0, 0.50 * half_width(share), 0};
    const Bar::Section section{4.4 - 0.6 * i, 3.6 - 0.5 * i};
    bone.cut(Bar(at + Point{40, 2, 0}, at + Point{-40, -1, 0}, section, section, {0, 0, 1}), 4);
  }
  return bone;
}

}  // namespace

double sacrum_distance(Point p) {
  static const Bars bone = make_sacrum();
  p.y = std::abs(p.y);
  return bone.distance(p, promontory(p));
}

}  // namespace spinewalk::viz
