#include "viz/program.hpp"

#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPNGReader.h>

#include <set>

namespace spinewalk::viz {
namespace {

struct Picture {
  int width, height;
  vtkNew<vtkPNGReader> reader;

  explicit Picture(const std::filesystem::path& file) {
    reader->SetFileName(file.c_str());
    reader->Update();
    const int* size = reader->GetOutput()->GetDimensions();
    width = size[0];
    height = size[1];
  }
  const unsigned char* pixel(int x, int y) const {
    return static_cast<const unsigned char*>(reader->GetOutput()->GetScalarPointer(x, y, 0));
  }
  /// Share of pixels in a part of the picture for which `holds(red, green, blue)`.
  template <class Test>
  double share(double x0, double x1, Test holds) const {
    int count = 0, all = 0;
    for (int y = height * 3 / 10; y < height * 9 / 10; ++y)
      for (int x = int(x0 * width); x < int(x1 * width); ++x, ++all) {
        const unsigned char* p = pixel(x, y);
        count += holds(p[0], p[1], p[2]);
      }
    return double(count) / all;
  }
};

bool is_bone(int red, int green, int blue) {
  return red > 120 && red > blue + 8 && red - blue < 70 && green > blue;
}
/// Saturated blue to green, as viridis is in its lower half.
bool is_cool(int red, int green, int blue) { return blue > red + 25 && blue > 60 && green > red; }
/// Green to yellow, its upper end.
bool is_warm(int red, int green, int blue) { return green > blue + 60 && green > red; }

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
      {"render sample.h5 -o x.gif", "end the name in .png or .mp4"},
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
