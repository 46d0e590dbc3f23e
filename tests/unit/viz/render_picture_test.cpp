#include "results/picture_origin.hpp"
#include "viz/picture.hpp"
#include "viz/program.hpp"

namespace spinewalk::viz {
namespace {

/// Saturated blue to green, as viridis is in its lower half.
bool is_cool(int red, int green, int blue) { return blue > red + 25 && blue > 60 && green > red; }

TEST_F(VizProgram, DrawsThreeSpinesSideBySideWithoutADisplay) {
  const Outcome outcome = run("render sample.h5 -o x.png");
  ASSERT_EQ(outcome.code, 0) << outcome.error;
  EXPECT_EQ(outcome.error, "");
  EXPECT_EQ(left_behind(), "x.png ");
  const Picture picture(path("x.png"));
  EXPECT_EQ(picture.width, 1280);
  EXPECT_EQ(picture.height, 720);
  for (const double left : {0.01, 0.31, 0.61})
    EXPECT_GT(picture.share(left, left + 0.29, is_bone), 0.05) << left;
  EXPECT_GT(picture.share(0.01, 0.30, is_cool), 0.004) << "standing: low pressure";
  EXPECT_LT(picture.share(0.01, 0.30, is_warm), 0.001);
  EXPECT_GT(picture.share(0.61, 0.90, is_warm), 0.004) << "running at its peak: high pressure";
}

TEST_F(VizProgram, HasTheSizeThatWasAskedFor) {
  ASSERT_EQ(run("render sample.h5 -o x.png --size 640x480 --phase 2 --level L1L2").code, 0);
  const Picture picture(path("x.png"));
  EXPECT_EQ(picture.width, 640);
  EXPECT_EQ(picture.height, 480);
  EXPECT_GT(picture.share(0.0, 0.45, is_bone), 0.05);
}

TEST_F(VizProgram, DrawsAMomentOfTheDay) {
  ASSERT_EQ(run("render sample.h5 -o early.png --time '5 min' --size 640x360").code, 0);
  ASSERT_EQ(run("render sample.h5 -o late.png --time '80 min' --size 640x360").code, 0);
  const Picture early(path("early.png")), late(path("late.png"));
  EXPECT_GT(late.share(0.0, 0.45, is_warm), early.share(0.0, 0.45, is_warm));
}

TEST_F(VizProgram, APictureSaysHowToMakeItAgainAndThatLineDoes) {
  ASSERT_EQ(run("render sample.h5 -o x.png --size 640x360 --time '31 min' --field oxygen --cut L2L3").code,
            0);
  const auto origin = results::read_origin(path("x.png"));
  ASSERT_EQ(origin.results.size(), 1u);
  EXPECT_EQ(origin.results[0].scenario_sha256, results::sample::result().provenance.scenario_sha256);
  const std::string first = read_text(path("x.png"));
  std::filesystem::remove(path("x.png"));
  std::string line = results::shell_line({origin.line.begin() + 1, origin.line.end()});
  ASSERT_EQ(run(line).code, 0) << line;
  EXPECT_EQ(read_text(path("x.png")), first);
}

TEST_F(VizProgram, ATransparentPictureHasNoPage) {
  ASSERT_EQ(run("render sample.h5 -o x.png --size 640x360 --phase 2 --transparent").code, 0);
  const Picture picture(path("x.png"));
  ASSERT_EQ(picture.channels(), 4);
  EXPECT_EQ(picture.pixel(2, 2)[3], 0) << "page";
  int clear = 0, solid = 0;
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x) {
      clear += picture.pixel(x, y)[3] == 0;
      solid += picture.pixel(x, y)[3] == 255;
    }
  EXPECT_GT(clear, picture.width * picture.height / 3);
  EXPECT_GT(solid, picture.width * picture.height / 30) << "bone";
}

TEST_F(VizProgram, ARunThatStoppedInItsFirstPhaseIsShownAcrossTheDay) {
  auto result = results::sample::result(false);
  result.record.rows.resize(5);
  result.record.phases.clear();
  result.record.bursts.clear();
  results::write_result(path("sample.h5"), result);
  const Outcome outcome = run("render sample.h5 -o x.png --size 640x360");
  ASSERT_EQ(outcome.code, 0) << outcome.error;
  EXPECT_GT(Picture(path("x.png")).share(0.0, 0.45, is_bone), 0.05);
}

TEST_F(VizProgram, CommandLineErrorsHaveCodeTwoAndLeaveNoFile) {
  const std::pair<const char*, const char*> cases[] = {
      {"render sample.h5", "--output is required"},
      {"render -o x.png", "RESULT"},
      {"render sample.h5 -o x.jpg", "end the name in .png, .mp4, .webm or .gif"},
      {"render sample.h5 -o x.png --field salt", "choose pressure, water, oxygen"},
      {"render sample.h5 -o x.png --chart force,dose", "choose force, pressure, height, fluid, profile"},
      {"render sample.h5 -o x.png --view 90", "write AZIMUTH,RISE[,ZOOM]"},
      {"render sample.h5 -o x.png --cut L4L5 --level L1L2", "names another disc than --level"},
      {"render sample.h5 -o x.png --clock '1 s' --gear day", "write --time instead"},
      {"render sample.h5 -o x.mp4 --transparent", "is for pictures"},
      {"render sample.h5 -o x.png --meshes none", "name a folder of meshes"},
      {"render sample.h5 -o x.png --size 1281x720", "both even"},
      {"render sample.h5 -o x.png --size big", "write WIDTHxHEIGHT"},
      {"render sample.h5 -o x.png --time 45", "as \"45 min\""},
      {"render sample.h5 -o x.png --time '3 h'", "choose 0 to 90 min"},
      {"render sample.h5 -o x.png --level L6", "choose L1L2"},
      {"render sample.h5 -o x.png --phase 9", "choose 1 to 3"},
      {"render sample.h5 -o x.png --fps 30", "is for movies"},
      {"render sample.h5 -o x.mp4 --time '3 min'", "a movie shows more than one moment"},
      {"render sample.h5 -o x.png --time '3 min' --phase 2", "--phase"},
      {"paint sample.h5", "hint"}};
  for (const auto& [arguments, text] : cases) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.code, 2) << arguments;
    EXPECT_NE(outcome.error.find(text), std::string::npos) << arguments << "\n" << outcome.error;
  }
  EXPECT_EQ(left_behind(), "");
}

TEST_F(VizProgram, UnreadableResultsAndUnwritablePicturesHaveCodeFive) {
  EXPECT_EQ(run("render none.h5 -o x.png").code, 5);
  std::ofstream(path("broken.h5")) << "not a result";
  EXPECT_EQ(run("render broken.h5 -o x.png").code, 5);
  std::filesystem::remove(path("broken.h5"));
  const Outcome outcome = run("render sample.h5 -o no/such/folder/x.png --size 640x360");
  EXPECT_EQ(outcome.code, 5);
  EXPECT_NE(outcome.error.find("cannot write no/such/folder/x.png: No such file or directory"),
            std::string::npos)
      << outcome.error;
  EXPECT_EQ(left_behind(), "");
}

}  // namespace
}  // namespace spinewalk::viz
