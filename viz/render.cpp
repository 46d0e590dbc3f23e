#include "viz/render.hpp"

#include "model/errors.hpp"
#include "viz/headless.hpp"
#include "viz/movie_pipe.hpp"
#include "viz/scene.hpp"
#include "viz/whole_file.hpp"

#include <fmt/format.h>
#include <vtkImageShrink3D.h>
#include <vtkPNGWriter.h>
#include <vtkUnsignedCharArray.h>
#include <vtkWindowToImageFilter.h>

#include <cmath>

namespace spinewalk::viz {
namespace {

/// Pictures are drawn at twice their size and shrunk, which smooths every edge; movies cannot afford it.
constexpr int kOversampling = 2;

void write_png(vtkRenderWindow& window, const std::filesystem::path& output) {
  vtkNew<vtkWindowToImageFilter> capture;
  capture->SetInput(&window);
  capture->SetInputBufferTypeToRGB();
  capture->ReadFrontBufferOff();
  capture->ShouldRerenderOff();
  vtkNew<vtkImageShrink3D> shrink;
  shrink->SetInputConnection(capture->GetOutputPort());
  shrink->SetShrinkFactors(kOversampling, kOversampling, 1);
  shrink->MeanOn();
  vtkNew<vtkPNGWriter> writer;
  writer->SetInputConnection(shrink->GetOutputPort());
  writer->WriteToMemoryOn();
  writer->Write();
  vtkUnsignedCharArray* bytes = writer->GetResult();
  if (!bytes || bytes->GetNumberOfValues() == 0) throw IoError("VTK could not encode " + output.string());
  write_whole(output, bytes->GetPointer(0), static_cast<std::size_t>(bytes->GetNumberOfValues()));
}

void check_time(const std::vector<Playback>& runs, double time) {
  double end = 0;
  for (const Playback& run : runs) end = std::max(end, run.end());
  if (time < 0 || time > end)
    throw InputError({"--time"}, fmt::format("{:g} min is outside the run", time / 60),
                     fmt::format("choose 0 to {:g} min", end / 60));
}

void render_picture(const std::vector<Playback>& runs, const RenderOptions& options) {
  if (options.time) check_time(runs, *options.time);
  const bool day = options.time || (!options.phase && !have_phases(runs));
  const Shot shot = day ? day_shot(runs, options.level) : stride_shot(runs, options.phase, options.level);
  HeadlessWindow headless(kOversampling * options.width, kOversampling * options.height);
  Scene scene(headless.window(), shot, make_bones(1.5));
  if (day)
    scene.show(options.time.value_or(shot.end));
  else
    scene.show_peaks();
  headless.window().Render();
  write_png(headless.window(), options.output);
}

/// A shot and how long it stays on the screen.
struct Take {
  Shot shot;
  double seconds;
  double speed;  ///< clock seconds a second of movie
};

/// The strides once through in slow motion, then the whole run; what does not move is left out.
std::vector<Take> plan_takes(const std::vector<Playback>& runs, const RenderOptions& options) {
  constexpr double day_seconds = 6;
  std::vector<Take> takes;
  if (options.phase || have_phases(runs)) {
    Shot strides = stride_shot(runs, options.phase, options.level);
    strides.slow_motion = options.slow_motion;
    const bool moves = strides.end > 0;
    if (moves || options.phase)
      takes.push_back(
          {strides, moves ? strides.end * options.slow_motion : day_seconds, 1 / options.slow_motion});
  }
  if (!options.phase) takes.push_back({day_shot(runs, options.level), day_seconds, 0});
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

void render_movie(const std::vector<Playback>& runs, const RenderOptions& options, const Progress& progress) {
  const std::vector<Take> takes = plan_takes(runs, options);
  int total = 0, done = 0;
  for (const Take& take : takes) total += frame_count(take, options.frames_per_second);
  MoviePipe movie(options.output, options.width, options.height, options.frames_per_second);
  HeadlessWindow headless(options.width, options.height);
  const auto bones = make_bones(2.2);
  vtkNew<vtkUnsignedCharArray> pixels;
  for (const Take& take : takes) {
    Scene scene(headless.window(), take.shot, bones);
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

void render(const std::vector<Playback>& runs, const RenderOptions& options, const Progress& progress) {
  if (options.is_movie())
    render_movie(runs, options, progress);
  else
    render_picture(runs, options);
}

}  // namespace spinewalk::viz
