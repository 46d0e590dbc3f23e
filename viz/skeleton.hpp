/// The bones of a spine and where they stand for given disc heights: drawn from measured dimensions, or the user's meshes.
#pragma once

#include "viz/spine_curve.hpp"
#include "viz/vertebra.hpp"

#include <vtkPolyData.h>
#include <vtkSmartPointer.h>

#include <filesystem>
#include <future>
#include <memory>
#include <vector>

namespace spinewalk::viz {

/// Bodies that carry bones, as model::kSegmentNames: S1, L5 .. L1, thorax.
inline constexpr std::size_t kSacrum = 0, kThorax = 6;

class Skeleton {
 public:
  virtual ~Skeleton() = default;

  enum class Role {
    bone,
    hint,  ///< tells where one is; drawn so that it does not catch the eye
    disc   ///< T12L1, which the model does not resolve and which keeps its shape
  };
  struct Bone {
    vtkSmartPointer<vtkPolyData> surface;  ///< [mm] in the frame of its body
    std::size_t body;
    Role role;
    bool closed;  ///< nobody sees the back of its triangles
  };
  const std::vector<Bone>& bones() const { return bones_; }

  /// Outlines of the endplates below and above a disc.
  struct Outlines {
    Endplate lower, upper;
  };
  virtual Outlines outlines(std::size_t level) const = 0;

  /// `drawn`, `reference` [mm]: heights to show, and at the reference load.
  virtual SpinePose pose(const model::PerLevel<double>& drawn,
                         const model::PerLevel<double>& reference) const = 0;

  /// What a picture should show [mm].
  struct Frame {
    Point focus;
    double half_height;
  };
  virtual Frame frame() const = 0;

 protected:
  std::vector<Bone> bones_;
};

/// Vertebrae of vertebra.hpp. `spacing` [mm]: of the sampling grid; about two pixels of the picture are fine enough.
std::shared_ptr<const Skeleton> make_skeleton(double spacing);

/// The same on a thread of its own, or the meshes of a folder (mesh_skeleton.hpp), while something else is read.
std::shared_future<std::shared_ptr<const Skeleton>> start_skeleton(const std::filesystem::path& meshes,
                                                                   double spacing);

inline const Pose& pose_of(const SpinePose& spine, std::size_t body) {
  return body == kSacrum ? spine.sacrum : body == kThorax ? spine.t12 : spine.vertebra[model::kLevels - body];
}

}  // namespace spinewalk::viz
