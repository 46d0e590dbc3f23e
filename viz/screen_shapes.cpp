#include "viz/screen_shapes.hpp"

#include <vtkActor2D.h>
#include <vtkCellArray.h>
#include <vtkCellData.h>
#include <vtkNew.h>
#include <vtkPoints.h>
#include <vtkPolyDataMapper2D.h>
#include <vtkProperty2D.h>
#include <vtkRenderer.h>
#include <vtkUnsignedCharArray.h>

namespace spinewalk::viz {

ScreenShapes::ScreenShapes(vtkRenderer& overlay, double opacity)
    : shapes_(vtkSmartPointer<vtkPolyData>::New()), actor_(vtkSmartPointer<vtkActor2D>::New()) {
  vtkNew<vtkPolyDataMapper2D> mapper;
  mapper->SetInputData(shapes_);
  mapper->SetScalarModeToUseCellData();
  actor_->SetMapper(mapper);
  actor_->GetProperty()->SetOpacity(opacity);
  overlay.AddActor2D(actor_);
  clear();
}

void ScreenShapes::clear() {
  shapes_->Initialize();
  shapes_->SetPoints(vtkNew<vtkPoints>());
  shapes_->SetPolys(vtkNew<vtkCellArray>());
  vtkNew<vtkUnsignedCharArray> colours;
  colours->SetNumberOfComponents(3);
  shapes_->GetCellData()->SetScalars(colours);
}

void ScreenShapes::add(const Rectangle& area, const Colour& colour) {
  vtkPoints* points = shapes_->GetPoints();
  const double right = area.x + area.width, top = area.y + area.height;
  const vtkIdType ids[4] = {points->InsertNextPoint(area.x, area.y, 0),
                            points->InsertNextPoint(right, area.y, 0), points->InsertNextPoint(right, top, 0),
                            points->InsertNextPoint(area.x, top, 0)};
  shapes_->GetPolys()->InsertNextCell(4, ids);
  shapes_->GetCellData()->GetScalars()->InsertNextTuple3(255 * colour[0], 255 * colour[1], 255 * colour[2]);
}

void ScreenShapes::finish() {
  shapes_->GetPoints()->Modified();
  shapes_->Modified();
}

void ScreenShapes::set_visible(bool visible) { actor_->SetVisibility(visible); }

}  // namespace spinewalk::viz
