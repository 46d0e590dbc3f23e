/// The table that places the user's meshes: tab-separated, a row a body, columns found by name (others are passed over):
///
///     body    parent  pos_m           euler_or_quat    meshes
///     sacrum          0 0 0           0.7071 0.7071 0 0  sacrum.stl
///     lumbar5 sacrum  -0.108 0.061 0  0 0 -0.3         lumbar5.stl
///
/// pos_m [m] and euler_or_quat (x, y, z turns one after the other [rad], or w x y z) place a body in its parent's frame;
/// empty or None: not moved. In the frame of a body x points forward, and the whole stands upright with z up.
/// meshes: files of the folder, separated by `;`; or, as MuJoCo models are listed, NAME[FILE scale S pos P rot Q]. A file is
/// found by its own name or by one that ends in _ and it. Lengths of meshes are metres. Bodies are known by name: sacrum,
/// lumbar5 (L5) ... lumbar1 (L1), torso, thorax or T12; others move with their parents. No VTK.
#pragma once

#include "viz/shape.hpp"

#include <array>
#include <filesystem>
#include <vector>

namespace spinewalk::viz {

/// x -> turn x + shift, metres.
struct Placement {
  std::array<Point, 3> turn{Point{1, 0, 0}, Point{0, 1, 0}, Point{0, 0, 1}};  ///< rows
  Point shift;

  Point operator()(Point p) const { return Point{dot(turn[0], p), dot(turn[1], p), dot(turn[2], p)} + shift; }
  Placement operator*(const Placement& inner) const;
};

struct PlacedMesh {
  std::filesystem::path file;
  std::size_t body;     ///< as model::kSegmentNames: S1, L5 .. L1, thorax
  bool own;             ///< the bone of that body, not one that moves with it
  Placement placement;  ///< from the mesh to the whole
  double scale;
};

/// @throws InputError naming the table, the row and what is wrong; or the folder when there is no table or no bone.
std::vector<PlacedMesh> read_placement(const std::filesystem::path& folder);

}  // namespace spinewalk::viz
