#include "viz/mesh_skeleton.hpp"

#include "model/errors.hpp"
#include "viz/colour_map.hpp"
#include "viz/placement.hpp"

#include <fmt/format.h>
#include <vtkCell.h>
#include <vtkNew.h>
#include <vtkOBJReader.h>
#include <vtkPointData.h>
#include <vtkPolyDataNormals.h>
#include <vtkSTLReader.h>
#include <vtkTriangleFilter.h>
#include <vtkUnsignedCharArray.h>
#include <vtkXMLPolyDataReader.h>

#include <algorithm>

namespace spinewalk::viz {
namespace {

constexpr Colour kOwnBone{0.97, 0.93, 0.86}, kOther{0.80, 0.81, 0.83};

template <class FileReader>
vtkSmartPointer<vtkPolyData> read_with(const std::filesystem::path& file) {
  vtkNew<FileReader> reader;
  reader->GlobalWarningDisplayOff();  // an empty mesh is reported below
  reader->SetFileName(file.c_str());
  reader->Update();
  reader->GlobalWarningDisplayOn();
  return reader->GetOutput();
}

vtkSmartPointer<vtkPolyData> read_mesh(const std::filesystem::path& file) {
  const auto kind = file.extension();
  auto mesh = kind == ".stl"   ? read_with<vtkSTLReader>(file)
              : kind == ".vtp" ? read_with<vtkXMLPolyDataReader>(file)
                               : read_with<vtkOBJReader>(file);
  if (!mesh || mesh->GetNumberOfPolys() == 0)
    throw IoError(fmt::format("{}: holds no triangles\n  hint: write a closed surface as STL, VTP or OBJ",
                              file.string()));
  return mesh;
}

/// In millimetres, at its place, with normals and one colour.
vtkSmartPointer<vtkPolyData> place(const PlacedMesh& placed) {
  const auto mesh = read_mesh(placed.file);
  for (vtkIdType i = 0; i < mesh->GetNumberOfPoints(); ++i) {
    double p[3];
    mesh->GetPoint(i, p);
    const Point at = 1e3 * placed.placement(placed.scale * Point{p[0], p[1], p[2]});
    mesh->GetPoints()->SetPoint(i, at.x, at.y, at.z);
  }
  vtkNew<vtkTriangleFilter> triangles;
  triangles->SetInputData(mesh);
  vtkNew<vtkPolyDataNormals> normals;
  normals->SetInputConnection(triangles->GetOutputPort());
  normals->SetFeatureAngle(50);
  normals->ConsistencyOn();
  normals->AutoOrientNormalsOn();
  normals->Update();
  vtkSmartPointer<vtkPolyData> surface = normals->GetOutput();
  const Colour& colour = placed.own ? kOwnBone : kOther;
  vtkNew<vtkUnsignedCharArray> shade;
  shade->SetNumberOfComponents(3);
  for (vtkIdType i = 0; i < surface->GetNumberOfPoints(); ++i)
    shade->InsertNextTuple3(255 * colour[0], 255 * colour[1], 255 * colour[2]);
  surface->GetPointData()->SetScalars(shade);
  return surface;
}

/// One triangle that looks up or down.
struct Facet {
  Point middle;
  double area;
};

/// Facets that look along `up` (1 or -1) on the body of a vertebra or, with `whole`, anywhere.
std::vector<Facet> find_facets(vtkPolyData* surface, double up, bool whole) {
  constexpr double flat = 0.75, body_share = 0.55;  // the body is the front half of a vertebra
  double box[6];
  surface->GetBounds(box);
  const double back = whole ? box[0] : box[1] - body_share * (box[1] - box[0]);
  std::vector<Facet> facets;
  for (vtkIdType i = 0; i < surface->GetNumberOfCells(); ++i) {
    vtkPoints* corners = surface->GetCell(i)->GetPoints();
    Point p[3];
    for (int c = 0; c < 3; ++c)
      p[c] = {corners->GetPoint(c)[0], corners->GetPoint(c)[1], corners->GetPoint(c)[2]};
    const Point normal = cross(p[1] - p[0], p[2] - p[0]);
    const double twice_area = length(normal);
    const Point middle = (1.0 / 3) * (p[0] + p[1] + p[2]);
    if (twice_area > 0 && up * normal.z / twice_area > flat && middle.x > back)
      facets.push_back({middle, twice_area / 2});
  }
  return facets;
}

struct Plate {
  Pose pose;
  Endplate outline;
};

/// Keeps the level that holds most area and fits height over forward position.
Plate fit_plate(std::vector<Facet> facets, double up, const std::string& bone) {
  constexpr double thick = 7;  // [mm] an endplate is within this of its level
  std::sort(facets.begin(), facets.end(),
            [&](const Facet& a, const Facet& b) { return up * a.middle.z > up * b.middle.z; });
  double best = 0;
  std::size_t from = 0, to = 0;
  for (std::size_t i = 0; i < facets.size(); ++i) {
    double area = 0;
    std::size_t j = i;
    for (; j < facets.size() && up * (facets[i].middle.z - facets[j].middle.z) < thick; ++j)
      area += facets[j].area;
    if (area > 1.05 * best) best = area, from = i, to = j;
  }
  if (to - from < 3)
    throw InputError({"--meshes"},
                     fmt::format("{} shows no endplate that looks {}", bone, up > 0 ? "up" : "down"),
                     "check its row of the placement table: upright, the front along x, z up");
  double weight = 0, x = 0, z = 0, xx = 0, xz = 0, front = -1e9, rear = 1e9, side = 0;
  for (std::size_t i = from; i < to; ++i) {
    const auto& [p, area] = facets[i];
    weight += area, x += area * p.x, z += area * p.z, xx += area * p.x * p.x, xz += area * p.x * p.z;
    front = std::max(front, p.x), rear = std::min(rear, p.x), side = std::max(side, std::abs(p.y));
  }
  x /= weight, z /= weight;
  const double spread = xx / weight - x * x, slope = spread > 0 ? (xz / weight - x * z) / spread : 0;
  // The middles of facets end a little inside the rim.
  constexpr double rim = 1.12;
  const double middle = (front + rear) / 2;
  return {{{middle, 0, z + slope * (middle - x)}, -std::atan(slope)}, {rim * 2 * side, rim * (front - rear)}};
}

class MeshSkeleton : public Skeleton {
 public:
  explicit MeshSkeleton(const std::filesystem::path& folder) {
    std::array<vtkPolyData*, 6> own{};
    std::array<std::string, 6> names;
    for (const PlacedMesh& placed : read_placement(folder)) {
      bones_.push_back({place(placed), placed.body, placed.own ? Role::bone : Role::hint, false});
      if (!placed.own || placed.body >= own.size() || own[placed.body]) continue;
      own[placed.body] = bones_.back().surface;
      names[placed.body] = placed.file.string();
    }
    for (std::size_t level = 0; level < model::kLevels; ++level) {
      const std::size_t above = model::kLevels - level, below = above - 1;
      lower_[level] = fit_plate(find_facets(own[below], 1, below == kSacrum), 1, names[below]);
      upper_[level] = fit_plate(find_facets(own[above], -1, false), -1, names[above]);
    }
    top_ = fit_plate(find_facets(own[model::kLevels], 1, false), 1, names[model::kLevels]).pose;
  }

  Outlines outlines(std::size_t level) const override {
    return {lower_[level].outline, upper_[level].outline};
  }

  SpinePose pose(const model::PerLevel<double>& drawn,
                 const model::PerLevel<double>& reference) const override {
    SpinePose pose;
    Point shift;
    for (std::size_t level = model::kLevels; level-- > 0;) {
      pose.disc[level].lower = moved(lower_[level].pose, shift);
      const double lean = 0.5 * (lower_[level].pose.pitch + upper_[level].pose.pitch);
      shift = shift + (drawn[level] - reference[level]) * Point{std::sin(lean), 0, std::cos(lean)};
      pose.disc[level].upper = moved(upper_[level].pose, shift);
      pose.vertebra[level].origin = shift;
    }
    pose.t12.origin = shift;
    pose.t12l1.lower = moved(top_, shift);
    return pose;
  }

  Frame frame() const override {
    const Point bottom = lower_[model::kLevels - 1].pose.origin, middle = 0.5 * (bottom + top_.origin);
    return {middle + Point{-6, 0, 0}, 0.5 * length(top_.origin - bottom) + 60};
  }

 private:
  static Pose moved(Pose pose, Point shift) { return {pose.origin + shift, pose.pitch}; }

  model::PerLevel<Plate> lower_, upper_;  // of the bones below and above each disc
  Pose top_;                              // upper endplate of L1
};

}  // namespace

std::shared_ptr<const Skeleton> load_skeleton(const std::filesystem::path& folder) {
  return std::make_shared<MeshSkeleton>(folder);
}

}  // namespace spinewalk::viz
