/// One run as geometry that moves, without a window: what other programs get.
#pragma once

#include "viz/disc.hpp"
#include "viz/skeleton.hpp"
#include "viz/storyboard.hpp"

#include <vtkSmartPointer.h>

class vtkPolyData;

namespace spinewalk::viz {

/// What a cell belongs to: array "part".
enum class SpinePart { bone, surroundings, annulus, nucleus };

class MovingSpine {
 public:
  /// `panel` must outlive it. Changes since the start of the run are drawn `exaggeration` times larger.
  MovingSpine(const Panel& panel, Gear gear, std::shared_ptr<const Skeleton> skeleton, double exaggeration);

  /// All bones and discs in one surface [mm], x anterior, y left, z cranial. Its points and cells keep their number and
  /// order. Point arrays, named "pressure (MPa)" and so on: each field, in the nucleus along the column, in the annulus its
  /// mean, NaN in bone. Cell arrays: "part" (SpinePart), "level" (0 L1L2 .. 4 L5S1, -1 none). Field data: "TimeValue".
  vtkPolyData* at(double clock);

 private:
  struct Piece {
    vtkSmartPointer<vtkPolyData> surface;
    std::size_t body;  ///< of a bone
    SpinePart part;
    int level;
    vtkIdType first;  ///< point
  };
  void add(vtkPolyData* surface, std::size_t body, SpinePart part, int level);
  void move_bone(const Piece& piece, const Pose& pose);
  void copy_disc(const Piece& piece);
  void set_field(const Piece& piece, Field field, const std::vector<double>& column);

  const Panel& panel_;
  Gear gear_;
  std::shared_ptr<const Skeleton> skeleton_;
  double exaggeration_;
  State reference_;
  std::vector<DiscSurface> discs_;
  std::vector<Piece> pieces_;
  vtkSmartPointer<vtkPolyData> all_;
};

/// "pressure (MPa)"
std::string array_name(const FieldInfo& field);

}  // namespace spinewalk::viz
