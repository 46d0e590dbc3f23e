/// `plot` as users start it.
#include "results/picture_origin.hpp"
#include "viz/picture.hpp"
#include "viz/program.hpp"

namespace spinewalk::viz {
namespace {

bool is_blue(int red, int green, int blue) { return blue > 150 && red < 60 && green < 140; }

TEST_F(VizProgram, PlotsInEveryFormatAndEachSaysWhereItComesFrom) {
  for (const char* name : {"x.png", "x.svg", "x.pdf"}) {
    ASSERT_EQ(run(std::string("plot sample.h5 --what force --size 100x60 --dpi 96 -o ") + name).error, "");
    EXPECT_EQ(left_behind(), std::string(name) + " ");
    const auto origin = results::read_origin(path(name));
    EXPECT_EQ(results::shell_line(origin.line),
              std::string("spinewalk plot sample.h5 --what force --size 100x60 --dpi 96 -o ") + name);
    std::filesystem::remove(path(name));
  }
}

TEST_F(VizProgram, APlotShowsItsCurve) {
  ASSERT_EQ(run("plot sample.h5 --what height --size 100x60 --dpi 96 -o x.png").code, 0);
  const Picture picture(path("x.png"));
  EXPECT_EQ(picture.width, 378);
  EXPECT_EQ(picture.height, 227);
  EXPECT_GT(picture.share(0.1, 1.0, is_blue), 0.002);
}

TEST_F(VizProgram, APlotThatCannotBeDrawnLeavesNothing) {
  Outcome outcome = run("plot sample.h5 --what force -o x.gif");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_NE(outcome.error.find("end the name in .svg, .pdf or .png"), std::string::npos) << outcome.error;
  outcome = run("plot sample.h5 --what weight -o x.svg");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_NE(outcome.error.find("choose force, pressure,"), std::string::npos) << outcome.error;
  outcome = run("plot sample.h5 --what force --field oxygen -o x.svg");
  EXPECT_NE(outcome.error.find("belongs to --what profile"), std::string::npos) << outcome.error;
  outcome = run("plot sample.h5 --what force -o x.svg", "PATH=/nowhere");
  EXPECT_EQ(outcome.code, 5);
  EXPECT_NE(outcome.error.find("Debian: gnuplot-nox"), std::string::npos) << outcome.error;
  outcome = run("plot sample.h5 --what force -o nowhere/x.svg");
  EXPECT_EQ(outcome.code, 5);
  EXPECT_EQ(left_behind(), "");
}

}  // namespace
}  // namespace spinewalk::viz
