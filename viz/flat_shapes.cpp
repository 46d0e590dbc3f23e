#include "viz/flat_shapes.hpp"

#include <vtkCellArray.h>
#include <vtkCellData.h>
#include <vtkNew.h>
#include <vtkPoints.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>
#include <vtkUnsignedCharArray.h>

namespace spinewalk::viz {

FlatShapes::FlatShapes(vtkRenderer& renderer) : surface_(vtkSmartPointer<vtkPolyData>::New()) {
  vtkNew<vtkPolyDataMapper> mapper;
  mapper->SetInputData(surface_);
  mapper->SetScalarModeToUseCellData();
  vtkNew<vtkActor> actor;
  actor->SetMapper(mapper);
  actor->GetProperty()->LightingOff();
  renderer.AddActor(actor);
  clear();
}

void FlatShapes::clear() {
  surface_->Initialize();
  surface_->SetPoints(vtkNew<vtkPoints>());
  surface_->SetPolys(vtkNew<vtkCellArray>());
  vtkNew<vtkUnsignedCharArray> colours;
  colours->SetNumberOfComponents(3);
  surface_->GetCellData()->SetScalars(colours);
  layer_ = 0;
}

void FlatShapes::add_polygon(const std::vector<Point>& corners, const Colour& colour) {
  constexpr double layer = 0.02;  // [mm] towards the viewer, so that later shapes cover earlier ones
  const double y = layer * ++layer_;
  std::vector<vtkIdType> ids;
  for (const Point& corner : corners)
    ids.push_back(surface_->GetPoints()->InsertNextPoint(corner.x, y, corner.z));
  surface_->GetPolys()->InsertNextCell(static_cast<vtkIdType>(ids.size()), ids.data());
  surface_->GetCellData()->GetScalars()->InsertNextTuple3(255 * colour[0], 255 * colour[1], 255 * colour[2]);
}

void FlatShapes::add_arrow(Point from, Point to, double wide, const Colour& colour) {
  const double run = length(to - from), head = std::min(2.2 * wide, run);
  if (run <= 0) return;
  const Point along = normalised(to - from), side = wide * Point{-along.z, 0, along.x};
  const Point neck = to - head * along;
  add_polygon({from - 0.5 * side, from + 0.5 * side, neck + 0.5 * side, neck - 0.5 * side}, colour);
  add_polygon({neck - side, neck + side, to}, colour);
}

void FlatShapes::finish() {
  surface_->GetPoints()->Modified();
  surface_->GetCellData()->GetScalars()->Modified();
  surface_->Modified();
}

}  // namespace spinewalk::viz
