/// Moving geometry in one file: VTKHDF 2.0, transient PolyData (docs.vtk.org/en/latest/vtk_file_formats/vtkhdf_file_format),
/// which ParaView 5.12 and VTK 9.3 read, and later ones.
///
///     /VTKHDF  Version [2,0], Type "PolyData"
///       Points [N T,3], NumberOfPoints [T]; PointData/NAME [N T]; CellData/NAME [C]
///       Polygons/ Offsets [C+1], Connectivity, NumberOfCells [T], NumberOfConnectivityIds [T]; Vertices, Lines, Strips: empty
///       Steps/  NSteps; Values, PartOffsets, NumberOfParts, PointOffsets [T]; CellOffsets, ConnectivityIdOffsets [T,4];
///               PointDataOffsets/NAME, CellDataOffsets/NAME [T]
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

class vtkPolyData;

namespace spinewalk::viz {

/// The surface at a time; its points and cells must keep their number and order.
using SurfaceAt = std::function<vtkPolyData*(double)>;

/// Float point arrays and int cell arrays go along. @throws IoError; nothing stays behind.
void write_vtkhdf(const std::filesystem::path& file, const std::vector<double>& times,
                  const SurfaceAt& surface_at, const std::string& origin);

}  // namespace spinewalk::viz
