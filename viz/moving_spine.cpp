#include "viz/moving_spine.hpp"

#include "viz/drawing.hpp"

#include <vtkCellArray.h>
#include <vtkCellArrayIterator.h>
#include <vtkCellData.h>
#include <vtkDoubleArray.h>
#include <vtkFieldData.h>
#include <vtkFloatArray.h>
#include <vtkIntArray.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPoints.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace spinewalk::viz {
namespace {

vtkSmartPointer<vtkIntArray> make_cell_array(const char* name) {
  auto array = vtkSmartPointer<vtkIntArray>::New();
  array->SetName(name);
  return array;
}

vtkIntArray* cell_array(vtkPolyData* surface, const char* name) {
  return vtkIntArray::SafeDownCast(surface->GetCellData()->GetArray(name));
}

vtkSmartPointer<vtkPolyData> make_empty() {
  auto all = vtkSmartPointer<vtkPolyData>::New();
  all->SetPoints(vtkNew<vtkPoints>());
  all->SetPolys(vtkNew<vtkCellArray>());
  for (const char* name : {"part", "level"}) all->GetCellData()->AddArray(make_cell_array(name));
  vtkNew<vtkDoubleArray> time;
  time->SetName("TimeValue");
  time->InsertNextValue(0);
  all->GetFieldData()->AddArray(time);
  return all;
}

}  // namespace

std::string array_name(const FieldInfo& field) {
  std::string unit(field.unit);  // a slash would make a folder in HDF5
  if (const auto slash = unit.find('/'); slash != unit.npos) unit.replace(slash, 1, " per ");
  return unit.empty() ? std::string(field.name) : fmt::format("{} ({})", field.name, unit);
}

MovingSpine::MovingSpine(const Panel& panel, Gear gear, std::shared_ptr<const Skeleton> skeleton,
                         double exaggeration)
    : panel_(panel),
      gear_(gear),
      skeleton_(std::move(skeleton)),
      exaggeration_(exaggeration),
      reference_(panel.run->at(panel.run->start())),
      all_(make_empty()) {
  for (const Skeleton::Bone& bone : skeleton_->bones())
    add(bone.surface, bone.body,
        bone.role == Skeleton::Role::bone ? SpinePart::bone : SpinePart::surroundings, -1);
  for (std::size_t level = 0; level < model::kLevels; ++level) {
    const Skeleton::Outlines outlines = skeleton_->outlines(level);
    discs_.emplace_back(outlines.lower, outlines.upper, kNucleusFraction[level]);
    add(discs_.back().annulus(), 0, SpinePart::annulus, static_cast<int>(level));
    add(discs_.back().nucleus(), 0, SpinePart::nucleus, static_cast<int>(level));
  }
  for (std::size_t field = 0; field < kFields; ++field) {
    vtkNew<vtkFloatArray> values;
    values->SetName(array_name(info_of(static_cast<Field>(field))).c_str());
    values->SetNumberOfValues(all_->GetNumberOfPoints());
    values->FillValue(NAN);
    all_->GetPointData()->AddArray(values);
  }
}

void MovingSpine::add(vtkPolyData* surface, std::size_t body, SpinePart part, int level) {
  const vtkIdType first = all_->GetNumberOfPoints();
  all_->GetPoints()->InsertPoints(first, surface->GetNumberOfPoints(), 0, surface->GetPoints());
  const auto cells = vtk::TakeSmartPointer(surface->GetPolys()->NewIterator());
  for (cells->GoToFirstCell(); !cells->IsDoneWithTraversal(); cells->GoToNextCell()) {
    vtkIdType size = 0;
    const vtkIdType* points = nullptr;
    cells->GetCurrentCell(size, points);
    all_->GetPolys()->InsertNextCell(static_cast<int>(size));
    for (vtkIdType i = 0; i < size; ++i) all_->GetPolys()->InsertCellPoint(first + points[i]);
    cell_array(all_, "part")->InsertNextValue(static_cast<int>(part));
    cell_array(all_, "level")->InsertNextValue(level);
  }
  pieces_.push_back({surface, body, part, level, first});
}

void MovingSpine::move_bone(const Piece& piece, const Pose& pose) {
  for (vtkIdType i = 0; i < piece.surface->GetNumberOfPoints(); ++i) {
    double p[3];
    piece.surface->GetPoint(i, p);
    const Point moved = pose.to_world({p[0], p[1], p[2]});
    all_->GetPoints()->SetPoint(piece.first + i, moved.x, moved.y, moved.z);
  }
}

void MovingSpine::copy_disc(const Piece& piece) {
  all_->GetPoints()->InsertPoints(piece.first, piece.surface->GetNumberOfPoints(), 0,
                                  piece.surface->GetPoints());
}

void MovingSpine::set_field(const Piece& piece, Field field, const std::vector<double>& column) {
  const auto level = static_cast<std::size_t>(piece.level);
  const FieldInfo& info = info_of(field);
  auto* values = vtkFloatArray::SafeDownCast(all_->GetPointData()->GetArray(array_name(info).c_str()));
  const auto rows = values_by_row(column, panel_.run->depths(level));
  const double mean = panel_.run->column_mean(column, level);
  for (vtkIdType i = 0; i < piece.surface->GetNumberOfPoints(); ++i) {
    const double value = piece.part == SpinePart::nucleus && !rows.empty() ? rows[nucleus_row(i)] : mean;
    values->SetValue(piece.first + i, static_cast<float>(info.factor * value));
  }
  values->Modified();
}

vtkPolyData* MovingSpine::at(double clock) {
  const auto drawn = draw(panel_.state(gear_, clock), reference_, exaggeration_);
  model::PerLevel<double> heights{}, reference{};
  for (std::size_t level = 0; level < model::kLevels; ++level) {
    heights[level] = drawn[level].height;
    reference[level] = 1e3 * panel_.run->result().reference_height[level];
  }
  const SpinePose pose = skeleton_->pose(heights, reference);
  for (std::size_t level = 0; level < model::kLevels; ++level)
    discs_[level].update(pose.disc[level], drawn[level].rim, {{1, 1, 1}, {{1, 1, 1}}});
  for (const Piece& piece : pieces_)
    if (piece.level < 0)
      move_bone(piece, pose_of(pose, piece.body));
    else
      copy_disc(piece);
  for (std::size_t number = 0; number < kFields; ++number)
    for (std::size_t level = 0; level < model::kLevels; ++level) {
      const auto field = static_cast<Field>(number);
      const auto column = panel_.column(gear_, clock, field, level);
      for (const Piece& piece : pieces_)
        if (piece.level == static_cast<int>(level)) set_field(piece, field, column);
    }
  vtkDoubleArray::SafeDownCast(all_->GetFieldData()->GetArray("TimeValue"))->SetValue(0, clock);
  all_->GetPoints()->Modified();
  all_->Modified();
  return all_;
}

}  // namespace spinewalk::viz
