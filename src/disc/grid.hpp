/// Cells of one disc column, fixed to the solid: cranial endplate | nucleus | caudal endplate.
///   bone |1 um|.|..|....|  ........ |....|..|.|1 um| bone       endplates grow from the bone by `ratio`, nucleus uniform
///                                                               in the middle and graded towards the endplates
/// The layer that a 1.8 Hz load reaches is about 7 um deep (physics.md section 8), hence the thin first cell.
/// Thicknesses [m] at the reference. Mid-disc glucose asks for cells in the nucleus, the oscillating layer for a thin first
/// one: 18 | 28 | 18 halves the error of 20 | 24 | 20 with the same first cell. Against twice the cells, within 0.5 %:
/// tests/verification/study/column_cells.csv. Tests: tests/unit/disc/laws_test.cpp,
/// tests/verification/study/column_study_test.cpp.
#pragma once

#include <vector>

namespace spinewalk::disc {

enum class Region { cranial_endplate, nucleus, caudal_endplate };

struct GridOptions {
  int endplate_cells = 18;
  int nucleus_cells = 28;
  double endplate_ratio = 1.35;  ///< next over present thickness, from the bone inwards
};

struct Grid {
  std::vector<double> thickness;  ///< [m] of each cell, reference state
  std::vector<Region> region;
  std::vector<double> centre;  ///< [m] from the cranial bone

  std::size_t size() const { return thickness.size(); }
};

/// @param endplate_thickness [m]; @param nucleus_height [m] between the endplates.
Grid make_grid(double endplate_thickness, double nucleus_height, const GridOptions& options);

/// One tissue, cells growing by `ratio` from the cranial face (1: uniform).
Grid make_uniform_tissue_grid(double height, int cells, double ratio);

}  // namespace spinewalk::disc
