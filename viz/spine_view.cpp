#include "viz/spine_view.hpp"

#include "viz/colour_map.hpp"
#include "viz/surface.hpp"
#include "viz/theme.hpp"

#include <tbb/parallel_for.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>
#include <vtkTextProperty.h>

#include <numbers>

namespace spinewalk::viz {
namespace {

constexpr double kBone[3] = {0.97, 0.93, 0.86};
constexpr Colour kSurroundings{0.72, 0.73, 0.74};  // T12L1, which the model does not resolve
/// disc.md 1.1, nucleus over disc area, L1L2 .. L5S1; drawn only.
constexpr model::PerLevel<double> kNucleusFraction{0.40, 0.40, 0.40, 0.42, 0.45};

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

std::shared_ptr<const Bones> make_bones(double spacing) {
  auto bones = std::make_shared<Bones>();
  tbb::parallel_for(0, 7, [&](int i) {
    if (i == 6) {
      bones->sacrum = make_surface(sacrum_distance, {{-75, -66, -115}, {28, 66, 18}}, 1.5 * spacing, kBone);
    } else {
      const Vertebra& shape = vertebrae()[static_cast<std::size_t>(i)];
      const double side = shape.transverse_width / 2 + 6;
      auto surface = make_surface([&](Point p) { return shape.distance(p); },
                                  {{-shape.spinous_reach - 8, -side, -42}, {24, side, 34}}, spacing, kBone);
      (i == 0 ? bones->t12 : bones->vertebra[static_cast<std::size_t>(i - 1)]) = surface;
    }
  });
  return bones;
}

SpineView::SpineView(vtkRenderer& renderer, std::shared_ptr<const Bones> bones, std::size_t level,
                     double unit)
    : bones_(std::move(bones)), level_(level) {
  for (const auto& surface : bones_->vertebra) vertebra_.push_back(add_bone(renderer, surface));
  t12_ = add_bone(renderer, bones_->t12);
  sacrum_ = add_bone(renderer, bones_->sacrum);
  const auto& shapes = vertebrae();
  for (std::size_t i = 0; i < model::kLevels; ++i)
    names_.push_back(add_name(renderer, shapes[i + 1].name, unit));
  for (const auto& name : names_) name->GetTextProperty()->SetOpacity(0.6);
  disc_name_ = add_name(renderer, model::kLevelNames[level], unit);
  disc_name_->GetTextProperty()->SetJustificationToRight();
  for (std::size_t i = 0; i < model::kLevels; ++i) {
    const Endplate& below = i + 1 < model::kLevels ? shapes[i + 2].upper : kSacralEndplate;
    discs_.push_back(add_disc(renderer, below, shapes[i + 1].lower, i));
  }
  discs_.push_back(add_disc(renderer, shapes[1].upper, shapes[0].lower, 0));
}

SpineView::Bone SpineView::add_bone(vtkRenderer& renderer, vtkPolyData* surface) {
  Bone bone{add_actor(renderer, surface), vtkSmartPointer<vtkTransform>::New()};
  bone.actor->SetUserTransform(bone.transform);
  return bone;
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

void SpineView::update(const model::PerLevel<DrawnDisc>& discs, const Range& pressure) {
  model::PerLevel<double> heights{};
  for (std::size_t level = 0; level < model::kLevels; ++level) heights[level] = discs[level].height;
  const SpinePose pose = stack_spine(heights);
  sacrum_.place(pose.sacrum);
  t12_.place(pose.t12);
  for (std::size_t level = 0; level < model::kLevels; ++level) {
    vertebra_[level].place(pose.vertebra[level]);
    const double share = (discs[level].pressure - pressure.low) / (pressure.high - pressure.low);
    discs_[level].update(pose.disc[level], discs[level].rim, viridis(share));
    place(*names_[level], pose.vertebra[level].to_world({6, 0, -3}));
  }
  const DiscPlates& plates = pose.disc[level_];
  place(*disc_name_, 0.5 * (plates.lower.origin + plates.upper.origin) + Point{29, -15, 0});
  discs_.back().update(pose.t12l1, 0, kSurroundings);
}

}  // namespace spinewalk::viz
