/// Shapes of the lumbar vertebrae, drawn from measured outer dimensions.
///
///        ___________        y left, out of the page        superior articular process  |\   /
///       (   body    )===pedicle==lamina==spinous process                               | | / disc space
///        )  waist  (        |  \                                          lamina, pars |/ /
///       (___________)   transverse  inferior articular process                         ' /
///   x anterior <-- origin in the middle of the body                z cranial
#pragma once

#include "viz/shape.hpp"

#include <array>
#include <string_view>

namespace spinewalk::viz {

/// Outline of an endplate: an oval with a hollow at the back, like a kidney.
struct Endplate {
  double width;  ///< [mm] left to right
  double depth;  ///< [mm] front to back

  /// Distance of the rim from the middle in the direction `angle` from anterior, towards the left [rad].
  double radius(double angle) const;
  double perimeter() const;  ///< [mm]
};

struct Vertebra {
  std::string_view name;
  Endplate upper, lower;
  double height;              ///< [mm] of the body, in the middle
  double wedge;               ///< [rad] of the body, front taller: positive
  double transverse_width;    ///< [mm] between the tips of the transverse processes
  double transverse_rise;     ///< [mm] of the tips above their roots
  double transverse_size;     ///< [1] thickness relative to L3
  double spinous_reach;       ///< [mm] from the middle of the body to the tip, backwards
  double spinous_height;      ///< [mm] of the plate near its tip
  double spinous_drop;        ///< [mm] of the tip below its root
  double facet_spread;        ///< [mm] half distance of the superior articular processes
  double lower_facet_spread;  ///< [mm] half distance of the inferior ones
};

/// The same as a solid, left and right alike.
class VertebraSolid {
 public:
  explicit VertebraSolid(const Vertebra& shape);

  /// Signed distance to the bone [mm].
  double distance(Point p) const;

 private:
  double body_distance(Point p) const;

  Vertebra shape_;
  double slope_;  // of the endplates
  double rim_;    // [mm] no part of the body is further from its axis
  Bars arch_;
};

/// T12 (shown only as a neighbour), L1 ... L5: the drawn neighbours of the discs of model::kLevelNames, in order.
/// Endplates, body height, spinous and transverse processes: rounded means of Panjabi et al. 1992, Spine 17:299
/// (recalled, compared by eye with the meshes of Christophy 2012); body wedges: Been et al. 2010 (recalled);
/// the rest is drawn to look right. Status of all: assumed; nothing is computed from them.
const std::array<Vertebra, 6>& vertebrae();

/// The upper endplate of the sacrum.
inline constexpr Endplate kSacralEndplate{50, 33};

/// Signed distance to the sacrum [mm]; origin in the middle of its upper endplate, z square to that.
double sacrum_distance(Point p);

/// Signed distance to the right hip bone [mm], in the frame of the sacrum; the left one would hide the lowest disc.
double hip_distance(Point p);

/// Signed distance to the twelfth ribs [mm], in the frame of T12.
double ribs_distance(Point p);

}  // namespace spinewalk::viz
