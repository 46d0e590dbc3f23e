// How the cost grows: with discs, cells, hours; and what a thousand runs in one process leave behind.
#include "model/load_model.hpp"
#include "solve/lanes.hpp"
#include "solve/advance.hpp"
#include "solve/run.hpp"
#include "table.hpp"

#include <unistd.h>

#include <cmath>
#include <fstream>

namespace spinewalk::bench {
namespace {

/// Processor time [s] of an hour of standing for so many discs of so many cells, a step and a Newton iteration of it apart.
struct Cost {
  double a_step, a_solve;
};

Cost stand(int discs, int cells) {
  const auto model = model::load_model(SPINEWALK_SOURCE_DIR "/models/adult_male_50.yaml");
  const int endplate = std::max(2, cells * 5 / 16);
  solve::ElementConstantsList constants;
  solve::DiscStates states;
  for (int i = 0; i < discs; ++i) {
    constants.push_back(disc::element_constants(model.discs[static_cast<std::size_t>(i) % model::kLevels],
                                                {endplate, cells - 2 * endplate, std::pow(1.3, 64.0 / cells)}));
    states.push_back(solve::Element(constants.back()).reference());
  }
  const auto stepper = solve::choose_lanes().make_stepper(constants, 1e-3);
  const solve::DiscLoads loads(constants.size(), {594, 0, {}});
  const double time = processor_time([&] {
    double t = 0, dt = solve::kFirstStep;
    while (t < 3600) solve::step_fluid(*stepper, [&](double) -> const solve::DiscLoads& { return loads; }, states, t, dt, 3600);
  });
  const auto& counts = stepper->counts();
  return {time / static_cast<double>(counts.steps), time / static_cast<double>(counts.newton)};
}

double least_solve(int discs, int cells) {
  double best = stand(discs, cells).a_solve;
  for (int i = 0; i < 2; ++i) best = std::min(best, stand(discs, cells).a_solve);
  return best;
}

model::Scenario days(int count) {
  model::Scenario scenario;
  scenario.model = model::load_model(SPINEWALK_SOURCE_DIR "/models/adult_male_50.yaml");
  scenario.start = model::SupineEquilibrium{};
  scenario.solver.tolerance = 1e-3;
  scenario.record.every = 3600;
  for (int i = 0; i < count; ++i) {
    scenario.timeline.push_back({model::Standing{}, 57600, "{}"});
    scenario.timeline.push_back({model::Lying{}, 28800, "{}"});
  }
  return scenario;
}

double resident() {  // [MB]
  long total = 0, pages = 0;
  std::ifstream("/proc/self/statm") >> total >> pages;
  return static_cast<double>(pages) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1048576;
}

void run_once(const model::Scenario& scenario) {
  solve::Record record;
  solve::run(scenario, record, {});
}

}  // namespace

void measure_scaling(Table& table) {
  std::vector<double> size, cost;
  for (const int cells : {16, 32, 64, 128, 256, 512}) {
    size.push_back(cells);
    cost.push_back(least_solve(5, cells));
    if (cells == 64) {
      table.add("five discs of 64 cells: a column solve of all", 1e6 * cost.back(), "us");
      table.add("  a step", 1e6 * stand(5, 64).a_step, "us");
    }
  }
  table.add("cost of a column solve over cells, 16 to 512: slope", log_slope(size, cost), "1", "<= 1.05");
  size.clear(), cost.clear();
  for (const int discs : {8, 16, 32, 64}) {
    size.push_back(discs);
    cost.push_back(least_solve(discs, 64));
  }
  table.add("cost of a column solve over discs, 8 to 64: slope", log_slope(size, cost), "1", "<= 1.05");
  size.clear(), cost.clear();
  for (const int count : {1, 3, 10, 30}) {
    const auto scenario = days(count);
    size.push_back(24 * count);
    cost.push_back(best_time(2, [&] { run_once(scenario); }));
  }
  table.add("cost over hours, 24 to 720 by repeating days: slope", log_slope(size, cost), "1", "<= 1.05");
  table.add("  a repeated day of standing and lying", 1e3 * cost.back() / 30, "ms");
}

void measure_memory(Table& table) {
  auto scenario = days(1);
  for (auto& phase : scenario.timeline) phase.duration = 60;
  for (int i = 0; i < 100; ++i) run_once(scenario);
  const double before = resident();
  for (int i = 0; i < 1000; ++i) run_once(scenario);
  table.add("memory after 1,000 runs in one process: growth", resident() / before - 1, "1", "<= 0.02");
}

}  // namespace spinewalk::bench
