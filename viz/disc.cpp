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

constexpr int kAround = 64, kUp = kDiscRows, kLamellae = 7, kInward = 2 * kLamellae;
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

/// 0 at the plates, 1 in the middle.
double bulge_profile(double up) {
  return std::pow(std::max(0.0, 1 - std::pow(std::abs(2 * up - 1), 2.2)), 0.7);
}

std::vector<double> rim_profile() {
  std::vector<double> profile;
  for (int row = 0; row < kUp; ++row) profile.push_back(bulge_profile(double(row) / (kUp - 1)));
  return profile;
}

/// A solid between the plates that covers `scale` of the outline and stands out by `rim` half way up.
struct Body {
  const DiscPlates& plates;
  double shift;  // [mm] backwards
  double inset;  // share of the height left free at each plate

  Point at(const DiscSurface::Spoke& spoke, double up, double scale, double out) const {
    const double low = scale * spoke.lower + out, high = scale * spoke.upper + out;
    const Point a = plates.lower.to_world({low * spoke.cosine - shift, low * spoke.sine, 0});
    const Point b = plates.upper.to_world({high * spoke.cosine - shift, high * spoke.sine, 0});
    return a + (inset + (1 - 2 * inset) * up) * (b - a);
  }
};

Point point_of(vtkPolyData* surface, vtkIdType id) {
  double p[3];
  surface->GetPoint(id, p);
  return {p[0], p[1], p[2]};
}

void set_colour(vtkPolyData* surface, vtkIdType id, const Colour& colour, double light) {
  const double scale = 255 * light;
  surface->GetPointData()->GetScalars()->SetTuple3(id, scale * colour[0], scale * colour[1],
                                                   scale * colour[2]);
}

/// From the neighbours in the grid; `closed` joins the first and the last column.
void set_normals(vtkPolyData* surface, const Grid& grid, bool closed) {
  for (int row = 0; row < grid.rows; ++row)
    for (int column = 0; column < grid.columns; ++column) {
      const int last = grid.columns - 1;
      const int before = column > 0 ? column - 1 : closed ? last - 1 : 0;
      const int after = column < last ? column + 1 : closed ? 1 : last;
      const int below = std::max(row - 1, 0), above = std::min(row + 1, grid.rows - 1);
      const Point around = point_of(surface, grid.id(after, row)) - point_of(surface, grid.id(before, row));
      const Point up = point_of(surface, grid.id(column, above)) - point_of(surface, grid.id(column, below));
      const Point normal = normalised(cross(around, up));
      surface->GetPointData()->GetNormals()->SetTuple3(grid.id(column, row), normal.x, normal.y, normal.z);
    }
}

/// `colours`: one all over, or one a row from the lower plate up.
void update_rim(vtkPolyData* surface, const Body& body, const Grid& grid,
                const std::vector<DiscSurface::Spoke>& spokes, double scale, double rim,
                const std::vector<Colour>& colours) {
  static const std::vector<double> profile = rim_profile();
  for (int row = 0; row < grid.rows; ++row) {
    const Colour& colour = colours[colours.size() == 1 ? 0 : static_cast<std::size_t>(row)];
    for (int column = 0; column < grid.columns; ++column) {
      const double bulge = profile[static_cast<std::size_t>(row)], up = double(row) / (grid.rows - 1);
      const Point p = body.at(spokes[static_cast<std::size_t>(column)], up, scale, rim * bulge);
      surface->GetPoints()->SetPoint(grid.id(column, row), p.x, p.y, p.z);
      set_colour(surface, grid.id(column, row), colour,
                 0.72 + 0.28 * bulge);  // bone hides the sky near the plates
    }
  }
}

/// A face of the cut, from the rim inwards, or from inside out, which turns its front round.
void update_face(vtkPolyData* surface, const Body& body, const Grid& grid, const DiscSurface::Spoke& spoke,
                 bool inwards, double inner, double outer, double rim, const Colour& colour) {
  static const std::vector<double> profile = rim_profile();
  for (int row = 0; row < grid.rows; ++row)
    for (int column = 0; column < grid.columns; ++column) {
      const double up = double(row) / (grid.rows - 1), share = double(column) / kInward;
      const double out = inwards ? 1 - share : share;
      const Point p = body.at(spoke, up, inner + out * (outer - inner),
                              rim * out * profile[static_cast<std::size_t>(row)]);
      surface->GetPoints()->SetPoint(grid.id(column, row), p.x, p.y, p.z);
      set_colour(surface, grid.id(column, row), colour, column % 2 ? 0.66 : 0.9);  // lamellae
    }
}

void mark_changed(vtkPolyData* surface) {
  surface->GetPoints()->Modified();
  surface->GetPointData()->GetNormals()->Modified();
  surface->GetPointData()->GetScalars()->Modified();
  surface->Modified();
}

Colour paler(const Colour& colour) {
  constexpr double white = 0.30;
  return {colour[0] + white * (1 - colour[0]), colour[1] + white * (1 - colour[1]),
          colour[2] + white * (1 - colour[2])};
}

std::vector<DiscSurface::Spoke> make_spokes(const Endplate& lower, const Endplate& upper, double from,
                                            double to, int count) {
  std::vector<DiscSurface::Spoke> spokes;
  for (int i = 0; i < count; ++i) {
    const double angle = from + (to - from) * i / (count - 1);
    spokes.push_back({std::cos(angle), std::sin(angle), lower.radius(angle), upper.radius(angle)});
  }
  return spokes;
}

constexpr double kTurn = 2 * std::numbers::pi;

}  // namespace

DiscSurface::DiscSurface(const Endplate& lower, const Endplate& upper, double nucleus_fraction)
    : nucleus_scale_(std::sqrt(nucleus_fraction)),
      rim_spokes_(make_spokes(lower, upper, kCutEnd, kCutStart + kTurn, kRim.columns)),
      nucleus_spokes_(make_spokes(lower, upper, 0, kTurn, kNucleus.columns)),
      annulus_(make_grids({kRim, kFaces[0], kFaces[1]})),
      nucleus_(make_grids({kNucleus})) {}

void DiscSurface::update(const DiscPlates& plates, double rim, const DiscColours& colours) {
  constexpr double outer = 0.965, corner = 4;
  const double standing_out = 1.2 + rim;  // at rest the rim stands out a little over the bone, as in MRI
  const double inner = nucleus_scale_ - 0.08;
  const Body annulus{plates, 0, 0};
  const Colour pale = paler(colours.annulus);
  update_rim(annulus_, annulus, kRim, rim_spokes_, outer, standing_out, {pale});
  update_face(annulus_, annulus, kFaces[0], rim_spokes_.back(), true, inner, outer, standing_out, pale);
  update_face(annulus_, annulus, kFaces[1], rim_spokes_.front(), false, inner, outer, standing_out, pale);
  for (const Grid& grid : {kRim, kFaces[0], kFaces[1]}) set_normals(annulus_, grid, false);
  mark_changed(annulus_);
  // The nucleus rounds off towards the plates and follows half of the rim.
  update_rim(nucleus_, {plates, 0.5, 0.03}, kNucleus, nucleus_spokes_, nucleus_scale_ - corner / 22,
             corner + rim / 2, colours.nucleus);
  set_normals(nucleus_, kNucleus, true);
  mark_changed(nucleus_);
}

std::size_t nucleus_row(vtkIdType point) { return static_cast<std::size_t>(point / kNucleus.columns); }

int points_a_row() { return kNucleus.columns; }

std::vector<double> values_by_row(const std::vector<double>& column, const std::vector<double>& depths) {
  std::vector<double> values;
  if (column.empty()) return values;
  std::size_t cell = column.size() - 1;
  for (int row = 0; row < kDiscRows; ++row) {
    const double depth = depths.back() * (1 - double(row) / (kDiscRows - 1));
    while (cell > 0 && depths[cell - 1] >= depth) --cell;
    values.push_back(column[cell]);
  }
  return values;
}

}  // namespace spinewalk::viz
