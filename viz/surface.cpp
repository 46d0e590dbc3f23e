#include "viz/surface.hpp"

#include <tbb/parallel_for.h>
#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkFlyingEdges3D.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkUnsignedCharArray.h>

#include <array>
#include <vector>

namespace spinewalk::viz {
namespace {

using Distance = std::function<double(Point)>;

/// Depth inside the solid on a grid: vtkFlyingEdges3D turns the front of its triangles towards falling values.
class DepthGrid {
 public:
  DepthGrid(const Distance& distance, const Box& box, double spacing)
      : distance_(distance), low_(box.low), spacing_(spacing), image_(vtkSmartPointer<vtkImageData>::New()) {
    const Point span = box.high - box.low;
    const auto count = [&](double length) { return static_cast<int>(std::ceil(length / spacing)) + 1; };
    size_ = {count(span.x), count(span.y), count(span.z)};
    image_->SetDimensions(size_.data());
    image_->SetOrigin(low_.x, low_.y, low_.z);
    image_->SetSpacing(spacing, spacing, spacing);
    image_->AllocateScalars(VTK_FLOAT, 1);
    values_ = static_cast<float*>(image_->GetScalarPointer());
    tbb::parallel_for(0, (size_[2] + kBlock - 1) / kBlock, [&](int slab) {
      for (int j = 0; j < size_[1]; j += kBlock)
        for (int i = 0; i < size_[0]; i += kBlock) fill({i, j, kBlock * slab}, kBlock);
    });
  }
  vtkImageData* image() const { return image_; }

 private:
  using Place = std::array<int, 3>;
  static constexpr int kBlock = 8;

  double depth(double i, double j, double k) const { return -distance_(low_ + spacing_ * Point{i, j, k}); }

  /// Most blocks are far from the surface: one value does for all of such a block, the others are halved.
  void fill(const Place& first, int block) {
    const double middle = (block - 1) / 2.0;
    const double central = depth(first[0] + middle, first[1] + middle, first[2] + middle);
    const double far = 1.6 * std::sqrt(3) * (middle + 1) * spacing_;  // 1.6: the distance is an estimate
    if (block == 1 || std::abs(central) > far) return put(first, block, static_cast<float>(central));
    const int half = block / 2;
    for (int corner = 0; corner < 8; ++corner) {
      const Place next{first[0] + half * (corner & 1), first[1] + half * (corner >> 1 & 1),
                       first[2] + half * (corner >> 2)};
      if (next[0] < size_[0] && next[1] < size_[1] && next[2] < size_[2]) fill(next, half);
    }
  }
  void put(const Place& first, int block, float value) {
    for (int k = first[2]; k < std::min(first[2] + block, size_[2]); ++k)
      for (int j = first[1]; j < std::min(first[1] + block, size_[1]); ++j)
        for (int i = first[0]; i < std::min(first[0] + block, size_[0]); ++i)
          values_[(static_cast<std::size_t>(k) * size_[1] + j) * size_[0] + i] = value;
  }

  const Distance& distance_;
  Point low_;
  double spacing_;
  Place size_;
  vtkSmartPointer<vtkImageData> image_;
  float* values_;
};

/// From four corners of a tetrahedron around p.
Point gradient(const Distance& distance, Point p) {
  constexpr double e = 0.25;
  const double a = distance({p.x + e, p.y - e, p.z - e}), b = distance({p.x - e, p.y - e, p.z + e});
  const double c = distance({p.x - e, p.y + e, p.z - e}), d = distance({p.x + e, p.y + e, p.z + e});
  return {a - b - c + d, -a - b + c + d, -a + b - c + d};
}

/// 1 in the open, less in hollows: how much the distance lags behind the steps taken along the normal.
double openness(const Distance& distance, Point p, Point normal) {
  double blocked = 0, weight = 0.5;
  for (const double step : {2.0, 5.0, 10.0}) {
    blocked += weight * std::clamp(1 - distance(p + step * normal) / step, 0.0, 1.0);
    weight *= 0.72;
  }
  return std::clamp(1 - 0.8 * blocked, 0.3, 1.0);
}

/// Normals and shade of the points.
void shade(vtkPolyData& surface, const Distance& distance, const double (&colour)[3]) {
  const vtkIdType count = surface.GetNumberOfPoints();
  vtkNew<vtkFloatArray> normals;
  normals->SetNumberOfComponents(3);
  normals->SetNumberOfTuples(count);
  vtkNew<vtkUnsignedCharArray> shades;
  shades->SetName("shade");
  shades->SetNumberOfComponents(3);
  shades->SetNumberOfTuples(count);
  tbb::parallel_for(vtkIdType{0}, count, [&](vtkIdType id) {
    double at[3];
    surface.GetPoint(id, at);
    const Point p{at[0], at[1], at[2]}, normal = normalised(gradient(distance, p));
    normals->SetTypedTuple(id, std::array{float(normal.x), float(normal.y), float(normal.z)}.data());
    const double light = 255 * openness(distance, p, normal);
    const auto channel = [&](int c) { return static_cast<unsigned char>(colour[c] * light); };
    shades->SetTypedTuple(id, std::array{channel(0), channel(1), channel(2)}.data());
  });
  surface.GetPointData()->SetNormals(normals);
  surface.GetPointData()->SetScalars(shades);
}

/// Adds the right side to the left one; the points between them, at y = 0, belong to both.
void add_mirror_image(vtkPolyData& surface) {
  const vtkIdType count = surface.GetNumberOfPoints();
  vtkPoints* points = surface.GetPoints();
  vtkDataArray* normals = surface.GetPointData()->GetNormals();
  vtkDataArray* shades = surface.GetPointData()->GetScalars();
  std::vector<vtkIdType> image(static_cast<std::size_t>(count));
  for (vtkIdType id = 0; id < count; ++id) {
    double p[3], n[3];
    points->GetPoint(id, p);
    normals->GetTuple(id, n);
    const bool between = p[1] == 0;
    if (between) normals->SetTuple3(id, n[0], 0, n[2]);
    image[static_cast<std::size_t>(id)] = between ? id : points->InsertNextPoint(p[0], -p[1], p[2]);
    if (between) continue;
    normals->InsertNextTuple3(n[0], -n[1], n[2]);
    shades->InsertNextTuple(id, shades);
  }
  vtkCellArray* triangles = surface.GetPolys();
  const vtkIdType left = triangles->GetNumberOfCells();
  for (vtkIdType cell = 0; cell < left; ++cell) {
    vtkIdType size;
    const vtkIdType* corner;
    triangles->GetCellAtId(cell, size, corner);
    const auto at = [&](int i) { return image[static_cast<std::size_t>(corner[i])]; };
    const vtkIdType turned[3] = {at(0), at(2), at(1)};
    triangles->InsertNextCell(3, turned);
  }
}

}  // namespace

vtkSmartPointer<vtkPolyData> make_surface(const Solid& solid, double spacing, const double (&colour)[3]) {
  vtkNew<vtkFlyingEdges3D> contour;
  contour->SetInputData(DepthGrid(solid.distance, solid.box, spacing).image());
  contour->SetValue(0, 0.0);
  contour->ComputeNormalsOff();
  contour->ComputeScalarsOff();
  contour->Update();
  vtkSmartPointer<vtkPolyData> surface = contour->GetOutput();
  shade(*surface, solid.distance, colour);
  if (solid.mirrored) add_mirror_image(*surface);
  return surface;
}

}  // namespace spinewalk::viz
