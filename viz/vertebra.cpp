#include "viz/vertebra.hpp"

#include <numbers>

namespace spinewalk::viz {
namespace {

constexpr double kDegree = std::numbers::pi / 180;

/// Everything behind the body, for the left side; the right one is its mirror image.
Bars make_arch(const Vertebra& v) {
  const double back = -0.5 * v.upper.depth;  // posterior wall
  const double s = v.transverse_size;
  const Point root{back - 9, 15.5, 3.5};  // where pedicle, lamina and processes meet
  const Point tip{-v.spinous_reach, 0, -3.5 - v.spinous_drop};
  const Bar pedicle({back + 6, 13.5, 5.5}, root, {7.4, 5.4}, {7.0, 4.2}, {0, 0, 1});
  const Bar pars({back - 9, 15.5, 2}, {back - 17, 11.5, -9}, {5.5, 4.0}, {7.0, 4.0}, {0.6, 0.8, 0});
  const Bar lamina({back - 11, 14, 0}, {back - 24, 0, -6}, {8.0, 3.2}, {10.0, 3.6}, {-0.35, 0, 1});
  const Bar spinous({back - 20, 0, -4}, {-v.spinous_reach + 5, 0, tip.z + 1.0}, {7.5, 3.4},
                    {v.spinous_height / 2, 2.5}, {-0.15, 0, 1});
  const Bar spinous_end({tip.x + 4, 0, tip.z + v.spinous_height / 2 - 5.5},
                        {tip.x + 2.5, 0, tip.z - v.spinous_height / 2 + 4}, {4.6, 3.4}, {5.4, 4.4},
                        {1, 0, 0});
  const double half = v.transverse_width / 2;
  const Bar transverse({root.x - 1, 16, 3}, {root.x - 7, half - 3, 3 + v.transverse_rise}, {6.0 * s, 4.2 * s},
                       {4.6 * s, 2.1 * s}, {0, 0.1, 1});
  const Point upper_facet{back - 13.5, v.facet_spread, 18};
  const Bar superior({root.x - 1, root.y + 0.5, 3}, upper_facet, {6.0, 5.2}, {5.8, 3.6}, {1, 0.5, 0});
  const Bar mammillary({back - 16, v.facet_spread + 2.0, 11}, {back - 19.5, v.facet_spread + 2.6, 11.5},
                       {4.6, 3.4}, {3.4, 2.6}, {0, 0, 1});
  const Point lower_facet{back - 20.5, v.lower_facet_spread, -25};
  const Bar inferior({back - 18, v.lower_facet_spread - 1.0, -7}, lower_facet, {6.5, 4.4}, {5.6, 3.6},
                     {1, -0.5, 0});
  Bars arch;
  arch.join(pedicle, 5).join(pars, 5).join(lamina, 5).join(spinous, 6).join(spinous_end, 4);
  arch.join(transverse, 5).join(superior, 3.5).join(mammillary, 3).join(inferior, 4);
  return arch;
}

}  // namespace

double Endplate::radius(double angle) const {
  constexpr double power = 2.35;
  const double c = std::abs(std::cos(angle)) / (depth / 2), s = std::abs(std::sin(angle)) / (width / 2);
  const double oval = std::pow(std::pow(c, power) + std::pow(s, power), -1 / power);
  const double from_back = std::numbers::pi - std::abs(std::remainder(angle, 2 * std::numbers::pi));
  const double notch = 0.13 * std::exp(-std::pow(from_back / 0.55, 2));
  return oval * (1 - notch);
}

double Endplate::perimeter() const {
  constexpr int pieces = 90;
  const auto at = [&](int i) {
    const double angle = 2 * std::numbers::pi * i / pieces, r = radius(angle);
    return Point{r * std::cos(angle), r * std::sin(angle), 0};
  };
  double sum = 0;
  for (int i = 0; i < pieces; ++i) sum += length(at(i + 1) - at(i));
  return sum;
}

VertebraSolid::VertebraSolid(const Vertebra& shape)
    : shape_(shape),
      slope_(std::tan(shape.wedge / 2)),
      rim_(std::max({shape.lower.width, shape.upper.width, shape.lower.depth, shape.upper.depth}) / 2 + 1),
      arch_(make_arch(shape)) {}

/// The outline of the endplates with a waist between them, cut by two planes that close at the wedge angle.
double VertebraSolid::body_distance(Point p) const {
  const double top = shape_.height / 2 + slope_ * p.x, bottom = -shape_.height / 2 - slope_ * p.x;
  const double share = std::clamp((p.z - bottom) / (top - bottom), 0.0, 1.0);
  const double angle = std::atan2(p.y, p.x), rho = std::hypot(p.x, p.y);
  const double low = shape_.lower.radius(angle);
  const double rim = low + share * (shape_.upper.radius(angle) - low);
  const double middle = 2 * share - 1;
  // The cortex is thin-waisted in front and at the sides, flat behind where the pedicles spring.
  const double waist = 0.10 + 0.04 * std::cos(angle);
  const double side = 0.94 * (rho - rim * (1 - waist * (1 - std::pow(std::abs(middle), 2.6))));
  // Endplates are dished by a millimetre, with a raised rim.
  const double dish = 1.2 * std::max(0.0, 1 - std::pow(rho / (0.8 * rim), 2));
  const double flat = std::max(p.z - top, bottom - p.z) + dish;
  return smooth_intersection(side, flat, 2.6);
}

double VertebraSolid::distance(Point p) const {
  constexpr double fillet = 5;
  p.y = std::abs(p.y);
  const double arch = arch_.distance(p);
  const double side = 0.94 * (std::hypot(p.x, p.y) - rim_);
  const double flat = std::abs(p.z) - shape_.height / 2 - slope_ * p.x;
  if (std::max(side, flat) > arch + fillet) return arch;  // the body is too far to matter
  return smooth_union(body_distance(p), arch, fillet);
}

const std::array<Vertebra, 6>& vertebrae() {
  //  name   upper        lower       height  wedge         transverse      spinous      facets
  static const std::array<Vertebra, 6> all{{
      {"T12", {39, 32}, {42, 33}, 25, -3 * kDegree, 50, 0, 0.85, 60, 17, 12, 13.5, 10.5},
      {"L1", {41, 34}, {43, 35}, 26, -2 * kDegree, 72, 3, 0.88, 68, 21, 8, 15.0, 10.5},
      {"L2", {43, 34.5}, {45.5, 35}, 27, -1 * kDegree, 77, 3, 0.95, 70, 23, 7, 15.5, 11.0},
      {"L3", {44.5, 35}, {48, 35}, 27.5, 0, 86, 4, 1.0, 71, 24, 6, 16.0, 11.5},
      {"L4", {46.5, 35.5}, {49.5, 34.5}, 27.5, 2 * kDegree, 82, 6, 1.0, 69, 22, 5, 17.5, 13.0},
      {"L5", {48, 35}, {50, 33.5}, 27, 8 * kDegree, 90, 7, 1.3, 60, 17, 5, 19.5, 16.0},
  }};
  return all;
}

}  // namespace spinewalk::viz
