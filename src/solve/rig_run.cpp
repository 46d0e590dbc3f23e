#include "solve/rig_run.hpp"

#include "model/errors.hpp"
#include "solve/fluid_stepper.hpp"
#include "solve/rig_specimen.hpp"
#include "solve/stride_mean.hpp"
#include "solve/watch.hpp"
#include "solve/worst_components.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace spinewalk::solve {
namespace {

constexpr double kSmallestStep = 1e-10;  ///< [s]
/// Longest step while a solute enters: this share of the time since the phase began, but not below the first step.
constexpr double kSoluteShare = 0.02, kSoluteStep = 0.01;

double load_at(const model::RigLoad& load, double since_start) {
  if (!load.cyclic()) return load.steady;
  return load.mean + load.amplitude * std::sin(2 * std::numbers::pi * load.frequency * since_start);
}

double highest_frequency(const model::Rig& rig) {
  double highest = 0;
  for (const auto& load : rig.load)
    if (load.cyclic()) highest = std::max(highest, load.frequency);
  return highest;
}

template <class Specimen>
class Bench {
 public:
  using Stepper = FluidStepper<typename Specimen::Element>;
  using Loads = typename Stepper::Loads;

  Bench(Specimen specimen, const model::Scenario& scenario, Record& record, const Progress& progress,
        const Surroundings& around)
      : specimen_(std::move(specimen)),
        scenario_(scenario),
        record_(record),
        report_(record.solver),
        progress_(progress),
        around_(around),
        watch_(scenario.solver, around.checkpoints, around.from),
        stepper_(specimen_.elements, scenario.solver.tolerance),
        recorder_(scenario, specimen_.constants(), specimen_.route_area(), record),
        states_{specimen_.elements[0].reference()},
        loads_(1) {
    for (const auto& load : scenario.rig->load) total_ += load.duration;
    watch_.follow({[this](Arrays& arrays) {
                     parts([&](const char* name, auto& part) { keep(arrays, name, part); });
                   },
                   [this](double, const Arrays& arrays) { write(arrays); }, [this] { return stepper_.counts().newton; },
                   [this] { return worst(); }});
  }

  void carry(const model::RigColumn& column) { solute_.emplace(column, specimen_.constants()); }

  void run() {
    if (around_.from) parts([this](const char* name, auto& part) { restore(*around_.from, name, part); });
    for (; phase_ < scenario_.rig->load.size(); ++phase_) {
      load_ = &scenario_.rig->load[phase_];
      run_phase();
      note_counts();
    }
    report_.evaluations = stepper_.counts().newton;
  }

 private:
  /// What carries over from step to step of a steady load, and from cycle to cycle.
  struct Loop {
    double next_row = 0;
    long cycle = 0;
    disc::FluidState<double> shown;

    auto kept() { return std::tie(next_row, cycle, shown); }
  };

  /// Hands everything that a checkpoint holds to visit(name, part).
  template <class Visit>
  void parts(Visit visit) {
    auto position = std::tie(phase_, t_, dt_, start_, end_);
    visit("position", position);
    visit("states", states_);
    if (solute_) visit("solute", *solute_);
    visit("recorder", recorder_);
    visit("stepper", stepper_);
  }

  void write(const Arrays& arrays) {
    note_counts();
    recorder_.end_phase(t_, moment(states_[0], concentration()));
    around_.checkpoints->write(record_, arrays);
    record_.phases.pop_back();
  }

  std::string worst() const {
    std::vector<Component> components;
    append_components(components, scenario_.rig->name(), stepper_.weighted(0, 0), specimen_.constants(), specimen_.annulus());
    return name_worst(std::move(components));
  }

  void run_phase() {
    Loop loop;
    if (!watch_.resume(loop)) {
      begin();
      loop.next_row = recorder_.next_row(t_);
    }
    try {
      load_->cyclic() ? run_cycles(loop) : run_steady(loop);
    } catch (const SolverError& error) {
      note_counts();
      recorder_.end_phase(t_, moment(states_[0], concentration()));
      throw SolverError(fmt::format("in phase {} {}: {}", phase_ + 1, load_->cyclic() ? "cyclic" : "steady", error.what()),
                        error.reason());
    }
  }

  void begin() {
    start_ = t_;
    end_ = t_ + load_->duration;
    disc::Slopes<double> unused;
    specimen_.elements[0].slopes(states_[0], loads_at(t_)[0], unused);
    recorder_.begin_phase(phase_, t_, moment(states_[0], concentration()));
    stepper_.restart();
    dt_ = kFirstStep;
  }

  const Loads& loads_at(double t) {
    loads_[0] = {load_at(*load_, t - start_), 0, 0};
    return loads_;
  }

  Reading read(const disc::FluidState<double>& state, double t) const {
    return specimen_.read(state, load_at(*load_, t - start_));
  }
  Moment moment(const disc::FluidState<double>& state, const std::vector<double>& concentration) const {
    return {state, read(state, t_), concentration};
  }
  const std::vector<double>& concentration() const { return solute_ ? solute_->concentration() : none_; }

  /// One accepted step, at most to `limit`.
  void step(double limit) {
    if (solute_) dt_ = std::min(dt_, std::max(kSoluteStep, kSoluteShare * (t_ - start_)));
    // A step that would leave a sliver before the limit takes it along; one that is cut does not shorten the next.
    const bool cut = t_ + 1.001 * dt_ >= limit;
    double dt = cut ? limit - t_ : dt_;
    const double before = t_;
    if (solute_) before_ = states_[0];
    const auto system = [this](double t) -> const Loads& { return loads_at(t); };
    bool failed = false;
    while (stepper_.try_step(system, states_, t_, dt) != controlled_step_result::success) {
      failed = true;
      if (dt < kSmallestStep) give_up();
    }
    dt_ = cut && !failed ? std::max(dt_, dt) : dt;
    if (solute_) solute_->follow(t_ - before, before_, states_[0]);
  }

  [[noreturn]] void give_up() {
    throw SolverError(fmt::format(
        "the fluid of the {} cannot be advanced at {:.6g} s: step below {:.0e} s (total pressure {:.4g} MPa). A load beyond "
        "what the solid can carry collapses the specimen; lower the load or raise the modulus. Worst components by weighted "
        "error: {}",
        scenario_.rig->name(), t_, kSmallestStep, states_[0].p_N / 1e6, worst()),
                      SolverError::Reason::small_step);
  }

  void run_steady(Loop& loop) {
    double& next_row = loop.next_row;
    typename Stepper::State between;
    std::vector<double> c;
    while (t_ < end_) {
      const double before = t_;
      step(end_);
      for (; next_row <= t_ && next_row < end_; next_row = recorder_.next_row(next_row)) {
        stepper_.interpolate(next_row, loads_at(next_row), between);
        if (solute_) {
          const double share = (next_row - before) / (t_ - before);
          c = solute_->concentration();
          for (std::size_t i = 0; i < c.size(); ++i) c[i] = std::lerp(solute_->concentration_before()[i], c[i], share);
        }
        recorder_.knot(next_row, read(between[0], next_row));
        recorder_.row(next_row, moment(between[0], c));
      }
      recorder_.knot(t_, read(states_[0], t_));
      report_progress();
      if (t_ < end_) watch_.between_steps(t_, loop);
    }
    recorder_.row(t_, moment(states_[0], concentration()));
    recorder_.end_phase(t_, moment(states_[0], concentration()));
  }

  /// "first", "middle", "last", or null for a cycle that is not kept.
  const char* place_of(long cycle, long cycles) const {
    const long wanted = std::min<long>(scenario_.record.bursts, cycles);
    const long middle = (cycles - wanted) / 2;
    if (cycle < wanted) return "first";
    if (cycle >= cycles - wanted) return "last";
    return cycle >= middle && cycle < middle + wanted ? "middle" : nullptr;
  }

  void run_cycles(Loop& loop) {
    const double period = 1 / load_->frequency;
    const long cycles = static_cast<long>(std::ceil(load_->duration / period * (1 - 1e-12)));
    auto& [next_row, cycle, shown] = loop;
    while (cycle < cycles) {
      const double cycle_start = start_ + static_cast<double>(cycle) * period;
      const double cycle_end = cycle + 1 == cycles ? end_ : start_ + static_cast<double>(cycle + 1) * period;
      const char* place = place_of(cycle, cycles);
      StrideMean mean;
      for (int k = 1; t_ < cycle_end; ++k) {
        const double sample = k < kCycleSteps ? std::min(cycle_start + k * period / kCycleSteps, cycle_end) : cycle_end;
        while (t_ < sample) step(sample);
        const Reading reading = read(states_[0], t_);
        recorder_.knot(t_, reading);
        if (place) recorder_.sample(place, t_, reading);
        mean.add(states_);
      }
      // A last, broken cycle has no mean of its own.
      const bool whole = cycle_end - cycle_start > period * (1 - 1e-9);
      if (cycle == 0 || whole) shown = mean.value()[0];
      for (; next_row <= t_ && next_row < end_; next_row = recorder_.next_row(next_row))
        recorder_.row(next_row, moment(shown, concentration()));
      report_progress();
      ++cycle;
      if (cycle < cycles) watch_.between_steps(t_, loop);
    }
    recorder_.row(t_, moment(shown, concentration()));
    recorder_.end_phase(t_, moment(shown, concentration()));
  }

  void note_counts() {
    report_.steps = stepper_.counts().steps;
    report_.rejected = stepper_.counts().rejected;
    report_.smallest_step = stepper_.counts().smallest_step;
  }
  void report_progress() const {
    if (progress_) progress_(t_, total_, load_->cyclic() ? "cyclic" : "steady");
  }

  Specimen specimen_;
  const model::Scenario& scenario_;
  Record& record_;
  SolverReport& report_;
  const Progress& progress_;
  const Surroundings& around_;
  Watch watch_;
  Stepper stepper_;
  RigRecorder recorder_;
  typename Stepper::State states_;
  Loads loads_;
  std::optional<RidingSolute> solute_;
  disc::FluidState<double> before_;
  const std::vector<double> none_;
  const model::RigLoad* load_ = nullptr;
  std::size_t phase_ = 0;
  double t_ = 0, dt_ = kFirstStep, start_ = 0, end_ = 0, total_ = 0;
};

}  // namespace

RidingSolute::RidingSolute(const model::RigColumn& column, const disc::ColumnConstants<double>& constants)
    : constants_(constants),
      sealed_below_(column.drained == model::Drained::top),
      solid_(constants.thickness.size(), column.solid_fraction),
      flux_(constants.thickness.size() + 1),
      c_(constants.thickness.size(), 0.0),
      before_(c_),
      step_(constants.thickness.size()) {
  const std::size_t n = c_.size();
  solute_ = {disc::DiffusivityLaw::constant, std::vector<double>(n, column.solute->diffusivity), std::vector<double>(n, 1.0),
             std::vector<double>(n, 1.0)};
  bath_.cranial = {column.solute->bath};
  bath_.caudal = {column.solute->bath, sealed_below_ ? 0.0 : disc::kOpen};
}

void RidingSolute::follow(double duration, const disc::FluidState<double>& before, const disc::FluidState<double>& after) {
  const std::size_t n = c_.size();
  // Mean fluxes by water balance, from the face whose flux is known exactly: the sealed one, or the top by what left there.
  const auto gain = [&](std::size_t i) { return constants_.thickness[i] * (after.J[i] - before.J[i]) / duration; };
  if (sealed_below_) {
    flux_[n] = 0;
    for (std::size_t i = n; i-- > 0;) flux_[i] = flux_[i + 1] + gain(i);
  } else {
    flux_[0] = (after.inflow[0] - before.inflow[0] - after.outflow[0] + before.outflow[0]) / duration;
    for (std::size_t i = 0; i < n; ++i) flux_[i + 1] = flux_[i] - gain(i);
  }
  before_ = c_;
  const disc::ColumnMotion<double> motion{constants_.region, constants_.thickness, solid_, before.J, after.J, flux_, {}, duration};
  disc::step_passive(step_, motion, solute_, bath_, disc::Convention::porosity, c_);
}

void run_rig(const model::Scenario& scenario, Record& record, const Progress& progress, const Surroundings& around) {
  const model::Rig& rig = *scenario.rig;
  if (const auto* disc = std::get_if<model::RigDisc>(&rig.specimen)) {
    Bench(DiscSpecimen(scenario.model.discs.at(disc->level)), scenario, record, progress, around).run();
    return;
  }
  const auto& column = std::get<model::RigColumn>(rig.specimen);
  Bench bench(ColumnSpecimen(column, highest_frequency(rig)), scenario, record, progress, around);
  if (column.solute) bench.carry(column);
  bench.run();
}

}  // namespace spinewalk::solve
