#include "solve/watch.hpp"

#include "model/errors.hpp"

#include <fmt/format.h>

namespace spinewalk::solve {
namespace {

constexpr const char* kElapsed = "elapsed";

}  // namespace

Watch::Watch(const model::SolverOptions& limits, Checkpoints* checkpoints, const Arrays* from)
    : wall_limit_(limits.wall_limit),
      evaluation_limit_(limits.evaluation_limit),
      checkpoints_(checkpoints),
      from_(from) {
  if (from) restore(*from, kElapsed, earlier_);
}

double Watch::elapsed() const {
  return earlier_ + std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
}

void Watch::during_start() {
  if (elapsed() > wall_limit_)
    throw SolverError(
        fmt::format("gave up while solving for the start state: more than solver.wall_limit, {:.4g} s, "
                    "of computing; raise the limit",
                    wall_limit_),
                      SolverError::Reason::limit);
  if (checkpoints_ && checkpoints_->wanted() == Pause::stop) throw Stopped{0, false};
}

void Watch::check_limits(double t) const {
  if (static_cast<double>(run_.evaluations()) > evaluation_limit_)
    throw SolverError(
        fmt::format("gave up at {:.6g} s after {} evaluations, more than solver.evaluation_limit; raise the "
                    "limit or the tolerance. Worst components by weighted error: {}",
                    t, run_.evaluations(), run_.worst()),
                      SolverError::Reason::limit);
  if (elapsed() > wall_limit_)
    throw SolverError(
        fmt::format("gave up at {:.6g} s: more than solver.wall_limit, {:.4g} s, of computing; raise the "
                    "limit or the tolerance. Worst components by weighted error: {}",
                    t, wall_limit_, run_.worst()),
                      SolverError::Reason::limit);
}

void Watch::pause_run(double t, Arrays state, Pause pause) {
  run_.keep(state);
  double spent = elapsed();
  solve::keep(state, kElapsed, spent);
  run_.write(t, state);
  if (pause == Pause::stop) throw Stopped{t, true};
}

}  // namespace spinewalk::solve
