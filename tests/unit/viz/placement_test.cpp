#include "viz/placement.hpp"

#include "model/errors.hpp"
#include "results/temp_dir.hpp"

namespace spinewalk::viz {
namespace {

class PlacementTest : public results::TempDir {
 protected:
  /// A folder with an (empty) mesh for each bone and this table.
  void write(const std::string& table) const {
    for (const char* name : {"sacrum", "lumbar5", "lumbar4", "lumbar3", "lumbar2", "lumbar1"})
      results::write_text(at(std::string("mine_") + name + ".stl"), "");
    results::write_text(at("placement.tsv"), table);
  }
  std::string refusal() const {
    return results::message_of<InputError>([&] { read_placement(at("")); });
  }
};

const std::string kHeader = "body\tparent\tpos_m\teuler_or_quat\tmass_kg\tmeshes\n";
std::string spine(const std::string& l5_turn = "0 0 0") {
  std::string table = kHeader + "sacrum\t\t0 0 0\t1 0 0 0\t7\tsacrum.stl\n" + "L5\tsacrum\t0 0 0.1\t" +
                      l5_turn + "\t2\tlumbar5.stl\n";
  for (int n = 4; n >= 1; --n)
    table += "lumbar" + std::to_string(n) + "\t" + (n == 4 ? "L5" : "lumbar" + std::to_string(n + 1)) +
             "\t0 0 0.04\tNone\t2\tlumbar" + std::to_string(n) + ".stl\n";
  return table;
}

TEST_F(PlacementTest, ChainsParentsAndFindsFilesByTheEndOfTheirName) {
  write(spine());
  const auto meshes = read_placement(at(""));
  ASSERT_EQ(meshes.size(), 6u);
  EXPECT_EQ(meshes[5].body, 5u);  // L1
  EXPECT_EQ(meshes[5].file.filename(), "mine_lumbar1.stl");
  EXPECT_NEAR(meshes[5].placement({0, 0, 0}).z, 0.1 + 4 * 0.04, 1e-12);
  EXPECT_TRUE(meshes[5].own);
}

TEST_F(PlacementTest, TurnsByAnglesAndByQuaternionsAlike) {
  write(spine("0 0 1.5707963267948966"));
  const Point by_angles = read_placement(at(""))[1].placement({1, 0, 0});
  write(spine("0.70710678118654752 0 0 0.70710678118654752"));
  const Point by_quaternion = read_placement(at(""))[1].placement({1, 0, 0});
  EXPECT_NEAR(by_angles.y, 1, 1e-12);
  EXPECT_NEAR(length(by_angles - by_quaternion), 0, 1e-12);
}

TEST_F(PlacementTest, BadTablesNameRowAndRemedy) {
  const std::pair<std::string, const char*> cases[] = {
      {"body\tparent\n", "there is no column \"pos_m\""},
      {kHeader + "sacrum\tpelvis\t0 0 0\t\t\tsacrum.stl\n", "the parent \"pelvis\" has no row above"},
      {kHeader + "sacrum\t\t0 0\t\t\tsacrum.stl\n", "\"0 0\" is not a position"},
      {kHeader + "sacrum\t\t0 0 x\t\t\tsacrum.stl\n", "\"x\" is not a number"},
      {kHeader + "sacrum\t\t0 0 0\t0 0 0 0\t\tsacrum.stl\n", "a turn has three angles or a quaternion"},
      {kHeader + "sacrum\t\t0 0 0\t\t\tsacrum.stl\n", "there is no mesh of lumbar5"}};
  for (const auto& [table, text] : cases) {
    write(table);
    EXPECT_NE(refusal().find(text), std::string::npos) << table << refusal();
    EXPECT_NE(refusal().find("hint:"), std::string::npos);
    EXPECT_NE(refusal().find("placement.tsv"), std::string::npos);
  }
  std::filesystem::remove(at("placement.tsv"));
  EXPECT_NE(refusal().find("has 0 placement tables"), std::string::npos);
}

}  // namespace
}  // namespace spinewalk::viz
