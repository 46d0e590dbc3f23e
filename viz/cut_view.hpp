/// A disc cut along the middle, seen from the left: the column between the bones, cell by cell, and the water that comes
/// and goes.
///
///      bone ________________     ^ v  through each endplate, length as the flux
///      annulus | cells | annulus     <- -> through the periphery
///      bone ________________
#pragma once

#include "viz/flat_shapes.hpp"
#include "viz/spine_view.hpp"

#include <vtkTextActor.h>

namespace spinewalk::viz {

class CutView {
 public:
  CutView(vtkRenderer& renderer, std::size_t level, double unit);

  /// `flux_scale` [m3/s]: drawn as the longest arrow; faster ones are no longer.
  void update(const Shown& shown, const DiscState& disc, double flux_scale);

  /// [mm] half the height of what it shows.
  static constexpr double kHalfHeight = 17;

 private:
  void draw_bones();
  void draw_annulus(const Colour& colour);
  void draw_column(const Shown& shown);
  void draw_fluxes(const DiscState& disc, double scale);
  void write_fluxes(const DiscState& disc);
  /// `along` -1 (back) to 1 (front) of the depth, `up` 0 to 1 between the plates.
  Point at(double along, double up) const;

  std::size_t level_;
  FlatShapes shapes_;
  vtkSmartPointer<vtkTextActor> upper_, lower_;
  double height_ = 10, rim_ = 0;  // [mm], drawn
};

}  // namespace spinewalk::viz
