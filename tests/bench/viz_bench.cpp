/// What playback costs, as ratios taken in one run: viz_bench [FOLDER for scratch files].
///     open    first frame of a week (minutes, 64 cells) over reading what it needs
///     scrub   profiles read from disk a position of the cursor; the file holds one a minute of the week
///     frames  a second of one spine at 1280x720, strides and day
///     movie   frames rendered into ffmpeg over the same frames rendered and, apart, encoded
///     memory  high-water mark of this process after opening the week, over the bytes of its profiles
#include "results/sample_result.hpp"
#include "viz/headless.hpp"
#include "viz/movie_pipe.hpp"
#include "viz/scene.hpp"

#include <vtkUnsignedCharArray.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <future>
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

/// The sample's walk, over and over.
void write_week(const std::filesystem::path& file) {
  results::Result result = sample::result();
  auto& record = result.record;
  for (double time = record.rows.back().time + 60; time <= 7 * 86400; time += 60)
    record.rows.push_back(sample::row(sample::kGaits[1], time));
  record.phases.back().end = record.rows.back().time;
  results::write_result(file, result);
}

double high_water() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return 1024 * std::stod(line.substr(6));
  return NAN;
}

constexpr int kWidth = 1280, kHeight = 720;

std::vector<viz::Playback> open_run(const std::filesystem::path& file) {
  std::vector<viz::Playback> runs;
  runs.emplace_back(std::make_shared<results::OpenResult>(file));
  return runs;
}

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

void measure_opening(const std::filesystem::path& week) {
  const double reading = seconds([&] {
    const auto runs = open_run(week);
    viz::day_shot(runs, coloured_by_oxygen());
  });
  std::vector<viz::Playback> runs;
  std::optional<viz::Shot> shot;
  std::optional<viz::HeadlessWindow> headless;
  std::optional<viz::Scene> scene;
  const double first = seconds([&] {
    auto skeleton = viz::start_skeleton({}, 2.2);
    runs = open_run(week);
    shot = viz::day_shot(runs, coloured_by_oxygen());
    headless.emplace(kWidth, kHeight);
    scene.emplace(headless->window(), *shot, skeleton.get());
    scene->show(shot->end / 2);
    headless->window().Render();
    headless->window().WaitForCompletion();
  });
  std::printf("open    %.2f x reading (%.2f s), target 1.5\n", first / reading, reading);
  measure_scrubbing(*scene, *shot, runs[0], headless->window());
  const double bytes = 7.0 * 1440 * 5 * 64 * 6 * 8;
  std::printf("memory  %.2f x the profiles (%.0f MB)\n", high_water() / bytes, high_water() / 1e6);
}

void measure_frames(const std::vector<viz::Playback>& runs, const viz::Shot& shot, const char* name) {
  viz::HeadlessWindow headless(kWidth, kHeight);
  viz::Scene scene(headless.window(), shot, viz::make_skeleton(2.2));
  scene.show(shot.start);
  headless.window().Render();
  constexpr int frames = 60;
  const double spent = seconds([&] {
    for (int i = 0; i < frames; ++i) {
      scene.show(shot.start + (shot.end - shot.start) * i / frames);
      headless.window().Render();
      headless.window().WaitForCompletion();
    }
  });
  std::printf("frames  %.1f a second, %s (%zu run), target 15\n", frames / spent, name, runs.size());
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
  const std::filesystem::path folder = argc > 1 ? argv[1] : ".";
  const auto week = folder / "bench_week.h5";
  if (!std::filesystem::exists(week)) {
    write_week(week);  // in a process of its own, for its memory would be counted
    std::printf("wrote %s; run me again\n", week.c_str());
    return 0;
  }
  measure_opening(week);
  std::filesystem::remove(week);
  std::vector<viz::Playback> runs;
  runs.emplace_back(sample::result());
  measure_frames(runs, viz::stride_shot(runs, 1, {}), "strides");
  measure_frames(runs, viz::day_shot(runs, coloured_by_oxygen()), "day");
  measure_movie(viz::stride_shot(runs, 1, {}), folder);
}
