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

/// disc.md 1.1, nucleus over disc area, L1L2 .. L5S1; drawn only.
inline constexpr model::PerLevel<double> kNucleusFraction{0.40, 0.40, 0.40, 0.42, 0.45};

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

/// Row of a point of the nucleus, from the lower plate up.
std::size_t nucleus_row(vtkIdType point);
/// Points of such a row.
int points_a_row();

/// The values of the cells of a column for the rows of a nucleus; none for none. Depth changes little within a disc, so
/// the rows take the cells in order from the caudal end up. `depths`: of the cells from the cranial bone [m].
std::vector<double> values_by_row(const std::vector<double>& column, const std::vector<double>& depths);

}  // namespace spinewalk::viz
