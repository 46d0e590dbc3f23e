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

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

/// Seconds of processor time of this thread: what else the machine does costs no core-hours.
double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Stops a run when the time for probes is over.
class Deadline : public solve::Checkpoints {
 public:
  explicit Deadline(Clock::time_point begin) : begin_(begin) {}
  solve::Pause wanted() override { return seconds_since(begin_) > kProbeTime ? solve::Pause::stop : solve::Pause::none; }
  void write(const solve::Record&, const solve::Arrays&) override {}

 private:
  Clock::time_point begin_;
};

}  // namespace

Estimate probe_plan(const Plan& plan) {
  Estimate estimate;
  MemoryStarts starts;
  const auto begin = Clock::now();
  Deadline deadline(begin);
  double sum = 0;
  for (const long id : {0L, plan.samples / 2, plan.samples - 1}) {
    if (estimate.probes > 0 && (seconds_since(begin) > kProbeTime / 2 || estimate.probes >= plan.samples)) break;
    const double start = processor_seconds();
    double share = 0;
    try {
      const auto scenario = model::load_scenario(plan.scenario(), sets_of(plan, id));
      std::optional<solve::GivenState> given;
      if (const auto* from = std::get_if<model::FromResult>(&scenario.start)) given = results::read_given_start(*from);
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
  const auto values = static_cast<double>(results::summary_metrics().size() * plan.phases.size() * plan.levels.size());
  estimate.bytes = static_cast<double>(plan.samples) * 8 * (values + static_cast<double>(plan.columns.size()) + 10);
  return estimate;
}

}  // namespace spinewalk::sweep
