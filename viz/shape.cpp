#include "viz/shape.hpp"

namespace spinewalk::viz {

Bar::Bar(Point from, Point to, Section start, Section end, Point across)
    : from_(from), along_(normalised(to - from)), length_(length(to - from)), start_(start), end_(end) {
  across_ = normalised(across - dot(across, along_) * along_);
  normal_ = cross(along_, across_);
  middle_ = from + 0.5 * (to - from);
  const double wide = std::max({start.wide, start.thin, end.wide, end.thin});
  reach_ = length_ / 2 + wide;
}

double Bar::distance(Point p) const {
  const Point d = p - from_;
  const double run = dot(d, along_);
  const double t = std::clamp(run / length_, 0.0, 1.0);
  const double wide = start_.wide + t * (end_.wide - start_.wide);
  const double thin = start_.thin + t * (end_.thin - start_.thin);
  const double cap = 0.6 * (wide + thin) / 2;  // ends flatter than a hemisphere
  const double u = (run - t * length_) / cap, v = dot(d, across_) / wide, w = dot(d, normal_) / thin;
  const double r = std::sqrt(u * u + v * v + w * w);
  if (r < 1e-9) return -std::min(wide, thin);
  // First-order distance to the ellipsoid: value over gradient.
  const double gradient = std::sqrt(u * u / (cap * cap) + v * v / (wide * wide) + w * w / (thin * thin)) / r;
  return (r - 1) / gradient;
}

double Bars::distance(Point p, double start) const {
  double d = start;
  for (const Part& part : parts_)  // what is further away than the fillet changes nothing
    if (part.cut) {
      if (!part.bar.beyond(p, part.fillet - d)) d = smooth_difference(d, part.bar.distance(p), part.fillet);
    } else {
      if (!part.bar.beyond(p, part.fillet + d)) d = smooth_union(d, part.bar.distance(p), part.fillet);
    }
  return d;
}

}  // namespace spinewalk::viz
