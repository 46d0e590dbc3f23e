/// Solids by signed distance, to be joined smoothly: negative inside, millimetres.
/// Axes everywhere in viz: x anterior, y left, z cranial.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

namespace spinewalk::viz {

/// [mm]
struct Point {
  double x = 0, y = 0, z = 0;
};
inline Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
inline Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
inline Point operator*(double s, Point a) { return {s * a.x, s * a.y, s * a.z}; }
inline double dot(Point a, Point b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
inline double length(Point a) { return std::sqrt(dot(a, a)); }
inline Point normalised(Point a) { return (1 / length(a)) * a; }
inline Point cross(Point a, Point b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

/// Union whose seam is a fillet of radius about `k`.
inline double smooth_union(double a, double b, double k) {
  const double h = std::max(k - std::abs(a - b), 0.0) / k;
  return std::min(a, b) - h * h * k / 4;
}
/// Intersection with a rounded edge.
inline double smooth_intersection(double a, double b, double k) { return -smooth_union(-a, -b, k); }
/// `a` without `b`.
inline double smooth_difference(double a, double b, double k) { return smooth_intersection(a, -b, k); }

/// A rounded bar from `from` to `to` with an elliptic section: half-width `wide` along the direction `across`, `thin`
/// square to it, each going linearly from one end to the other.
class Bar {
 public:
  struct Section {
    double wide, thin;  ///< [mm] half-widths
  };
  Bar(Point from, Point to, Section start, Section end, Point across);

  /// Signed distance [mm]; exact on the axis and near the surface, an estimate elsewhere.
  double distance(Point p) const;

  /// Is the whole bar further than `distance` from p? Cheap, and careful: false when it cannot tell.
  bool beyond(Point p, double distance) const {
    const Point d = p - middle_;
    return distance + reach_ < 0 || dot(d, d) > (distance + reach_) * (distance + reach_);
  }

 private:
  Point from_, along_, across_, normal_, middle_;
  double length_, reach_;  // the bar is within `reach_` of its middle
  Section start_, end_;
};

/// What grows out of a solid, and what is taken away from it, one bar after another.
class Bars {
 public:
  /// With a fillet of radius about `fillet` [mm] along the seam.
  Bars& join(const Bar& bar, double fillet) { return add({bar, fillet, false}); }
  Bars& cut(const Bar& bar, double fillet) { return add({bar, fillet, true}); }

  /// Signed distance [mm] of all that and of a solid that is `start` away.
  double distance(Point p, double start = kNothing) const;

 private:
  static constexpr double kNothing = 1e9;
  struct Part {
    Bar bar;
    double fillet;
    bool cut;
  };
  Bars& add(const Part& part) {
    parts_.push_back(part);
    return *this;
  }
  std::vector<Part> parts_;
};

}  // namespace spinewalk::viz
