#include "solve/run.hpp"

#include "model/errors.hpp"
#include "solve/adaptation.hpp"
#include "solve/match.hpp"
#include "solve/rig_run.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace spinewalk::solve {
namespace {

/// Longest solute step [s] at tolerance 1e-4, and at any.
constexpr double kSoluteStep = 600, kLongestSoluteStep = 3600;
/// Below this tolerance the step shrinks with it, not with its root.
constexpr double kFirstOrder = 1e-5;

/// Second order in time, like the fluid: the error follows the tolerance. But where limited fluxes keep concentrations positive,
/// in the first minutes after a jump of the load, they are of first order, and at tight tolerances that is what is left.
double longest_solute_step(double tolerance) {
  const double second_order = kSoluteStep * std::sqrt(tolerance / 1e-4);
  return std::min(second_order * std::min(std::sqrt(tolerance / kFirstOrder), 1.0), kLongestSoluteStep);
}

double total_duration(const std::vector<model::Phase>& timeline) {
  return std::accumulate(timeline.begin(), timeline.end(), 0.0,
                         [](double sum, const model::Phase& phase) { return sum + phase.duration; });
}

/// The five discs through their timeline.
class Walk {
 public:
  Walk(const model::Scenario& scenario, Record& record, const Progress& progress, const Surroundings& around)
      : scenario_(scenario),
        adapting_(scenario),
        record_(record),
        progress_(progress),
        around_(around),
        watch_(scenario.solver, around.checkpoints, around.from),
        chain_(scenario.model, limits_for(scenario.solver.tolerance)),
        elements_(make_elements(scenario.model)),
        nutrition_(scenario.model, elements_, longest_solute_step(scenario.solver.tolerance)),
        recorder_(scenario_, elements_, nutrition_, record),
        stepper_(make_stepper(elements_, scenario.solver.tolerance)),
        total_(total_duration(scenario.timeline)) {
    watch_.follow({[this](Arrays& arrays) {
                     parts([&](const char* name, auto& part) { keep(arrays, name, part); });
                   },
                   [this](double t, const Arrays& arrays) { write(t, arrays); },
                   [this] { return record_.solver.evaluations + stepper_->counts().newton; },
                   [this] { return name_worst(*stepper_); }});
  }

  void run() {
    if (around_.from)
      resume();
    else
      start();
    if (progress_) progress_(t_, total_, kStartFound);
    for (; phase_ < scenario_.timeline.size(); ++phase_) {
      run_phase();
      end_phase();
    }
    record_.solver.evaluations += stepper_->counts().newton;
    record_.solver.column_solves += stepper_->counts().newton;
  }

 private:
  template <std::size_t... l>
  auto waters_of_phase(std::index_sequence<l...>) {
    return std::array{std::tie(phase_waters_[l].nucleus, phase_waters_[l].annulus)...};
  }
  auto waters_of_phase() { return waters_of_phase(std::make_index_sequence<model::kLevels>{}); }

  /// Hands everything that a checkpoint holds to visit(name, part).
  template <class Visit>
  void parts(Visit visit) {
    std::array<std::tuple<double&, double&>, model::kLevels> waters = waters_of_phase();
    auto position = std::tie(phase_, t_, waters, handed_on_, adapting_);
    visit("position", position);
    visit("states", states_);
    visit("nutrition", nutrition_);
    visit("recorder", recorder_);
    StepperState stepper = stepper_->state();
    visit("stepper", stepper);
    stepper_->restore(stepper);
  }

  void start() {
    auto start = solve_start(scenario_.start, scenario_.model, chain_, elements_, nutrition_, scenario_.solver.tolerance,
                             around_.given, around_.cache, &watch_);
    record_.solver.start_residual = start.residual;
    states_ = std::move(start.states);
    nutrition_.set_clock(0, states_);
  }

  void resume() {
    parts([this](const char* name, auto& part) { restore(*around_.from, name, part); });
    scenario_.timeline.at(phase_).duration += handed_on_;
    adapt();
  }

  /// The person as adapted so far.
  void adapt() {
    if (!adapting_.active()) return;
    adapting_.apply(scenario_.model);
    chain_ = spine::Chain(scenario_.model, limits_for(scenario_.solver.tolerance));
  }

  /// Time that a stop rule left goes to the next phase.
  void end_phase() {
    const auto& summary = record_.phases.back();
    const auto& phase = scenario_.timeline[phase_];
    handed_on_ = std::max(0.0, phase.duration - (summary.end - summary.start));
    if (handed_on_ < 1e-6 * phase.duration) handed_on_ = 0;  // round-off of the clock
    if (phase_ + 1 < scenario_.timeline.size()) scenario_.timeline[phase_ + 1].duration += handed_on_;
    adapting_.pass(summary.dose, summary.end - summary.start, summary.dose.cycles > 0);
    adapt();
  }

  void run_phase() {
    const auto& phase = scenario_.timeline[phase_];
    const auto name = model::activity_name(phase.activity);
    auto stride = loading::make_stride(phase.activity, scenario_.model);
    if (around_.change_stride) around_.change_stride(phase_, stride);
    if (!std::exchange(resumed_, false)) phase_waters_ = find_waters(elements_, states_);
    const auto advance = scenario_.solver.method == model::Method::averaged ? advance_averaged : advance_resolved;
    Advance context{chain_, elements_, *stepper_, nutrition_, recorder_, record_.solver, watch_,
                    [&](double now) { if (progress_) progress_(now, total_, name); }};
    try {
      if (phase.matched())
        match_mean_force(mean_force_of(phase.reference(), scenario_, record_, chain_, phase_waters_), chain_, phase_waters_,
                         stride);
      advance(context, phase_, stride, phase.duration, Stop(phase.stop), t_, states_);
    } catch (const SolverError& error) {
      note_counts();
      if (recorder_.in_phase()) recorder_.end_phase(t_, states_);
      throw SolverError("in phase " + std::to_string(phase_ + 1) + " " + std::string(name) + ": " + error.what(),
                        error.reason());
    }
    note_counts();
  }

  void note_counts() {
    record_.solver.steps = stepper_->counts().steps;
    record_.solver.rejected = stepper_->counts().rejected;
    record_.solver.smallest_step = stepper_->counts().smallest_step;
  }

  void write(double t, const Arrays& arrays) {
    note_counts();
    recorder_.end_phase(t, states_);
    around_.checkpoints->write(record_, arrays);
    record_.phases.pop_back();
  }

  model::Scenario scenario_;  ///< its person adapts, its phases hand on their time
  Adapting adapting_;
  double handed_on_ = 0;  ///< [s] to the present phase by the one before
  Record& record_;
  const Progress& progress_;
  const Surroundings& around_;
  Watch watch_;
  spine::Chain chain_;
  std::vector<Element> elements_;
  Nutrition nutrition_;
  Recorder recorder_;
  std::unique_ptr<Stepper> stepper_;
  DiscStates states_;
  spine::Waters phase_waters_{};  ///< when the phase began: what a matched load was matched at
  bool resumed_ = around_.from != nullptr;
  double t_ = 0;
  const double total_;
  std::size_t phase_ = 0;
};

}  // namespace

void run(const model::Scenario& scenario, Record& record, const Progress& progress, const Surroundings& around) {
  if (around.from) {
    // Its rows are those of a checkpoint, whose open phase was summed up as far as it went.
    if (record.phases.empty()) throw std::out_of_range("the checkpoint holds no phase");
    record.phases.pop_back();
    record.stop_reason.clear();
  }
  try {
    if (scenario.rig)
      run_rig(scenario, record, progress, around);
    else
      Walk(scenario, record, progress, around).run();
    record.complete = true;
    record.solver.message = "done";
  } catch (const SolverError& error) {
    record.stop_reason = record.solver.message = error.what();
    throw;
  }
}

void run(const model::Scenario& scenario, Record& record, const Progress& progress, const GivenState* given,
         StartCache* cache) {
  run(scenario, record, progress, Surroundings{given, cache});
}

}  // namespace spinewalk::solve
