#include "viz/render.hpp"

#include "model/errors.hpp"
#include "viz/capture.hpp"
#include "viz/headless.hpp"
#include "viz/movie_pipe.hpp"
#include "viz/scene.hpp"
#include "viz/warm_up.hpp"

#include <fmt/format.h>
#include <vtkUnsignedCharArray.h>

#include <cmath>

namespace spinewalk::viz {
namespace {

/// Pictures are drawn at twice their size and shrunk, which smooths every edge; movies cannot afford it.
constexpr int kOversampling = 2;

struct Job {
  const Runs& runs;
  const RenderOptions& options;
  std::string origin;
  std::shared_future<std::shared_ptr<const Skeleton>> skeleton;
};

void check_time(const std::vector<Playback>& runs, double time) {
  double end = 0;
  for (const Playback& run : runs) end = std::max(end, run.end());
  if (time < 0 || time > end)
    throw InputError({"--time"}, fmt::format("{:g} min is outside the run", time / 60),
                     fmt::format("choose 0 to {:g} min", end / 60));
}

bool shows_day(const Job& job) {
  const RenderOptions& options = job.options;
  if (options.gear) return *options.gear == Gear::day;
  return options.time || (!options.phase && !have_phases(job.runs));
}

void check_clock(const RenderOptions& options, bool day) {
  if (options.clock && day)
    throw InputError({"--clock"}, "is a moment within the strides, but the day is shown",
                     "write --time instead");
  if (options.time && !day)
    throw InputError({"--time"}, "is a moment of the day, but the strides are shown",
                     "write --clock instead");
}

void render_picture(const Job& job, HeadlessWindow& headless) {
  const RenderOptions& options = job.options;
  if (options.time) check_time(job.runs, *options.time);
  const bool day = shows_day(job);
  check_clock(options, day);
  const Shot shot =
      day ? day_shot(job.runs, options.look) : stride_shot(job.runs, options.phase, options.look);
  Scene scene(headless.window(), shot, job.skeleton.get());
  if (day)
    scene.show(options.time.value_or(shot.end));
  else if (options.clock)
    scene.show(*options.clock);
  else
    scene.show_peaks();
  const auto image = options.transparent ? capture_transparent(headless.window(), scene, kOversampling)
                                         : capture(headless.window(), kOversampling);
  write_png(*image, options.output, job.origin);
}

/// A shot and how long it stays on the screen.
struct Take {
  Shot shot;
  double seconds;
  double speed;  ///< clock seconds a second of movie
};

/// The strides once through in slow motion, then the whole run; what does not move is left out.
std::vector<Take> plan_takes(const Job& job) {
  constexpr double day_seconds = 6;
  const RenderOptions& options = job.options;
  const bool strides_only = options.phase || options.gear == Gear::stride;
  std::vector<Take> takes;
  if (strides_only || (options.gear != Gear::day && have_phases(job.runs))) {
    Shot strides = stride_shot(job.runs, options.phase, options.look);
    strides.slow_motion = options.slow_motion;
    const bool moves = strides.end > 0;
    if (moves || strides_only)
      takes.push_back(
          {strides, moves ? strides.end * options.slow_motion : day_seconds, 1 / options.slow_motion});
  }
  if (!strides_only) takes.push_back({day_shot(job.runs, options.look), day_seconds, 0});
  double total = 0;
  for (const Take& take : takes) total += take.seconds;
  for (Take& take : takes) {
    if (options.seconds) take.seconds *= *options.seconds / total;
    if (take.shot.gear == Gear::day) take.speed = (take.shot.end - take.shot.start) / take.seconds;
  }
  return takes;
}

int frame_count(const Take& take, double frames_per_second) {
  return std::max(1, static_cast<int>(std::lround(take.seconds * frames_per_second)));
}

/// The strides repeat when the movie is longer than they are.
double clock_of(const Take& take, double seconds) {
  const double span = take.shot.end - take.shot.start;
  return take.shot.start + (span > 0 ? std::fmod(take.speed * seconds, span) : 0.0);
}

void render_movie(const Job& job, HeadlessWindow& headless, const Progress& progress) {
  const RenderOptions& options = job.options;
  const std::vector<Take> takes = plan_takes(job);
  int total = 0, done = 0;
  for (const Take& take : takes) total += frame_count(take, options.frames_per_second);
  MoviePipe movie(options.output, {options.width, options.height, options.frames_per_second, job.origin});
  const auto skeleton = job.skeleton.get();
  vtkNew<vtkUnsignedCharArray> pixels;
  for (const Take& take : takes) {
    Scene scene(headless.window(), take.shot, skeleton);
    for (int frame = 0; frame < frame_count(take, options.frames_per_second); ++frame, ++done) {
      if (!progress(double(done) / total)) throw Stopped("stopped; no movie was written");
      scene.show(clock_of(take, frame / options.frames_per_second));
      headless.window().Render();
      headless.window().GetPixelData(0, 0, options.width - 1, options.height - 1, 0, pixels);
      movie.write_frame(pixels->GetPointer(0));
    }
  }
  movie.finish();
  progress(1);
}

}  // namespace

double bone_spacing(const RenderOptions& options) { return options.is_movie() ? 2.2 : 1.5; }

void render(Reading reading, std::shared_future<std::shared_ptr<const Skeleton>> skeleton,
            const RenderOptions& options, const CommandLine& line, const Progress& progress) {
  const int scale = options.is_movie() ? 1 : kOversampling;
  HeadlessWindow headless(scale * options.width, scale * options.height);
  warm_up(headless.window(), reading);
  const Runs& runs = reading.get();
  const Job job{runs, options, describe_origin(line, runs), std::move(skeleton)};
  if (options.is_movie())
    render_movie(job, headless, progress);
  else
    render_picture(job, headless);
}

}  // namespace spinewalk::viz
