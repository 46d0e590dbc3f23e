#include "sweep/status.hpp"

#include "sweep/ledger.hpp"

namespace spinewalk::sweep {
namespace {

enum class State : char { pending, interrupted, running, failed, done };

struct Survey {
  std::vector<State> states;
  std::vector<std::string> failures;
  long running_tasks = 0, walls = 0;
  double wall = 0;
};

void raise(State& state, State to) { state = std::max(state, to); }

Survey survey(const Plan& plan) {
  Survey all;
  all.states.assign(static_cast<std::size_t>(plan.samples), State::pending);
  all.failures.resize(all.states.size());
  for (const auto& shard : existing_tasks(plan, ".ledger")) {
    const auto contents = Ledger(plan.tasks() / (shard.name() + ".ledger")).read();
    const bool running = contents.open && contents.alive && contents.silent < kSilence;
    all.running_tasks += running;
    for (long id = shard.first(plan.samples); id < shard.last(plan.samples); ++id)
      raise(all.states[static_cast<std::size_t>(id)], running ? State::running : State::interrupted);
    for (const auto& [id, line] : contents.samples) {
      if (id < 0 || id >= plan.samples) continue;
      const auto at = static_cast<std::size_t>(id);
      raise(all.states[at], line.status == "done" ? State::done : State::failed);
      all.failures[at] = line.status;
      all.wall += line.wall;
      ++all.walls;
    }
  }
  return all;
}

}  // namespace

long Status::failures() const {
  long sum = 0;
  for (const auto& [status, count] : failed) sum += count;
  return sum;
}

Status read_status(const Plan& plan) {
  const Survey all = survey(plan);
  Status status;
  status.samples = plan.samples;
  status.running_tasks = all.running_tasks;
  for (std::size_t i = 0; i < all.states.size(); ++i) switch (all.states[i]) {
      case State::done:
        ++status.done;
        break;
      case State::failed:
        ++status.failed[all.failures[i]];
        break;
      case State::running:
        ++status.running;
        break;
      case State::interrupted:
        ++status.interrupted;
        break;
      case State::pending:
        ++status.pending;
    }
  status.seconds_each = all.walls > 0 ? all.wall / static_cast<double>(all.walls) : plan.estimate.seconds;
  status.seconds_left = status.seconds_each * static_cast<double>(status.left());
  return status;
}

std::vector<long> unfinished_tasks(const Plan& plan, long count, const std::optional<std::set<long>>& queued) {
  const Survey all = survey(plan);
  std::vector<long> tasks;
  for (long index = 0; index < count; ++index) {
    if (queued && queued->contains(index)) continue;
    const Shard shard{index, count};
    bool unfinished = false;
    for (long id = shard.first(plan.samples); id < shard.last(plan.samples); ++id) {
      const State state = all.states[static_cast<std::size_t>(id)];
      unfinished = unfinished || state == State::pending || state == State::interrupted ||
                   (queued && state == State::running);
    }
    if (unfinished) tasks.push_back(index);
  }
  return tasks;
}

}  // namespace spinewalk::sweep
