/// The actors of one spine: bones that move as rigid bodies, discs that deform and change colour.
#pragma once

#include "viz/disc.hpp"
#include "viz/drawing.hpp"

#include <vtkActor.h>
#include <vtkTextActor.h>
#include <vtkTransform.h>

#include <memory>

class vtkRenderer;

namespace spinewalk::viz {

/// The bone surfaces, made once and shared by all spines.
struct Bones {
  vtkSmartPointer<vtkPolyData> t12, sacrum;
  model::PerLevel<vtkSmartPointer<vtkPolyData>> vertebra;  ///< L1 .. L5
};
/// `spacing` [mm]: of the sampling grid; about two pixels of the picture are fine enough.
std::shared_ptr<const Bones> make_bones(double spacing);

class SpineView {
 public:
  /// Names are written on the bones and beside the disc `level`; `unit`: pixels of a picture 720 high.
  SpineView(vtkRenderer& renderer, std::shared_ptr<const Bones> bones, std::size_t level, double unit);

  /// Shows these discs; colours run over `pressure` [Pa].
  void update(const model::PerLevel<DrawnDisc>& discs, const Range& pressure);

 private:
  struct Bone {
    vtkSmartPointer<vtkActor> actor;
    vtkSmartPointer<vtkTransform> transform;
    void place(const Pose& pose);
  };
  Bone add_bone(vtkRenderer& renderer, vtkPolyData* surface);
  DiscSurface add_disc(vtkRenderer& renderer, const Endplate& lower, const Endplate& upper,
                       std::size_t level);

  std::shared_ptr<const Bones> bones_;
  std::vector<Bone> vertebra_;  // L1 .. L5
  Bone t12_, sacrum_;
  std::vector<vtkSmartPointer<vtkTextActor>> names_;  // L1 .. L5
  std::size_t level_;
  vtkSmartPointer<vtkTextActor> disc_name_;
  std::vector<DiscSurface> discs_;  // L1L2 .. L5S1, then T12L1
};

}  // namespace spinewalk::viz
