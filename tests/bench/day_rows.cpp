// The day of day.yaml, end to end: the program as a user runs it, start solved, nothing cached; and what checkpoints cost.
#include "results/file.hpp"
#include "table.hpp"

#include <fmt/format.h>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace spinewalk::bench {
namespace {

constexpr double kDay = 86400;
const std::string kScenario = SPINEWALK_SOURCE_DIR "/tests/bench/day.yaml";

struct Process {
  double wall, processor;  ///< [s]
  double memory;           ///< [MB] largest resident
};

Process run_program(const std::vector<std::string>& arguments) {
  std::vector<char*> argv;
  for (const auto& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    if (!freopen("/dev/null", "w", stdout)) _exit(126);
    execv(argv[0], argv.data());
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  if (status != 0)
    throw std::runtime_error("the program failed: " + fmt::format("{}", fmt::join(arguments, " ")));
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
          seconds(usage.ru_utime) + seconds(usage.ru_stime), static_cast<double>(usage.ru_maxrss) / 1024};
}

/// Worst relative difference over rows and discs: change of height, change of water, least glucose.
std::array<double, 3> differences(const solve::Record& a, const solve::Record& b) {
  std::array<double, 3> worst{}, range{};
  for (std::size_t r = 0; r < a.rows.size(); ++r)
    for (std::size_t l = 0; l < model::kLevels; ++l) {
      const auto least = [&](const solve::Row& row) {
        return *std::min_element(row.concentration[l][1].begin(), row.concentration[l][1].end());
      };
      const auto &x = a.rows[r].discs[l], &y = b.rows[r].discs[l], &x0 = a.rows[0].discs[l],
                 &y0 = b.rows[0].discs[l];
      const std::array<double, 3> ours{x.height - x0.height, x.fluid_volume - x0.fluid_volume,
                                       least(a.rows[r])},
          theirs{y.height - y0.height, y.fluid_volume - y0.fluid_volume, least(b.rows[r])};
      for (std::size_t i = 0; i < 3; ++i) {
        worst[i] = std::max(worst[i], std::abs(ours[i] - theirs[i]));
        range[i] = std::max(range[i], std::abs(theirs[i]));
      }
    }
  for (std::size_t i = 0; i < 3; ++i) worst[i] /= range[i];
  return worst;
}

/// Two months of the day, a row each: some seconds of computing.
void write_months(const std::string& file) {
  std::ofstream(file) << "schema: spinewalk/1\nmodel: adult_male_50\nstart: supine_equilibrium\n"
                         "timeline:\n  - repeat: {times: 60, timeline: [{standing: {for: 12 h}}, {walking: "
                         "{for: 4 h, speed: 1.3 m/s}}, "
                         "{lying: {for: 8 h}}]}\nsolver: {tolerance: 1e-3}\nrecord: {every: 24 h}\n";
}

/// A folder of its own, removed with what is in it.
struct Folder {
  std::string path = std::filesystem::temp_directory_path() / fmt::format("spinewalk-bench-{}", getpid());
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
};

}  // namespace

void measure_checkpoints(Table& table, const std::string& program) {
  constexpr double kEvery = 0.05, kDefault = 30;  // [s] on the clock; cli/run_checkpoints.hpp
  const Folder folder;
  const std::string scenario = folder.path + "/months.yaml";
  write_months(scenario);
  const auto run = [&](const std::string& every) {
    return run_program(
        {program, "run", scenario, "-o", folder.path + "/months.h5", "--checkpoint-every", every});
  };
  double without = 1e9, with = 1e9, count = 0;
  for (int i = 0; i < 3; ++i) {
    without = std::min(without, run("1 h").processor);
    const Process often = run(fmt::format("{} s", kEvery));
    if (often.processor < with) with = often.processor, count = often.wall / kEvery;
  }
  const double each = (with - without) / count;
  table.add("a checkpoint of a day with strides, processor time", 1e3 * each, "ms");
  table.add("  checkpoints every 30 s, the default: their share of the processor", each / kDefault, "1",
            "<= 0.02");
}

void measure_day(Table& table, const std::string& program) {
  const Folder folder;
  const std::string day = folder.path + "/day.h5", fine = folder.path + "/fine.h5";
  Process best{1e9, 1e9, 0};
  for (int i = 0; i < 5; ++i) {
    const Process one = run_program({program, "run", kScenario, "--no-cache", "-o", day});
    best = {std::min(best.wall, one.wall), std::min(best.processor, one.processor),
            std::max(best.memory, one.memory)};
  }
  const double tolerance = 1e-3;
  run_program({program, "run", kScenario, "--no-cache", "-o", fine, "--set",
               fmt::format("solver.tolerance={}", tolerance / 100)});
  const auto result = results::read_result(day);
  const auto& solver = result.record.solver;
  table.add("averaged day, start solved, no cache: simulated over wall time", kDay / best.wall, "1",
            ">= 1.6e+06");
  table.add("  simulated over processor time", kDay / best.processor);
  table.add("  processor time, process and files included", 1e3 * best.processor, "ms");
  table.add("  of which the start (as the last run says)",
            1e3 * std::stod(result.provenance.run.at("start_time")), "ms");
  const Process idle = run_program({program, "check", kScenario});
  table.add("  of which reading the scenario", 1e3 * idle.processor, "ms");
  const auto off = differences(result.record, results::read_result(fine).record);
  table.add("  height, against tolerance/100", off[0], "1", "<= 0.001");
  table.add("  water, against tolerance/100", off[1], "1", "<= 0.001");
  table.add("  least glucose, against tolerance/100", off[2], "1", "<= 0.001");
  table.add("  steps", static_cast<double>(solver.steps));
  table.add("  rejected", static_cast<double>(solver.rejected));
  table.add("  probes", static_cast<double>(solver.probes));
  table.add("  column solves", static_cast<double>(solver.column_solves));
  table.add("  evaluations", static_cast<double>(solver.evaluations));
  table.add("  averaging error, estimated", solver.averaging_error);
  table.add("  largest memory", best.memory, "MB", "<= 60");
}

}  // namespace spinewalk::bench
