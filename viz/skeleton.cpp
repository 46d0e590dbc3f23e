#include "viz/skeleton.hpp"

#include "viz/disc.hpp"
#include "viz/mesh_skeleton.hpp"
#include "viz/surface.hpp"

#include <tbb/parallel_for.h>

namespace spinewalk::viz {
namespace {

constexpr double kThinnest = 4.2;  // [mm] a coarser grid breaks the wing of the hip bone
constexpr double kBone[3] = {0.97, 0.93, 0.86}, kHint[3] = {0.84, 0.865, 0.895};

class DrawnSkeleton : public Skeleton {
 public:
  explicit DrawnSkeleton(double spacing) {
    bones_.resize(9);
    tbb::parallel_for(0, 9, [&](int i) { bones_[static_cast<std::size_t>(i)] = make_bone(i, spacing); });
    add_t12l1();
  }

  Outlines outlines(std::size_t level) const override {
    const auto& shapes = vertebrae();
    return {level + 1 < model::kLevels ? shapes[level + 2].upper : kSacralEndplate, shapes[level + 1].lower};
  }

  SpinePose pose(const model::PerLevel<double>& drawn, const model::PerLevel<double>&) const override {
    return stack_spine(drawn);
  }

  Frame frame() const override { return {{34, 0, 88}, 150}; }  // T12 to the middle of the sacrum

 private:
  /// The largest first, so that the threads end together.
  static Bone make_bone(int i, double spacing) {
    if (i == 0)
      return {make_surface({ribs_distance, {{-46, 0, -58}, {10, 114, 18}}, true}, 1.7 * spacing, kHint),
              kThorax, Role::hint, true};
    if (i == 1)
      return {make_surface({hip_distance, {{-130, -144, -190}, {130, 4, 90}}, false},
                           std::min(1.9 * spacing, kThinnest), kHint),
              kSacrum, Role::hint, true};
    if (i == 2)
      return {make_surface({sacrum_distance, {{-75, 0, -115}, {28, 66, 18}}, true}, 1.5 * spacing, kBone),
              kSacrum, Role::bone, true};
    const auto number = static_cast<std::size_t>(i - 3);  // T12, L1 .. L5
    const Vertebra& shape = vertebrae()[number];
    const VertebraSolid bone(shape);
    const double side = shape.transverse_width / 2 + 6;
    return {make_surface({[&](Point p) { return bone.distance(p); },
                          {{-shape.spinous_reach - 8, 0, -42}, {24, side, 34}},
                          true},
                         spacing, kBone),
            kThorax - number, Role::bone, true};
  }

  /// Grey, in the frame of T12.
  void add_t12l1() {
    constexpr Colour grey{0.72, 0.73, 0.74};
    const SpinePose pose = stack_spine({});
    const Pose level{{}, -pose.t12.pitch};
    const auto seen_from_t12 = [&](const Pose& plate) {
      return Pose{level.to_world(plate.origin - pose.t12.origin), plate.pitch - pose.t12.pitch};
    };
    DiscSurface disc(vertebrae()[1].upper, vertebrae()[0].lower, kNucleusFraction[0]);
    disc.update({seen_from_t12(pose.t12l1.lower), seen_from_t12(pose.t12l1.upper)}, 0, {grey, {grey}});
    for (vtkPolyData* surface : {disc.annulus(), disc.nucleus()})
      bones_.push_back({surface, kThorax, Role::disc, false});
  }
};

}  // namespace

std::shared_ptr<const Skeleton> make_skeleton(double spacing) {
  return std::make_shared<DrawnSkeleton>(spacing);
}

std::shared_future<std::shared_ptr<const Skeleton>> start_skeleton(const std::filesystem::path& meshes,
                                                                   double spacing) {
  return std::async(std::launch::async,
                    [=] { return meshes.empty() ? make_skeleton(spacing) : load_skeleton(meshes); })
      .share();
}

}  // namespace spinewalk::viz
