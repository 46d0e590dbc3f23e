#include "viz/disc.hpp"

#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkUnsignedCharArray.h>

#include <numbers>

namespace spinewalk::viz {
namespace {

constexpr int kAround = 96, kUp = 15, kLamellae = 7, kInward = 2 * kLamellae;
/// The opening, seen from the left and the front [rad from anterior].
constexpr double kCutStart = 0.62, kCutEnd = 1.62;

/// Grid of points, `columns` wide and `rows` high, that starts at point `first`.
struct Grid {
  vtkIdType first;
  int columns, rows;

  vtkIdType id(int column, int row) const { return first + row * columns + column; }
  vtkIdType size() const { return vtkIdType{columns} * rows; }
};

constexpr Grid kRim{0, kAround, kUp};
constexpr Grid kFaces[2] = {{vtkIdType{kAround} * kUp, kInward + 1, kUp},
                            {vtkIdType{kAround} * kUp + (kInward + 1) * kUp, kInward + 1, kUp}};
constexpr Grid kNucleus{0, kAround + 1, kUp};  // first and last column meet

vtkSmartPointer<vtkPolyData> make_grids(std::initializer_list<Grid> grids) {
  vtkIdType count = 0;
  vtkNew<vtkCellArray> triangles;
  for (const Grid& grid : grids) {
    count += grid.size();
    for (int row = 0; row + 1 < grid.rows; ++row)
      for (int column = 0; column + 1 < grid.columns; ++column) {
        const vtkIdType a = grid.id(column, row), b = grid.id(column + 1, row);
        const vtkIdType c = grid.id(column + 1, row + 1), d = grid.id(column, row + 1);
        const vtkIdType lower[3] = {a, b, c}, upper[3] = {a, c, d};
        triangles->InsertNextCell(3, lower);
        triangles->InsertNextCell(3, upper);
      }
  }
  vtkNew<vtkPoints> points;
  points->SetNumberOfPoints(count);
  vtkNew<vtkFloatArray> normals;
  normals->SetNumberOfComponents(3);
  normals->SetNumberOfTuples(count);
  vtkNew<vtkUnsignedCharArray> colours;
  colours->SetNumberOfComponents(3);
  colours->SetNumberOfTuples(count);
  auto surface = vtkSmartPointer<vtkPolyData>::New();
  surface->SetPoints(points);
  surface->SetPolys(triangles);
  surface->GetPointData()->SetNormals(normals);
  surface->GetPointData()->SetScalars(colours);
  return surface;
}

void set_point(vtkPolyData* surface, vtkIdType id, Point p, Point normal, const Colour& colour, double light) {
  surface->GetPoints()->SetPoint(id, p.x, p.y, p.z);
  surface->GetPointData()->GetNormals()->SetTuple3(id, normal.x, normal.y, normal.z);
  const double scale = 255 * light;
  surface->GetPointData()->GetScalars()->SetTuple3(id, scale * colour[0], scale * colour[1], scale * colour[2]);
}

void mark_changed(vtkPolyData* surface) {
  surface->GetPoints()->Modified();
  surface->GetPointData()->GetNormals()->Modified();
  surface->GetPointData()->GetScalars()->Modified();
  surface->Modified();
}

/// 0 at the plates, 1 in the middle.
double bulge_profile(double up) { return std::pow(std::max(0.0, 1 - std::pow(std::abs(2 * up - 1), 2.2)), 0.7); }

/// Points of a disc: direction from anterior, share of the way up, and of the way out of a body that covers `scale` of
/// the outline and stands out by `rim` in the middle of its height.
struct Body {
  const Endplate& lower;
  const Endplate& upper;
  const DiscPlates& plates;
  double shift;  // [mm] backwards
  double inset;  // share of the height that is left free at each plate

  Point at(double angle, double up, double scale, double rim) const {
    const double c = std::cos(angle), s = std::sin(angle), out = rim * bulge_profile(up);
    const double low = scale * lower.radius(angle) + out, high = scale * upper.radius(angle) + out;
    const Point a = plates.lower.to_world({low * c - shift, low * s, 0});
    const Point b = plates.upper.to_world({high * c - shift, high * s, 0});
    return a + (inset + (1 - 2 * inset) * up) * (b - a);
  }
  Point normal(double angle, double up, double scale, double rim) const {
    const double below = std::max(0.0, up - 0.03), above = std::min(1.0, up + 0.03);
    return normalised(cross(at(angle + 0.02, up, scale, rim) - at(angle - 0.02, up, scale, rim),
                            at(angle, above, scale, rim) - at(angle, below, scale, rim)));
  }
};

void update_rim(vtkPolyData* surface, const Body& body, const Grid& grid, double from, double to, double scale,
                double rim, const Colour& colour) {
  for (int row = 0; row < grid.rows; ++row)
    for (int column = 0; column < grid.columns; ++column) {
      const double up = double(row) / (grid.rows - 1), angle = from + (to - from) * column / (grid.columns - 1);
      const double light = 0.72 + 0.28 * bulge_profile(up);  // bone hides the sky near the plates
      set_point(surface, grid.id(column, row), body.at(angle, up, scale, rim), body.normal(angle, up, scale, rim),
                colour, light);
    }
}

/// A face of the cut, from the rim inwards (or from inside out, which turns its front round).
void update_face(vtkPolyData* surface, const Body& body, const Grid& grid, double angle, bool inwards, double inner,
                 double outer, double rim, const Colour& colour) {
  const Point across = body.at(angle + 0.02, 0.5, 0.8, 0) - body.at(angle - 0.02, 0.5, 0.8, 0);
  const Point normal = (inwards ? 1.0 : -1.0) * normalised(across);
  for (int row = 0; row < grid.rows; ++row)
    for (int column = 0; column < grid.columns; ++column) {
      const double up = double(row) / (grid.rows - 1), share = double(column) / kInward;
      const double out = inwards ? 1 - share : share;
      const double stripe = column % 2 ? 0.66 : 0.9;  // lamellae
      set_point(surface, grid.id(column, row), body.at(angle, up, inner + out * (outer - inner), rim * out), normal,
                colour, stripe);
    }
}

Colour paler(const Colour& colour) {
  constexpr double white = 0.30;
  return {colour[0] + white * (1 - colour[0]), colour[1] + white * (1 - colour[1]), colour[2] + white * (1 - colour[2])};
}

}  // namespace

DiscSurface::DiscSurface(const Endplate& lower, const Endplate& upper, double nucleus_fraction)
    : lower_(lower), upper_(upper), nucleus_scale_(std::sqrt(nucleus_fraction)),
      annulus_(make_grids({kRim, kFaces[0], kFaces[1]})), nucleus_(make_grids({kNucleus})) {}

void DiscSurface::update(const DiscPlates& plates, double rim, const Colour& colour) {
  constexpr double turn = 2 * std::numbers::pi, outer = 0.965, corner = 4;
  const double standing_out = 1.2 + rim;  // at rest the rim stands out a little over the bone, as in MRI
  const Body body{lower_, upper_, plates, 0, 0};
  const Colour pale = paler(colour);
  update_rim(annulus_, body, kRim, kCutEnd, kCutStart + turn, outer, standing_out, pale);
  const double inner = nucleus_scale_ - 0.08;
  update_face(annulus_, body, kFaces[0], kCutStart, true, inner, outer, standing_out, pale);
  update_face(annulus_, body, kFaces[1], kCutEnd, false, inner, outer, standing_out, pale);
  mark_changed(annulus_);
  // The nucleus rounds off towards the plates and follows half of the rim.
  const Body core{lower_, upper_, plates, 0.5, 0.03};
  update_rim(nucleus_, core, kNucleus, 0, turn, nucleus_scale_ - corner / 22, corner + rim / 2, colour);
  mark_changed(nucleus_);
}

}  // namespace spinewalk::viz
