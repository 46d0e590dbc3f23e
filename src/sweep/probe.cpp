#include "sweep/probe.hpp"

#include "model/errors.hpp"
#include "model/load_scenario.hpp"
#include "results/given_start.hpp"
#include "results/sample_table.hpp"
#include "solve/run.hpp"
#include "sweep/compute.hpp"

#include <chrono>
#include <ctime>

namespace spinewalk::sweep {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Seconds of processor time of this thread: what else the machine does costs no core-hours.
double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Stops a run when the time for probes is over; on a busy machine that is some time later.
class Deadline : public solve::Checkpoints {
 public:
  bool reached(double share) const {
    return processor_seconds() - computing_ > share * kProbeTime ||
           seconds_since(begin_) > share * kProbePatience;
  }
  solve::Pause wanted() override { return reached(1) ? solve::Pause::stop : solve::Pause::none; }
  void write(const solve::Record&, const solve::Arrays&) override {}

 private:
  double computing_ = processor_seconds();
  Clock::time_point begin_ = Clock::now();
};

}  // namespace

Estimate probe_plan(const Plan& plan) {
  Estimate estimate;
  MemoryStarts starts;
  Deadline deadline;
  double sum = 0;
  for (const long id : {0L, plan.samples / 2, plan.samples - 1}) {
    if (estimate.probes > 0 && (deadline.reached(0.5) || estimate.probes >= plan.samples)) break;
    const double start = processor_seconds();
    double share = 0;
    try {
      const auto scenario = model::load_scenario(plan.scenario(), sets_of(plan, id));
      std::optional<solve::GivenState> given;
      if (const auto* from = std::get_if<model::FromResult>(&scenario.start))
        given = results::read_given_start(*from);
      solve::Record record;
      const auto note = [&](double now, double total, std::string_view) { share = now / total; };
      solve::run(scenario, record, note, {given ? &*given : nullptr, &starts, &deadline, nullptr});
    } catch (const solve::Stopped&) {
      estimate.at_least = true;
    } catch (const SolverError&) {  // a failed sample costs what it costs
      share = 1;
    } catch (const InputError&) {
      share = 1;
    }
    sum += (processor_seconds() - start) / (estimate.at_least && share > 0 ? share : 1);
    ++estimate.probes;
    if (estimate.at_least) break;
  }
  estimate.seconds = sum / estimate.probes;
  const auto values =
      static_cast<double>(results::summary_metrics().size() * plan.phases.size() * plan.levels.size());
  estimate.bytes =
      static_cast<double>(plan.samples) * 8 * (values + static_cast<double>(plan.columns.size()) + 10);
  return estimate;
}

}  // namespace spinewalk::sweep
