/// A movie file written by the program ffmpeg, to which raw frames are piped. No VTK.
#pragma once

#include <sys/types.h>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

namespace spinewalk::viz {

struct MovieFormat {
  int width, height;  ///< [pixel] even (H.264)
  double frames_per_second;
  std::string comment;  ///< goes into the metadata
};

/// Writes X.part.mp4 (.webm, .gif) and renames it to X.mp4 in finish(); whatever goes wrong before, no file stays behind.
class MoviePipe {
 public:
  /// Starts ffmpeg, with an argument list, never through a shell.
  /// @throws IoError when ffmpeg cannot be started; the hint names the package.
  MoviePipe(std::filesystem::path output, MovieFormat format);
  ~MoviePipe();
  MoviePipe(const MoviePipe&) = delete;
  MoviePipe& operator=(const MoviePipe&) = delete;

  /// One frame of width x height x 3 bytes, red green blue, lowest row first as OpenGL gives it.
  /// @throws IoError with ffmpeg's own words when it has stopped reading.
  void write_frame(const unsigned char* pixels);

  /// Waits for ffmpeg and puts the file in place. @throws IoError when ffmpeg failed.
  void finish();

 private:
  void start();
  void append_comment();
  void close_pipe();
  int wait();
  [[noreturn]] void fail(const std::string& what);

  std::filesystem::path output_, part_;
  MovieFormat format_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> log_;  ///< ffmpeg's standard error
  int pipe_ = -1;
  pid_t process_ = -1;
};

}  // namespace spinewalk::viz
