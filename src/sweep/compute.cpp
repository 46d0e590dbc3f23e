#include "sweep/compute.hpp"

#include "model/errors.hpp"
#include "model/load_scenario.hpp"
#include "results/given_start.hpp"
#include "solve/run.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spinewalk::sweep {
namespace {

/// A row holds one line.
std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

const char* status_of(SolverError::Reason reason) {
  switch (reason) {
    case SolverError::Reason::not_finite:
      return "nonfinite";
    case SolverError::Reason::limit:
      return "timeout";
    case SolverError::Reason::small_step:
      return "step_underflow";
    case SolverError::Reason::no_solution:
      break;
  }
  return "no_solution";
}

std::vector<double> solve_sample(const model::Scenario& scenario, solve::StartCache& starts, SampleCheckpoints& checkpoints) {
  std::optional<solve::GivenState> given;
  if (const auto* from = std::get_if<model::FromResult>(&scenario.start)) given = results::read_given_start(*from);
  solve::Record record;
  const solve::Arrays* state = checkpoints.find(record);
  solve::run(scenario, record, {}, {given ? &*given : nullptr, &starts, &checkpoints, state});
  return results::summary_values(record);
}

}  // namespace

std::optional<solve::StoredStart> MemoryStarts::load(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto at = kept_.find(key);
  return at == kept_.end() ? std::nullopt : std::optional(at->second);
}

void MemoryStarts::store(const std::string& key, const solve::StoredStart& start) {
  const std::lock_guard lock(mutex_);
  if (!kept_.emplace(key, start).second) return;
  order_.push_back(key);
  if (order_.size() <= kMost) return;
  kept_.erase(order_.front());
  order_.pop_front();
}

results::Sample compute_sample(const Plan& plan, long id, double tolerance_scale, solve::StartCache& starts,
                               SampleCheckpoints& checkpoints) {
  results::Sample sample{id, "done", "", results::no_values(plan.phases.size(), plan.levels.size()), ""};
  const auto fail = [&](const std::string& status, const std::string& reason) {
    sample.status = status;
    sample.reason = one_line(reason);
  };
  try {
    auto sets = sets_of(plan, id);
    if (tolerance_scale != 1) sets.push_back(fmt::format("solver.tolerance={}", plan.tolerance * tolerance_scale));
    auto values = solve_sample(model::load_scenario(plan.scenario(), sets), starts, checkpoints);
    if (values.size() == sample.values.size())
      sample.values = std::move(values);
    else
      fail(kInvalidInput, "the sample has another number of phases than the plan");
  } catch (const InputError& error) {
    fail(kInvalidInput, error.what());
  } catch (const SolverError& error) {
    fail(status_of(error.reason()), error.what());
  } catch (const IoError& error) {
    fail(kIo, error.what());
  }
  return sample;
}

}  // namespace spinewalk::sweep
