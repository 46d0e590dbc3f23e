#include "viz/warm_up.hpp"

#include "viz/scene.hpp"

#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkRenderWindow.h>
#include <vtkUnsignedCharArray.h>

namespace spinewalk::viz {
namespace {

/// One triangle for a sacrum, with what the surfaces of bones carry.
class Stub : public Skeleton {
 public:
  Stub() {
    const auto surface = vtkSmartPointer<vtkPolyData>::New();
    vtkNew<vtkPoints> points;
    vtkNew<vtkFloatArray> normals;
    normals->SetNumberOfComponents(3);
    vtkNew<vtkUnsignedCharArray> shades;
    shades->SetNumberOfComponents(3);
    for (const double side : {-1.0, 0.0, 1.0}) {
      points->InsertNextPoint(0, side, side * side);
      normals->InsertNextTuple3(1, 0, 0);
      shades->InsertNextTuple3(255, 255, 255);
    }
    surface->SetPoints(points);
    surface->Allocate(1);
    const vtkIdType corners[3] = {0, 1, 2};
    surface->InsertNextCell(VTK_TRIANGLE, 3, corners);
    surface->GetPointData()->SetNormals(normals);
    surface->GetPointData()->SetScalars(shades);
    bones_.push_back({surface, kSacrum, Role::bone, true});
  }
  Outlines outlines(std::size_t) const override { return {kSacralEndplate, kSacralEndplate}; }
  SpinePose pose(const model::PerLevel<double>& drawn, const model::PerLevel<double>&) const override {
    return stack_spine(drawn);
  }
  Frame frame() const override { return {{}, 150}; }
};

/// A spine of two cells a disc that stands still for a minute.
results::Result stand_still() {
  results::Result result{};
  result.reference_height.fill(0.01);
  solve::Record& record = result.record;
  for (const double time : {0.0, 60.0}) {
    solve::Row row{};
    row.time = time;
    for (std::size_t level = 0; level < model::kLevels; ++level) {
      row.discs[level].height = 0.01;
      row.void_ratio[level] = row.pressure[level] = {1.0, 1.0};
      for (auto& solute : row.concentration[level]) solute = {1.0, 1.0};
      record.cell_position[level] = {0.0025, 0.0075};
    }
    record.rows.push_back(row);
  }
  return result;
}

}  // namespace

void warm_up(vtkRenderWindow& window, const Reading& reading) {
  if (reading.wait_for(std::chrono::seconds(0)) == std::future_status::ready) return;
  const std::array<int, 2> size{window.GetSize()[0], window.GetSize()[1]};
  window.SetSize(320, 180);
  {
    Runs runs;
    runs.emplace_back(stand_still());
    Look look;
    look.charts = {ChartKind::height, ChartKind::profile};
    const Shot shot = day_shot(runs, look);
    Scene scene(window, shot, std::make_shared<Stub>());
    scene.show(0);
    window.Render();
  }
  window.SetSize(size[0], size[1]);
}

}  // namespace spinewalk::viz
