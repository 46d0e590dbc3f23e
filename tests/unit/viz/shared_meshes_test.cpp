// Vertebrae of ../shared/data/meshes, registered where they are.
#include "viz/picture.hpp"
#include "viz/placement.hpp"
#include "viz/program.hpp"

namespace spinewalk::viz {
namespace {

const std::filesystem::path kFolder = std::filesystem::path(SPINEWALK_SHARED_DIR) / "data/meshes";

TEST(SharedMeshes, AreAllPlaced) {
  const auto meshes = read_placement(kFolder);
  EXPECT_EQ(meshes.size(), 13u) << "sacrum, five lumbar and six thoracic vertebrae, ribs";
  // Every lumbar vertebra stands above the one before.
  double last = -1;
  for (const PlacedMesh& mesh : meshes) {
    if (!mesh.own || mesh.body == 6) continue;
    const double z = mesh.placement({0, 0.02, 0}).z;
    EXPECT_GT(z, last + 0.02) << mesh.file;
    last = z;
  }
}

TEST_F(VizProgram, ShowsTheUsersMeshes) {
  const Outcome outcome =
      run("render sample.h5 -o x.png --size 640x360 --phase 3 --meshes '" + kFolder.string() + "'");
  ASSERT_EQ(outcome.code, 0) << outcome.error;
  const Picture picture(path("x.png"));
  EXPECT_GT(picture.share(0.0, 0.45, is_bone), 0.05);
  EXPECT_GT(picture.share(0.0, 0.45, is_warm), 0.002) << "discs between them, at their peak";
}

}  // namespace
}  // namespace spinewalk::viz
