#include "viz/surface.hpp"

#include <tbb/parallel_for.h>
#include <vtkDoubleArray.h>
#include <vtkFloatArray.h>
#include <vtkFlyingEdges3D.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPolyData.h>
#include <vtkUnsignedCharArray.h>

#include <array>

namespace spinewalk::viz {
namespace {

using Distance = std::function<double(Point)>;

/// Depth inside the solid: vtkFlyingEdges3D turns the front of its triangles towards falling values.
vtkSmartPointer<vtkImageData> sample_depth(const Distance& distance, const Box& box, double spacing) {
  const Point span = box.high - box.low;
  const auto count = [&](double length) { return static_cast<int>(std::ceil(length / spacing)) + 1; };
  const std::array<int, 3> n{count(span.x), count(span.y), count(span.z)};
  auto image = vtkSmartPointer<vtkImageData>::New();
  image->SetDimensions(n.data());
  image->SetOrigin(box.low.x, box.low.y, box.low.z);
  image->SetSpacing(spacing, spacing, spacing);
  image->AllocateScalars(VTK_FLOAT, 1);
  auto* values = static_cast<float*>(image->GetScalarPointer());
  const auto place = [&](double i, double j, double k) { return box.low + spacing * Point{i, j, k}; };
  // Most blocks of the grid are far from the surface: one value does for all of such a block.
  constexpr int block = 4;
  constexpr double middle = (block - 1) / 2.0;
  const double far = 1.6 * std::sqrt(3) * (middle + 1) * spacing;  // 1.6: the distance is an estimate
  tbb::parallel_for(0, (n[2] + block - 1) / block, [&](int slab) {
    const int k0 = slab * block, k1 = std::min(k0 + block, n[2]);
    for (int j0 = 0; j0 < n[1]; j0 += block)
      for (int i0 = 0; i0 < n[0]; i0 += block) {
        const double central = distance(place(i0 + middle, j0 + middle, k0 + middle));
        for (int k = k0; k < k1; ++k)
          for (int j = j0; j < std::min(j0 + block, n[1]); ++j)
            for (int i = i0; i < std::min(i0 + block, n[0]); ++i)
              values[(static_cast<std::size_t>(k) * n[1] + j) * n[0] + i] =
                  static_cast<float>(-(std::abs(central) > far ? central : distance(place(i, j, k))));
      }
  });
  return image;
}

Point gradient(const Distance& distance, Point p) {
  constexpr double e = 0.25;
  return {distance({p.x + e, p.y, p.z}) - distance({p.x - e, p.y, p.z}),
          distance({p.x, p.y + e, p.z}) - distance({p.x, p.y - e, p.z}),
          distance({p.x, p.y, p.z + e}) - distance({p.x, p.y, p.z - e})};
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

}  // namespace

vtkSmartPointer<vtkPolyData> make_surface(const Distance& distance, const Box& box, double spacing,
                                          const double (&colour)[3]) {
  vtkNew<vtkFlyingEdges3D> contour;
  contour->SetInputData(sample_depth(distance, box, spacing));
  contour->SetValue(0, 0.0);
  contour->ComputeNormalsOff();
  contour->ComputeScalarsOff();
  contour->Update();
  vtkSmartPointer<vtkPolyData> surface = contour->GetOutput();

  const vtkIdType count = surface->GetNumberOfPoints();
  vtkNew<vtkFloatArray> normals;
  normals->SetNumberOfComponents(3);
  normals->SetNumberOfTuples(count);
  vtkNew<vtkUnsignedCharArray> shade;
  shade->SetName("shade");
  shade->SetNumberOfComponents(3);
  shade->SetNumberOfTuples(count);
  tbb::parallel_for(vtkIdType{0}, count, [&](vtkIdType id) {
    double at[3];
    surface->GetPoint(id, at);
    const Point p{at[0], at[1], at[2]}, normal = normalised(gradient(distance, p));
    normals->SetTypedTuple(id, std::array{float(normal.x), float(normal.y), float(normal.z)}.data());
    const double light = 255 * openness(distance, p, normal);
    const auto channel = [&](int c) { return static_cast<unsigned char>(colour[c] * light); };
    shade->SetTypedTuple(id, std::array{channel(0), channel(1), channel(2)}.data());
  });
  surface->GetPointData()->SetNormals(normals);
  surface->GetPointData()->AddArray(shade);
  surface->GetPointData()->SetActiveScalars("shade");
  return surface;
}

}  // namespace spinewalk::viz
