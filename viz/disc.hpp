/// The surfaces of one disc between its two plates: an annulus with a bulging rim, cut open towards the viewer so that
/// its lamellae and the nucleus show.
#pragma once

#include "viz/colour_map.hpp"
#include "viz/spine_curve.hpp"
#include "viz/vertebra.hpp"

#include <vtkPolyData.h>
#include <vtkSmartPointer.h>

#include <vector>

namespace spinewalk::viz {

inline constexpr int kDiscRows = 15;

struct DiscColours {
  Colour annulus;
  std::vector<Colour> nucleus;  ///< one all over, or kDiscRows, from the lower plate up
};

class DiscSurface {
 public:
  /// `lower`, `upper`: outlines of the endplates that hold the disc; `nucleus_fraction`: of its area.
  DiscSurface(const Endplate& lower, const Endplate& upper, double nucleus_fraction);

  /// Moves and colours both surfaces. `rim`: how far the middle of the rim stands out over the endplates [mm].
  void update(const DiscPlates& plates, double rim, const DiscColours& colours);

  vtkPolyData* annulus() const { return annulus_; }
  vtkPolyData* nucleus() const { return nucleus_; }

  /// A direction from the middle of the disc and how far the outlines reach in it [mm].
  struct Spoke {
    double cosine, sine, lower, upper;
  };

 private:
  double nucleus_scale_;  // of the outline
  std::vector<Spoke> rim_spokes_, nucleus_spokes_;
  vtkSmartPointer<vtkPolyData> annulus_, nucleus_;
};

}  // namespace spinewalk::viz
