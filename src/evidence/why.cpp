#include "evidence/why.hpp"

#include "evidence/phase_metrics.hpp"
#include "model/errors.hpp"
#include "solve/run.hpp"
#include "sweep/compute.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace spinewalk::evidence {
namespace {

using loading::FourierSeries, loading::Stride;

constexpr double kImpactBand =
    10;  ///< [Hz] from which inertia counts as impact, as in force_impact (derived: force_split.hpp)

/// The harmonics of a series above or below the band of impacts; its mean goes with the lower ones.
FourierSeries band(FourierSeries series, bool impact) {
  for (std::size_t k = 0; k < series.harmonics.size(); ++k)
    if ((static_cast<double>(k + 1) / series.period >= kImpactBand) != impact) series.harmonics[k] = {};
  if (impact) series.mean = 0;
  return series;
}

FourierSeries sum(const FourierSeries& below, const FourierSeries& above) {
  FourierSeries total = below;
  total.harmonics.resize(std::max(below.harmonics.size(), above.harmonics.size()));
  for (std::size_t k = 0; k < above.harmonics.size(); ++k) {
    total.harmonics[k].cosine += above.harmonics[k].cosine;
    total.harmonics[k].sine += above.harmonics[k].sine;
  }
  return total;
}

/// One cadence for all parts: that of the inertia, else of whichever part moves.
void set_period(Stride& stride, double period) {
  stride.period = period;
  for (auto* series : {&stride.pelvis_acceleration, &stride.pitch, &stride.phasic, &stride.ground_force})
    if (period > 0) series->period = period;
}

using Change = std::function<void(Stride& own, const Stride& other)>;

void swap_weight(Stride& own, const Stride& other) {
  own.posture.inclination = other.posture.inclination;
  own.support = other.support;
  own.buoyancy = other.buoyancy;
  own.carried = other.carried;
}
void swap_inertia(Stride& own, const Stride& other) {
  own.pelvis_acceleration = sum(band(other.pelvis_acceleration, false), band(own.pelvis_acceleration, true));
  set_period(own, other.steady() ? own.period : other.period);
}
void swap_impact(Stride& own, const Stride& other) {
  own.pelvis_acceleration = sum(band(own.pelvis_acceleration, false), band(other.pelvis_acceleration, true));
  set_period(own, own.steady() ? other.period : own.period);
}
void swap_muscle(Stride& own, const Stride& other) {
  const double inclination = own.posture.inclination;
  own.posture = other.posture;
  own.posture.inclination = inclination;
  own.pitch = other.pitch;
  own.phasic = other.phasic;
  set_period(own, own.steady() ? other.period : own.period);
}
void swap_blood_flow(Stride& own, const Stride& other) { own.blood_flow_of_exercise = other.exercises(); }

/// Runs of A with some of B's inputs.
class Swaps {
 public:
  Swaps(const PhaseOf& a, const PhaseOf& b)
      : a_(a.scenario), b_(b.scenario), phase_(a.phase), other_(b.phase) {
    a_.record.bursts = 0;
    end_after_phase();
    other_stride_ = loading::make_stride(b_.timeline[other_].activity, b_.model);
  }

  std::vector<double> changed(const Change& change) { return run(a_, change); }
  std::vector<double> weight() {
    auto scenario = a_;
    scenario.model.subject.mass = b_.model.subject.mass;
    return run(scenario, swap_weight);
  }
  std::vector<double> constants() {
    auto scenario = with_constants();
    scenario.model.subject = a_.model.subject;
    return run(scenario, {});
  }
  /// A under the mean force of B's phase, which stands behind it to be asked for it.
  std::vector<double> mean_load() {
    auto scenario = a_;
    scenario.timeline[phase_].mean_force_of = static_cast<double>(scenario.timeline.size() + 1);
    scenario.timeline.push_back(b_.timeline[other_]);
    scenario.timeline.back().duration = 1;
    scenario.timeline.back().mean_force_of = model::kNotGiven;
    return run(scenario, {});
  }
  std::vector<double> together() {
    return run(with_constants(), [](Stride& own, const Stride& other) { own = other; });
  }

 private:
  /// Nothing after the phase is run but what an earlier phase is matched to: the days of a program that follow do not matter.
  void end_after_phase() {
    std::size_t count = phase_ + 1;
    for (std::size_t i = 0; i < count; ++i)
      if (const double matched = a_.timeline[i].mean_force_of; !std::isnan(matched))
        count = std::max(count, static_cast<std::size_t>(matched));
    a_.timeline.resize(count);
  }

  model::Scenario with_constants() const {
    auto scenario = a_;
    scenario.model = b_.model;
    return scenario;
  }

  std::vector<double> run(const model::Scenario& scenario, const Change& change) {
    solve::Surroundings around{};
    around.cache = &starts_;
    around.change_stride = [&](std::size_t phase, Stride& stride) {
      if (phase != phase_) return;
      stride.blood_flow_of_exercise = stride.exercises();  // stays, whatever else is swapped
      if (change) change(stride, other_stride_);
    };
    solve::Record record;
    solve::run(scenario, record, {}, around);
    return phase_metrics_of(record, phase_);
  }

  model::Scenario a_;
  const model::Scenario& b_;
  std::size_t phase_, other_;
  Stride other_stride_;
  sweep::MemoryStarts starts_;
};

void check(const PhaseOf& x) {
  const Place place{x.scenario.title, 0, 0};
  if (x.scenario.rig)
    throw InputError(place, "a rig has no inputs to swap", "compare two scenarios with a timeline");
  if (x.phase >= x.scenario.timeline.size())
    throw InputError(place, fmt::format("there is no phase {}", x.phase + 1),
                     fmt::format("the scenario has {}, counted from 1", x.scenario.timeline.size()));
}

std::vector<double> minus(std::vector<double> values, const std::vector<double>& others) {
  for (std::size_t i = 0; i < values.size(); ++i) values[i] -= others[i];
  return values;
}

}  // namespace

Why find_why(const PhaseOf& a, const PhaseOf& b) {
  check(a), check(b);
  Swaps swaps(a, b);
  Why why{phase_metrics(), swaps.changed({}), {}};
  const auto add = [&](const char* name, std::vector<double> values) {
    why.swaps.push_back({name, minus(std::move(values), why.first)});
  };
  add("weight", swaps.weight());
  add("inertia", swaps.changed(swap_inertia));
  add("muscle", swaps.changed(swap_muscle));
  add("impact", swaps.changed(swap_impact));
  add("mean load", swaps.mean_load());
  add("blood flow", swaps.changed(swap_blood_flow));
  if (a.scenario.model_text != b.scenario.model_text) add("constants", swaps.constants());
  add("together", swaps.together());
  return why;
}

Why find_shares_of_adaptation(const model::Scenario& scenario) {
  if (!scenario.adaptation.any())
    throw InputError({scenario.title, 0, 0}, "there is nothing to compare: one scenario, and no adaptation",
                     "name two scenarios, or write adaptation: {endurance: banister, body_mass: hall}");
  sweep::MemoryStarts starts;
  const std::size_t last = scenario.timeline.size() - 1;
  const auto run = [&](const model::Adaptation& laws) {
    auto changed = scenario;
    changed.adaptation = laws;
    solve::Record record;
    solve::run(changed, record, {}, nullptr, &starts);
    return phase_metrics_of(record, last);
  };
  Why why{phase_metrics(), run(scenario.adaptation), {}};
  auto laws = scenario.adaptation;
  const auto add = [&](const char* name, const model::Adaptation& without) {
    why.swaps.push_back({name, minus(run(without), why.first)});
  };
  if (laws.endurance != model::EnduranceLaw::none)
    add("without endurance", {model::EnduranceLaw::none, laws.body_mass});
  if (laws.body_mass != model::MassLaw::none)
    add("without body mass", {laws.endurance, model::MassLaw::none});
  add("together", {});
  return why;
}

}  // namespace spinewalk::evidence
