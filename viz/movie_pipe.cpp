#include "viz/movie_pipe.hpp"

#include "model/errors.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <vector>

extern char** environ;

namespace spinewalk::viz {
namespace {

/// Blocks SIGPIPE in this thread while it lives and swallows one that came: a dead reader is then just EPIPE.
class NoBrokenPipeSignal {
 public:
  NoBrokenPipeSignal() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  ~NoBrokenPipeSignal() {
    const timespec at_once{};
    while (sigtimedwait(&pipe_, nullptr, &at_once) > 0) {
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  NoBrokenPipeSignal(const NoBrokenPipeSignal&) = delete;
  NoBrokenPipeSignal& operator=(const NoBrokenPipeSignal&) = delete;

 private:
  sigset_t pipe_, before_;
};

std::filesystem::path part_of(const std::filesystem::path& output) {
  std::filesystem::path part = output;
  return part.replace_extension(".part" + output.extension().string());
}

/// What ffmpeg is asked for, by the ending of the name.
std::vector<std::string> encoder(const std::string& extension) {
  if (extension == ".webm")
    return {"-vf", "vflip", "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8",  "-row-mt",
            "1",   "-crf",  "30",   "-b:v",       "0",         "-pix_fmt", "yuv420p",   "-f", "webm"};
  if (extension == ".gif")  // a palette a frame, so that frames stream and nothing is held back
    return {"-filter_complex",
            "vflip,split[a][b];[a]palettegen=stats_mode=single[p];[b][p]paletteuse=new=1:dither=bayer:bayer_"
            "scale=4",
            "-f", "gif"};
  return {"-vf", "vflip",    "-c:v",    "libx264",   "-preset",    "veryfast", "-crf",
          "20",  "-pix_fmt", "yuv420p", "-movflags", "+faststart", "-f",       "mp4"};
}

std::vector<std::string> ffmpeg_arguments(const std::filesystem::path& part, const MovieFormat& format) {
  std::vector<std::string> words{"ffmpeg",
                                 "-nostdin",
                                 "-loglevel",
                                 "error",
                                 "-y",
                                 "-f",
                                 "rawvideo",
                                 "-pix_fmt",
                                 "rgb24",
                                 "-s",
                                 fmt::format("{}x{}", format.width, format.height),
                                 "-r",
                                 fmt::format("{}", format.frames_per_second),
                                 "-i",
                                 "pipe:0"};
  for (std::string& word : encoder(part.extension().string())) words.push_back(std::move(word));
  words.insert(words.end(), {"-metadata", "comment=" + format.comment, "file:" + part.string()});
  return words;
}

}  // namespace

MoviePipe::MoviePipe(std::filesystem::path output, MovieFormat format)
    : output_(std::move(output)),
      part_(part_of(output_)),
      format_(std::move(format)),
      log_(std::tmpfile(), &std::fclose) {
  start();
}

void MoviePipe::start() {
  std::array<int, 2> ends{};
  if (!log_ || pipe2(ends.data(), O_CLOEXEC) != 0)
    throw IoError(fmt::format("cannot make a pipe for ffmpeg: {}", std::strerror(errno)));
  std::vector<std::string> words = ffmpeg_arguments(part_, format_);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);

  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, ends[0], STDIN_FILENO);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&files, fileno(log_.get()), STDERR_FILENO);
  // A process group of its own: Ctrl-C reaches only us, and we clean up.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);
  const int error = posix_spawnp(&process_, "ffmpeg", &files, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  close(ends[0]);
  pipe_ = ends[1];
  if (error == 0) return;
  process_ = -1;
  close_pipe();
  throw IoError(
      fmt::format("cannot start ffmpeg, which encodes movies: {}\n  hint: install the package ffmpeg, or ask "
                  "for a picture (-o X.png)",
                  std::strerror(error)));
}

MoviePipe::~MoviePipe() {
  if (process_ < 0) return;
  kill(process_, SIGTERM);
  close_pipe();
  wait();
  std::error_code ignored;
  std::filesystem::remove(part_, ignored);
}

void MoviePipe::write_frame(const unsigned char* pixels) {
  const NoBrokenPipeSignal guard;
  std::size_t left =
      std::size_t{3} * static_cast<std::size_t>(format_.width) * static_cast<std::size_t>(format_.height);
  while (left > 0) {
    const ssize_t written = write(pipe_, pixels, left);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(fmt::format("ffmpeg stopped before the end ({})", std::strerror(errno)));
    pixels += written;
    left -= static_cast<std::size_t>(written);
  }
}

void MoviePipe::finish() {
  close_pipe();
  const int status = wait();
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    fail(WIFEXITED(status) ? fmt::format("ffmpeg ended with code {}", WEXITSTATUS(status))
                           : fmt::format("ffmpeg was stopped by signal {}", WTERMSIG(status)));
  if (part_.extension() == ".gif") append_comment();
  std::error_code error;
  std::filesystem::rename(part_, output_, error);
  if (error) fail(fmt::format("cannot rename to {}: {}", output_.string(), error.message()));
}

/// ffmpeg writes no comments into GIF; what follows its last byte no reader of GIF looks at.
void MoviePipe::append_comment() {
  std::FILE* file = std::fopen(part_.c_str(), "ab");
  const bool written =
      file && std::fwrite(format_.comment.data(), 1, format_.comment.size(), file) == format_.comment.size();
  if (file && std::fclose(file) == 0 && written) return;
  fail(fmt::format("cannot add its origin: {}", std::strerror(errno)));
}

void MoviePipe::close_pipe() {
  if (pipe_ >= 0) close(pipe_);
  pipe_ = -1;
}

int MoviePipe::wait() {
  int status = 0;
  while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  return status;
}

void MoviePipe::fail(const std::string& what) {
  close_pipe();
  if (process_ >= 0) wait();
  std::error_code ignored;
  std::filesystem::remove(part_, ignored);
  std::array<char, 400> text{};
  std::rewind(log_.get());
  const std::size_t count = std::fread(text.data(), 1, text.size() - 1, log_.get());
  std::string words(text.data(), count);
  for (char& c : words)
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  throw IoError(fmt::format("cannot write {}: {}\n  ffmpeg: {}", output_.string(), what,
                            words.empty() ? "(silent)" : words));
}

}  // namespace spinewalk::viz
