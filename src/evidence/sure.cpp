#include "evidence/sure.hpp"

#include "evidence/design.hpp"
#include "evidence/measure.hpp"
#include "evidence/phase_metrics.hpp"
#include "model/errors.hpp"
#include "model/load_scenario.hpp"
#include "sweep/compute.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace spinewalk::evidence {
namespace {

bool is_open(const model::Provenance& p) {
  return p.status == model::Status::assumed || p.status == model::Status::fitted;
}

/// The open constants, levels taken together: with a range, and the number of those without.
std::pair<std::vector<Uncertain>, std::size_t> open_constants(const model::Model& model) {
  std::vector<Uncertain> ranged;
  std::vector<std::string> held;
  for (const auto& p : model.provenance) {
    if (!is_open(p)) continue;
    const std::string path = "model." + any_level(p.path);
    const bool known =
        std::any_of(ranged.begin(), ranged.end(), [&](const Uncertain& u) { return u.path == path; });
    if (p.range && !known) ranged.push_back({path, p.unit, *p.range});
    if (!p.range && std::find(held.begin(), held.end(), path) == held.end()) held.push_back(path);
  }
  return {ranged, held.size()};
}

std::vector<double> metrics(const PhaseFile& of, const std::vector<std::string>& sets,
                            solve::StartCache& starts) {
  const Simulation simulation = simulate(of.scenario, sets, &starts);
  if (of.phase >= simulation.result.record.phases.size())
    throw InputError(
        {of.scenario.string(), 0, 0}, fmt::format("there is no phase {}", of.phase + 1),
        fmt::format("the scenario has {}, counted from 1", simulation.result.record.phases.size()));
  return phase_metrics_of(simulation.result.record, of.phase);
}

}  // namespace

Sure find_sure(const PhaseFile& a, const PhaseFile& b, int threads, const Done& done) {
  const auto [constants, held] = open_constants(model::load_scenario(a.scenario).model);
  const std::size_t runs = 1 + 2 * constants.size();
  std::vector<std::vector<double>> first(runs), second(runs);
  for_each_in_parallel(runs, threads, done, [&](std::size_t i) {
    sweep::MemoryStarts starts;
    std::vector<std::string> sets;
    if (i > 0) sets.push_back(constants[(i - 1) / 2].set(static_cast<double>((i - 1) % 2)));
    first[i] = metrics(a, sets, starts), second[i] = metrics(b, sets, starts);
  });
  Sure sure{{}, {}, held};
  for (const Uncertain& constant : constants) sure.moved.push_back(constant.path);
  for (std::size_t m = 0; m < phase_metrics().size(); ++m) {
    const auto effect = [&](std::size_t run) { return second[run][m] - first[run][m]; };
    Sureness found{phase_metrics()[m].name,
                   phase_metrics()[m].unit,
                   first[0][m],
                   effect(0),
                   effect(0),
                   effect(0),
                   "none"};
    double widest = 0;
    for (std::size_t k = 0; k < constants.size(); ++k) {
      const double ends[] = {effect(2 * k + 1), effect(2 * k + 2)};
      for (const double end : ends)
        found.low = std::min(found.low, end), found.high = std::max(found.high, end);
      if (const double width = std::abs(ends[1] - ends[0]); width > widest)
        widest = width, found.deciding = constants[k].path;
    }
    sure.metrics.push_back(found);
  }
  return sure;
}

}  // namespace spinewalk::evidence
