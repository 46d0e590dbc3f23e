/// The actors of one spine: bones that move as rigid bodies, discs that deform and change colour.
#pragma once

#include "viz/disc.hpp"
#include "viz/drawing.hpp"
#include "viz/skeleton.hpp"
#include "viz/storyboard.hpp"

#include <vtkActor.h>
#include <vtkTextActor.h>
#include <vtkTransform.h>

class vtkRenderer;

namespace spinewalk::viz {

/// What a spine shows at a moment.
struct Shown {
  const Playback* run;
  model::PerLevel<DrawnDisc> discs;
  model::PerLevel<std::vector<double>> columns;  ///< the field in the cells of each disc, SI
  Scale scale;
  ColourMap map;
};

class SpineView {
 public:
  /// Names are written on the bones and beside the disc `level`; `unit`: pixels of a picture 720 high.
  SpineView(vtkRenderer& renderer, std::shared_ptr<const Skeleton> skeleton, std::size_t level, double unit);

  /// The nucleus takes the colours of the cells of its column, the annulus, paler, that of their mean.
  void update(const Shown& shown);

 private:
  struct Bone {
    vtkSmartPointer<vtkActor> actor;
    vtkSmartPointer<vtkTransform> transform;
    std::size_t body;
    void place(const Pose& pose);
  };
  DiscSurface add_disc(vtkRenderer& renderer, const Endplate& lower, const Endplate& upper,
                       std::size_t level);
  DiscColours colours(const Shown& shown, std::size_t level) const;

  std::shared_ptr<const Skeleton> skeleton_;
  std::vector<Bone> bones_;
  std::vector<vtkSmartPointer<vtkTextActor>> names_;  // L1 .. L5
  std::size_t level_;
  vtkSmartPointer<vtkTextActor> disc_name_;
  std::vector<DiscSurface> discs_;  // L1L2 .. L5S1
};

}  // namespace spinewalk::viz
