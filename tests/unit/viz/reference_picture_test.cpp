/// Fixed data, camera and size against pictures that were looked at. After a wanted change: look at the new ones, then
/// SPINEWALK_UPDATE_PICTURES=1 ctest -R ReferencePicture
#include "viz/picture.hpp"
#include "viz/program.hpp"

#include <cmath>

namespace spinewalk::viz {
namespace {

/// Root mean square difference of two pictures after averaging over blocks, which forgives edges that moved by a pixel and
/// another version of the renderer, not another shape, place or colour. 0 to 255.
double block_difference(const Picture& a, const Picture& b) {
  constexpr int block = 8;
  double sum = 0;
  int count = 0;
  for (int y = 0; y + block <= a.height; y += block)
    for (int x = 0; x + block <= a.width; x += block)
      for (int c = 0; c < 3; ++c, ++count) {
        double difference = 0;
        for (int j = 0; j < block; ++j)
          for (int i = 0; i < block; ++i) difference += a.pixel(x + i, y + j)[c] - b.pixel(x + i, y + j)[c];
        sum += std::pow(difference / (block * block), 2);
      }
  return std::sqrt(sum / count);
}

struct Case {
  const char* name;
  const char* arguments;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class ReferencePicture : public VizProgram, public testing::WithParamInterface<Case> {
 protected:
  static std::filesystem::path reference(const char* name) {
    return std::filesystem::path(SPINEWALK_SOURCE_DIR) / "tests/unit/viz/reference" /
           (std::string(name) + ".png");
  }
};

constexpr Case kCases[] = {{"peaks", ""},
                           {"lateral_day", "--time \'80 min\' --view 90,0,1.2 --field water"},
                           {"cut", "--phase 2 --clock \'0.1 s\' --cut L4L5 --field glucose --chart profile"}};
INSTANTIATE_TEST_SUITE_P(All, ReferencePicture, testing::ValuesIn(kCases),
                         [](const auto& parameter) { return parameter.param.name; });

TEST_P(ReferencePicture, IsDrawnAgain) {
  const Outcome outcome =
      run(std::string("render sample.h5 -o x.png --size 640x360 ") + GetParam().arguments);
  ASSERT_EQ(outcome.code, 0) << outcome.error;
  if (std::getenv("SPINEWALK_UPDATE_PICTURES"))
    std::filesystem::copy_file(path("x.png"), reference(GetParam().name),
                               std::filesystem::copy_options::overwrite_existing);
  const Picture drawn(path("x.png")), expected(reference(GetParam().name));
  ASSERT_EQ(drawn.width, expected.width);
  EXPECT_LT(block_difference(drawn, expected), 2.5);
}

TEST_F(VizProgram, AnotherDiscOrAnotherColourIsFarFromTheReference) {
  ASSERT_EQ(
      run("render sample.h5 -o a.png --size 640x360 --time \'80 min\' --view 90,0,1.2 --field water").code,
      0);
  ASSERT_EQ(
      run("render sample.h5 -o b.png --size 640x360 --time \'80 min\' --view 85,0,1.2 --field water").code,
      0);
  EXPECT_GT(block_difference(Picture(path("a.png")), Picture(path("b.png"))), 5);
}

}  // namespace
}  // namespace spinewalk::viz
