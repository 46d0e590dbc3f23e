#include "results/picture_origin.hpp"
#include "viz/program.hpp"

namespace spinewalk::viz {
namespace {

class VizMovie : public VizProgram {
 protected:
  /// Puts a program called ffmpeg first on the path.
  std::string with_ffmpeg(const std::string& script) const {
    std::filesystem::create_directory(path("bin"));
    std::ofstream(path("bin/ffmpeg")) << "#!/bin/sh\n" << script;
    std::filesystem::permissions(path("bin/ffmpeg"), std::filesystem::perms::owner_all);
    return "PATH=" + path("bin").string() + ":/usr/bin:/bin";
  }
};

const std::string kShort = "render sample.h5 -o x.mp4 --size 640x360 --fps 10 --seconds 1";

TEST_F(VizMovie, WritesAMovieThatPlays) {
  const Outcome outcome = run(kShort);
  ASSERT_EQ(outcome.code, 0) << outcome.error;
  EXPECT_EQ(outcome.error, "") << "no progress bar: standard error is no terminal";
  EXPECT_EQ(left_behind(), "x.mp4 ");
  const std::string probe =
      "ffprobe -v error -count_frames -select_streams v:0 -show_entries "
      "stream=codec_name,width,height,nb_read_frames -of csv=p=0 '" +
      path("x.mp4").string() + "' > '" + path("probe.txt").string() + "'";
  ASSERT_EQ(std::system(probe.c_str()), 0);
  EXPECT_EQ(read_text(path("probe.txt")), "h264,640,360,10\n");
}

TEST_F(VizMovie, WritesWebmAndGifAndAllSayWhereTheyComeFrom) {
  for (const auto& [name, codec] : {std::pair{"x.webm", "vp9"}, {"x.gif", "gif"}, {"x.mp4", "h264"}}) {
    const Outcome outcome =
        run(std::string("render sample.h5 --size 320x320 --fps 4 --seconds 0.5 --phase 2 -o ") + name);
    ASSERT_EQ(outcome.code, 0) << name << outcome.error;
    const std::string probe =
        "ffprobe -v error -count_frames -select_streams v:0 -show_entries "
        "stream=codec_name,width,nb_read_frames -of csv=p=0 '" +
        path(name).string() + "' > '" + path("probe.txt").string() + "'";
    ASSERT_EQ(std::system(probe.c_str()), 0) << name;
    EXPECT_EQ(read_text(path("probe.txt")), std::string(codec) + ",320,2\n");
    const auto origin = results::read_origin(path(name));
    EXPECT_EQ(origin.line.back(), name);
    EXPECT_EQ(origin.line.front(), "spinewalk");
  }
  std::filesystem::remove(path("probe.txt"));
  EXPECT_EQ(left_behind().find("part"), std::string::npos);
}

TEST_F(VizMovie, MissingFfmpegNamesThePackage) {
  const Outcome outcome = run(kShort, "PATH=/nonexistent");
  EXPECT_EQ(outcome.code, 5);
  EXPECT_NE(outcome.error.find("cannot start ffmpeg"), std::string::npos) << outcome.error;
  EXPECT_NE(outcome.error.find("install the package ffmpeg"), std::string::npos);
  EXPECT_EQ(left_behind(), "");
}

TEST_F(VizMovie, ABrokenPipeIsAnErrorInFfmpegsWordsAndLeavesNoHalfFile) {
  const std::string dies =
      "for last; do :; done\necho half > \"${last#file:}\"\nhead -c 1000 >/dev/null\n"
      "echo 'Unknown encoder libx264' >&2\nexit 1\n";
  const Outcome outcome = run(kShort, with_ffmpeg(dies));
  EXPECT_EQ(outcome.code, 5);
  EXPECT_NE(outcome.error.find("cannot write x.mp4"), std::string::npos) << outcome.error;
  EXPECT_NE(outcome.error.find("Unknown encoder libx264"), std::string::npos) << outcome.error;
  EXPECT_EQ(left_behind(), "");
}

TEST_F(VizMovie, AFailureAtTheEndIsNotMistakenForAMovie) {
  const Outcome outcome = run(kShort, with_ffmpeg("cat >/dev/null\nexit 3\n"));
  EXPECT_EQ(outcome.code, 5);
  EXPECT_NE(outcome.error.find("ffmpeg ended with code 3"), std::string::npos) << outcome.error;
  EXPECT_EQ(left_behind(), "");
}

TEST_F(VizMovie, StoppingItLeavesNoHalfFile) {
  const std::string arguments = "render sample.h5 -o x.mp4 --size 640x360 --seconds 600";
  const std::string stop_when_started =
      "timeout --signal=TERM --preserve-status 5 env";  // 15000 frames take far longer than this
  const Outcome outcome = run(arguments, stop_when_started);
  EXPECT_EQ(outcome.code, 75) << outcome.error;
  EXPECT_NE(outcome.error.find("no movie was written"), std::string::npos) << outcome.error;
  EXPECT_EQ(left_behind(), "");
}

}  // namespace
}  // namespace spinewalk::viz
