/// What playback costs, as ratios taken in one run: viz_bench WEEK.h5 FOLDER, a week by the minute and where movies go.
///     open    first frame of the week over reading what it needs
///     scrub   profiles read from disk a position of the cursor; the file holds one a minute of the week
///     frames  a second of one spine at 1280x720, strides and day
///     movie   frames rendered into ffmpeg over the same frames rendered and, apart, encoded
///     memory  high-water mark of this process after opening the week, over the bytes of its profiles
#include "results/sample_result.hpp"
#include "viz/headless.hpp"
#include "viz/movie_pipe.hpp"
#include "viz/scene.hpp"
#include "viz/warm_up.hpp"

#include <vtkUnsignedCharArray.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <optional>

namespace {

using namespace spinewalk;
namespace sample = results::sample;

template <class Work>
double seconds(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// [bytes] of this process.
double status(const std::string& name) {
  std::ifstream lines("/proc/self/status");
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with(name)) return 1024 * std::stod(line.substr(name.size()));
  return NAN;
}

constexpr int kWidth = 1280, kHeight = 720;

viz::Look coloured_by_oxygen() {
  viz::Look look;
  look.field = viz::Field::oxygen;
  return look;
}

void measure_scrubbing(viz::Scene& scene, const viz::Shot& shot, const viz::Playback& run,
                       vtkRenderWindow& window) {
  constexpr int positions = 20;
  const std::size_t before = run.profiles_read();
  const double spent = seconds([&] {
    for (int i = 0; i < positions; ++i) {
      scene.show(shot.end * (i + 0.5) / positions);
      window.Render();
      window.WaitForCompletion();
    }
  });
  std::printf("scrub   %.1f profiles a position (of %zu), %.0f ms with its frame\n",
              double(run.profiles_read() - before) / positions, run.rows().size(), 1e3 * spent / positions);
}

/// All threads of this process.
double processor_seconds() { return double(std::clock()) / CLOCKS_PER_SEC; }

void measure_opening(const std::filesystem::path& week) {
  const double before = processor_seconds();
  const double reading = seconds([&] {
    const viz::Runs runs = viz::start_reading({week}).get();
    viz::day_shot(runs, coloured_by_oxygen());
  });
  const double between = processor_seconds();
  viz::Runs runs;
  std::optional<viz::Shot> shot;
  std::optional<viz::HeadlessWindow> headless;
  std::optional<viz::Scene> scene;
  const double first = seconds([&] {
    const auto skeleton = viz::start_skeleton({}, 2.2);
    auto started = viz::start_reading({week});
    headless.emplace(kWidth, kHeight);
    viz::warm_up(headless->window(), started);
    runs = started.get();
    shot = viz::day_shot(runs, coloured_by_oxygen());
    scene.emplace(headless->window(), *shot, skeleton.get());
    scene->show(shot->end / 2);
    headless->window().Render();
    headless->window().WaitForCompletion();
  });
  std::printf("open    %.2f x reading (%.2f s), target 1.5; of the processor %.2f s, reading %.2f s\n",
              first / reading, reading, processor_seconds() - between, between - before);
  measure_scrubbing(*scene, *shot, runs[0], headless->window());
  const double bytes = double(runs[0].rows().size()) * model::kLevels * runs[0].depths(0).size() *
                       (2 + solve::kSolutes) * sizeof(double);
  std::printf("memory  %.2f x the profiles (%.0f MB): %.0f MB of its own, the rest pages of files\n",
              status("VmHWM:") / bytes, status("VmHWM:") / 1e6, status("RssAnon:") / 1e6);
}

void measure_frames(const viz::Runs& runs, const viz::Shot& shot, const char* name) {
  viz::HeadlessWindow headless(kWidth, kHeight);
  viz::Scene scene(headless.window(), shot, viz::make_skeleton(2.2));
  scene.show(shot.start);
  headless.window().Render();
  constexpr int frames = 60;
  const double before = processor_seconds();
  const double spent = seconds([&] {
    for (int i = 0; i < frames; ++i) {
      scene.show(shot.start + (shot.end - shot.start) * i / frames);
      headless.window().Render();
      headless.window().WaitForCompletion();
    }
  });
  std::printf("frames  %.1f a second, %s (%zu run), target 15; %.0f ms of the processor a frame\n",
              frames / spent, name, runs.size(), 1e3 * (processor_seconds() - before) / frames);
}

void measure_movie(const viz::Shot& shot, const std::filesystem::path& folder) {
  viz::HeadlessWindow headless(kWidth, kHeight);
  viz::Scene scene(headless.window(), shot, viz::make_skeleton(2.2));
  vtkNew<vtkUnsignedCharArray> pixels;
  constexpr int frames = 60;
  const auto draw = [&](int i) {
    scene.show(shot.end * i / frames);
    headless.window().Render();
    headless.window().GetPixelData(0, 0, kWidth - 1, kHeight - 1, 0, pixels);
  };
  draw(0);
  std::vector<std::vector<unsigned char>> kept;
  const double drawing = seconds([&] {
    for (int i = 0; i < frames; ++i) {
      draw(i);
      kept.emplace_back(pixels->GetPointer(0), pixels->GetPointer(0) + pixels->GetNumberOfValues());
    }
  });
  const viz::MovieFormat format{kWidth, kHeight, 25, "bench"};
  const double encoding = seconds([&] {
    viz::MoviePipe movie(folder / "bench_a.mp4", format);
    for (const auto& frame : kept) movie.write_frame(frame.data());
    movie.finish();
  });
  const double both = seconds([&] {
    viz::MoviePipe movie(folder / "bench_b.mp4", format);
    for (int i = 0; i < frames; ++i) {
      draw(i);
      movie.write_frame(pixels->GetPointer(0));
    }
    movie.finish();
  });
  std::printf("movie   %.2f x drawing (%.0f ms a frame) plus encoding (%.0f ms), target 1.3\n",
              both / (drawing + encoding), 1e3 * drawing / frames, 1e3 * encoding / frames);
  for (const char* name : {"bench_a.mp4", "bench_b.mp4"}) std::filesystem::remove(folder / name);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: viz_bench WEEK.h5 FOLDER\n");
    return 2;
  }
  measure_opening(argv[1]);
  viz::Runs runs;
  runs.emplace_back(sample::result());
  measure_frames(runs, viz::stride_shot(runs, 1, {}), "strides");
  measure_frames(runs, viz::day_shot(runs, coloured_by_oxygen()), "day");
  measure_movie(viz::stride_shot(runs, 1, {}), argv[2]);
}
