#include "viz/spine_view.hpp"

#include "viz/colour_map.hpp"
#include "viz/theme.hpp"

#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>
#include <vtkTextProperty.h>

#include <numbers>

namespace spinewalk::viz {
namespace {

vtkSmartPointer<vtkActor> add_actor(vtkRenderer& renderer, vtkPolyData* surface) {
  vtkNew<vtkPolyDataMapper> mapper;
  mapper->SetInputData(surface);
  auto actor = vtkSmartPointer<vtkActor>::New();
  actor->SetMapper(mapper);
  vtkProperty* look = actor->GetProperty();
  look->SetInterpolationToPhong();
  look->SetAmbient(0.18);
  look->SetDiffuse(0.92);
  look->SetSpecular(0.10);
  look->SetSpecularPower(16);
  renderer.AddActor(actor);
  return actor;
}

void make_pale(vtkActor& actor) {
  actor.GetProperty()->SetAmbient(0.62);
  actor.GetProperty()->SetDiffuse(0.42);
  actor.GetProperty()->SetSpecular(0);
}

void place(vtkTextActor& name, Point at) { name.GetPositionCoordinate()->SetValue(at.x, at.y, at.z); }

/// A name that stays at a place in the world.
vtkSmartPointer<vtkTextActor> add_name(vtkRenderer& renderer, std::string_view name, double unit) {
  auto text = vtkSmartPointer<vtkTextActor>::New();
  text->SetInput(std::string(name).c_str());
  text->GetPositionCoordinate()->SetCoordinateSystemToWorld();
  set_type(text->GetTextProperty(), 13, unit, kInk, true);
  text->GetTextProperty()->SetJustificationToCentered();
  text->GetTextProperty()->SetVerticalJustificationToCentered();
  renderer.AddActor2D(text);
  return text;
}

}  // namespace

SpineView::SpineView(vtkRenderer& renderer, std::shared_ptr<const Skeleton> skeleton, std::size_t level,
                     double unit)
    : skeleton_(std::move(skeleton)), level_(level) {
  for (const Skeleton::Bone& bone : skeleton_->bones()) {
    bones_.push_back({add_actor(renderer, bone.surface), vtkSmartPointer<vtkTransform>::New(), bone.body});
    bones_.back().actor->SetUserTransform(bones_.back().transform);
    // Backs that nobody sees are half the work of software rendering.
    bones_.back().actor->GetProperty()->SetBackfaceCulling(bone.closed);
    if (bone.role == Skeleton::Role::hint) make_pale(*bones_.back().actor);
  }
  for (std::size_t i = 0; i < model::kLevels; ++i)
    names_.push_back(add_name(renderer, "L" + std::to_string(i + 1), unit));
  for (const auto& name : names_) name->GetTextProperty()->SetOpacity(0.6);
  disc_name_ = add_name(renderer, model::kLevelNames[level], unit);
  disc_name_->GetTextProperty()->SetJustificationToRight();
  for (std::size_t i = 0; i < model::kLevels; ++i) {
    const Skeleton::Outlines outlines = skeleton_->outlines(i);
    discs_.push_back(add_disc(renderer, outlines.lower, outlines.upper, i));
  }
}

DiscSurface SpineView::add_disc(vtkRenderer& renderer, const Endplate& lower, const Endplate& upper,
                                std::size_t level) {
  DiscSurface surface(lower, upper, kNucleusFraction[level]);
  add_actor(renderer, surface.annulus());
  add_actor(renderer, surface.nucleus());
  return surface;
}

void SpineView::Bone::place(const Pose& pose) {
  transform->Identity();
  transform->Translate(pose.origin.x, pose.origin.y, pose.origin.z);
  transform->RotateY(pose.pitch * 180 / std::numbers::pi);
}

DiscColours SpineView::colours(const Shown& shown, std::size_t level) const {
  const auto& column = shown.columns[level];
  const double mean = shown.run->column_mean(column, level);
  const Colour colour = colour_of(shown.map, shown.scale.share(mean));
  if (column.empty()) return {colour, {colour}};
  std::vector<Colour> rows;
  for (const double value : values_by_row(column, shown.run->depths(level)))
    rows.push_back(colour_of(shown.map, shown.scale.share(value)));
  return {colour, rows};
}

void SpineView::update(const Shown& shown) {
  model::PerLevel<double> heights{}, reference{};
  for (std::size_t level = 0; level < model::kLevels; ++level) {
    heights[level] = shown.discs[level].height;
    reference[level] = 1e3 * shown.run->result().reference_height[level];
  }
  const SpinePose pose = skeleton_->pose(heights, reference);
  for (Bone& bone : bones_) bone.place(pose_of(pose, bone.body));
  for (std::size_t level = 0; level < model::kLevels; ++level) {
    discs_[level].update(pose.disc[level], shown.discs[level].rim, colours(shown, level));
    // The name of a vertebra stands in the middle of its body.
    const Point top = pose.disc[level].upper.origin;
    const Point upper = level > 0 ? pose.disc[level - 1].lower.origin : pose.t12l1.lower.origin;
    place(*names_[level], 0.5 * (top + upper) + Point{6, 0, -3});
  }
  const DiscPlates& plates = pose.disc[level_];
  place(*disc_name_, 0.5 * (plates.lower.origin + plates.upper.origin) + Point{29, -15, 0});
}

}  // namespace spinewalk::viz
